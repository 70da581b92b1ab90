"""The English phrases of `en.py`, by theme: what is offered, what asks for news, what a text touches."""
