"""The decision engine: pure Python. No Django, no database, no clock; `now` is always a parameter."""
