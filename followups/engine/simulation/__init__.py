"""A described lead through the real engine with a virtual clock: nothing is stored, nothing is sent.

`document` reads the file, `reading` makes a Scenario of it, `running` lets its time pass, `telling` puts it into words.
"""
