"""Letters without their accents, so that one spelling of a phrase finds all that people write."""

from __future__ import annotations

import unicodedata

from followups.inbound.reading.phrases import plain

# Letters that are no letter and accent to Unicode.
WHOLE = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})  # noqa: RUF001


def folded(text: str) -> str:
    """Lower case, plain spaces and apostrophes, no accents of Latin letters; other scripts stay as they are."""
    text = plain(text).translate(WHOLE)
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not "\u0300" <= letter <= "\u036f")
