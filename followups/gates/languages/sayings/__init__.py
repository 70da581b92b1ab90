"""How people refer, ask, press and claim, one small module for each language: `PHRASES` and `GENERIC`.

Phrases stand one on each line, written as `phrases.PhraseBook` reads them, under these labels:
`refers` (to what happened or was said), `refers_spoken` (a call, a meeting), `refers_written` (a mail), `closes` (ends
the matter); `ask_open` (asks in any sentence), `ask_modal` (asks in a question or at the start of a sentence),
`ask_verb` (asks at the start of a sentence or after an "and"), `ask_wh` (goes on asking right after an "and"),
`ask_soft` (an open door, no ask), `ask_not` (looks like an ask and is none), `ask_call` (makes it a meeting);
`guilt`, `false_urgency`, `ultimatum`; `claim` (says something of us that needs a proof), `customer` (stands before a
customer's name), `achieved` (stands after it), `counted` (what a message may count of itself: pages, steps).
`GENERIC` are words of business that any message may share with any other.
"""
