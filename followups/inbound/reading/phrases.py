"""Phrase books: which of many phrases stand in a text. Plain search, so that the cost is that of reading the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MAX_GAP = 90  # letters that an ellipsis in a phrase may stand for
SPACES = re.compile(r"[\s\u00a0]+")
# Typographic apostrophes, quotes and dashes as those of a keyboard; soft hyphens and joiners go.
MARKS = str.maketrans("\u2019\u2018`\u00b4\u201c\u201d\u2010\u2011\u2013", "''''\"\"---", "\u00ad\u200b")


def plain(text: str) -> str:
    """Lower case, one space between words, one kind of apostrophe, quote and dash."""
    return SPACES.sub(" ", text.translate(MARKS)).lower().strip()


class Phrases:
    """Phrases by label, asked in the order of the labels. A line is a phrase; " … " stands for up to 90 letters."""

    def __init__(self, book: Mapping[str, str]) -> None:
        self.book = tuple((label, _phrases(lines)) for label, lines in book.items())

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """(label, phrase) of the first phrase of each label that stands in `text`, which is plain()."""
        for label, phrases in self.book:
            for phrase, pieces in phrases:
                if pieces[0] in text and (len(pieces) == 1 or _follow(text, pieces)):
                    yield label, phrase
                    break

    def found_all(self, text: str) -> Iterator[str]:
        """Every phrase of every label that stands in `text`, which is plain()."""
        for _, phrases in self.book:
            yield from (
                phrase
                for phrase, pieces in phrases
                if pieces[0] in text and (len(pieces) == 1 or _follow(text, pieces))
            )

    def first(self, text: str) -> tuple[str, str] | None:
        """The first of found()."""
        return next(self.found(text), None)


def _phrases(lines: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(phrase, its pieces) of each line that is not empty."""
    found = (line.strip() for line in lines.splitlines())
    return tuple((phrase, tuple(plain(piece) for piece in phrase.split("…"))) for phrase in found if phrase)


def _follow(text: str, pieces: tuple[str, ...]) -> bool:
    start = text.find(pieces[0])
    for _ in range(50):
        position = start + len(pieces[0])
        for piece in pieces[1:]:
            place = text.find(piece, position, position + MAX_GAP + len(piece))
            if place < 0:
                break
            position = place + len(piece)
        else:
            return True
        start = text.find(pieces[0], start + 1)
        if start < 0:
            return False
    return False
