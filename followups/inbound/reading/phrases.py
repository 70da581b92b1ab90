"""Phrase books: which of many phrases stand in a text. Plain search, so that the cost is that of reading the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MAX_PLACES = 50  # at which a phrase is tried
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
                if pieces[0] in text and _stands(text, pieces):
                    yield label, phrase
                    break

    def found_all(self, text: str) -> Iterator[str]:
        """Every phrase of every label that stands in `text`, which is plain()."""
        for _, phrases in self.book:
            yield from (phrase for phrase, pieces in phrases if pieces[0] in text and _stands(text, pieces))

    def first(self, text: str) -> tuple[str, str] | None:
        """The first of found()."""
        return next(self.found(text), None)


def _phrases(lines: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(phrase, its pieces) of each line that is not empty."""
    found = (line.strip() for line in lines.splitlines())
    return tuple((phrase, tuple(plain(piece) for piece in phrase.split("…"))) for phrase in found if phrase)


def _stands(text: str, pieces: tuple[str, ...]) -> bool:
    """Whether the pieces follow one another somewhere, the first at the beginning of a word ("spam" is not in "antispam")."""
    start = -1
    for _ in range(MAX_PLACES):
        start = text.find(pieces[0], start + 1)
        if start < 0:
            return False
        within = start > 0 and text[start - 1].isascii() and text[start - 1].isalnum() and pieces[0][0].isalpha()
        if not within and _follow(text, start + len(pieces[0]), pieces[1:]):
            return True
    return False


def _follow(text: str, position: int, pieces: tuple[str, ...]) -> bool:
    for piece in pieces:
        place = text.find(piece, position, position + MAX_GAP + len(piece))
        if place < 0:
            return False
        position = place + len(piece)
    return True
