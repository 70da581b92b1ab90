"""The words of a text, and whether it may hold one of many phrases, without trying each phrase at each word."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_APART = bytes(code if re.match(r"\w", chr(code), re.ASCII) else ord(" ") for code in range(256))
HEAD = 4  # letters by which words with any ending are told apart


class Words(NamedTuple):
    """The words of a text in lower case, and their first HEAD letters: most lists of beginnings have none of these."""

    whole: frozenset[str]
    heads: frozenset[str]


@lru_cache(maxsize=32)  # a decision asks several times for the same words; the next lead has its own
def read_words(text: str) -> Words:
    """What `\\w+` finds. In ASCII everything else becomes a space first, which is four times as fast."""
    text = text.lower()
    words = text.encode().translate(_APART).decode().split() if text.isascii() else _WORD.findall(text)
    whole = frozenset(words)
    return Words(whole, frozenset({word[:HEAD] for word in whole}))


def words_of(text: str) -> frozenset[str]:
    """The words alone."""
    return read_words(text).whole


class Phrases:
    """Phrases of words; `*` after a word stands for any ending. One word of each, the longest, tells whether to look closer.

    A pattern of a hundred alternatives takes 250 µs for a mail of 500 characters, may_be_in() 5 µs.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        telling = {max(re.findall(r"\w+\*?", phrase.lower()), key=len) for phrase in phrases}
        self._whole = frozenset(word for word in telling if not word.endswith("*"))
        self._heads = frozenset(word.rstrip("*")[:HEAD] for word in telling if word.endswith("*"))
        short = [head for head in self._heads if len(head) < HEAD]
        if short:
            raise ValueError(f"At least {HEAD} letters must stand before the *: {', '.join(short)}")

    def may_be_in(self, text: str) -> bool:
        """False where none of the phrases is in the text; True where one may be."""
        words = read_words(text)
        return not (self._whole.isdisjoint(words.whole) and self._heads.isdisjoint(words.heads))
