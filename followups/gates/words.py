# ruff: noqa: E501, RUF001 -- typographic quotes and dashes are what people write
"""Text as words: folded for comparing, with the place of each word and the sentence it stands in.

The pattern is linear: no repeat can fail after it consumed a run that another start would consume again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

# Characters that writers or mail programs leave inside a word: accents apart from their letter, soft hyphens, joiners.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN = re.compile(
    rf"([^\W_]+(?:[{_INSIDE}]+[^\W_]*)*)|([.!?…]{{1,8}}(?=[\s\"'”’»)\]]|$)|\n[ \t\r]{{0,40}}\n)",
)
# A number and a full stop before one of these is an ordinal.
_ORDERED = frozenset(
    ["jan", "jän", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez", "sto", "eta"]
)
_SHORTENED = frozenset(
    [
        "dr",
        "prof",
        "mr",
        "mrs",
        "sr",
        "sra",
        "srta",
        "dott",
        "dra",
        "ing",
        "eng",
        "sig",
        "nr",
        "ca",
        "inkl",
        "exkl",
        "zzgl",
        "ggf",
    ]
)
# A sentence is cut here, so that work within one sentence is bounded by a constant whatever the text.
LONGEST_SENTENCE = 120
_KEPT = 3000  # characters up to which a text is kept once split


def fold(word: str) -> str:
    """The word for comparing: lower case, without accents and invisible characters ("Müller" -> "muller")."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if letter.isalnum()) or word


@dataclass(frozen=True)
class Words:
    """The words of one text. Lists run in parallel: folded word, start, end, number of its sentence.

    `sentences` holds (first word, one past the last word, what ended it: "?" or "." or …) for each sentence.
    """

    text: str
    folded: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int, str]]

    def place(self, first: int, stop: int) -> tuple[int, int]:
        """Characters covered by the words first..stop-1."""
        return self.starts[first], self.ends[stop - 1]

    def sentence_words(self, number: int) -> list[str]:
        """The folded words of a sentence."""
        first, stop, _ = self.sentences[number]
        return self.folded[first:stop]


# How English is typed in a hurry, word for word.
_TYPED = {
    "u": "you", "ur": "your", "r": "are", "ya": "you", "pls": "please", "plz": "please", "plss": "please", "thx": "thanks", "tx": "thanks",
    "abt": "about", "dont": "not", "cant": "cannot", "wont": "not", "didnt": "not", "doesnt": "not", "isnt": "not", "havent": "not",
    "wanna": "want", "gonna": "will", "lemme": "let", "gimme": "give", "tmrw": "tomorrow", "tmr": "tomorrow", "msg": "message",
    "msgs": "messages", "msged": "messaged", "whats": "what", "wats": "what", "hows": "how", "lets": "let", "ill": "will", "im": "i",
    "ive": "i", "youre": "you", "youll": "you", "info": "information", "n": "and", "nd": "and", "coz": "because", "cos": "because",
    "bcoz": "because", "atleast": "least", "tho": "though", "wud": "would", "shud": "should", "cud": "could", "hv": "have", "wil": "will",
    "thru": "through", "b4": "before", "gr8": "great", "2day": "today", "2moro": "tomorrow", "fone": "phone", "qn": "question",
}  # fmt: skip


def spelled_out(text: Words) -> Words:
    """The same English text with its words as they are spelled in full; places stay where they are."""
    if _TYPED.keys().isdisjoint(text.folded):
        return text
    return replace(text, folded=[_TYPED.get(word, word) for word in text.folded])


def words(text: str) -> Words:
    """Splits a text into words and sentences, in one pass. Names, facts and earlier touches are asked for again and again."""
    return _kept(text) if len(text) <= _KEPT else _split(text)


@lru_cache(maxsize=8192)
def _kept(text: str) -> Words:
    return _split(text)


def _split(text: str) -> Words:
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentence: list[int] = []
    sentences: list[tuple[int, int, str]] = []
    first = 0
    for match in _TOKEN.finditer(text):
        if match.lastindex == 1:
            folded.append(fold(match[1]))
            starts.append(match.start())
            ends.append(match.end())
            sentence.append(len(sentences))
            if len(folded) - first == LONGEST_SENTENCE:
                sentences.append((first, len(folded), ""))
                first = len(folded)
        elif len(folded) > first and not (match[2] == "." and _goes_on(text, match.end(), folded[-1])):
            sentences.append((first, len(folded), "?" if "?" in match[2] else "."))
            first = len(folded)
    if len(folded) > first:
        sentences.append((first, len(folded), ""))
    return Words(text, folded, starts, ends, sentence, sentences)


def _goes_on(text: str, stop: int, word: str) -> bool:
    """A full stop that ends no sentence: "am 12. Juni", "Dr. Wendt"."""
    if word in _SHORTENED:
        return True
    return len(word) < 3 and word.isdigit() and text[stop + 1 : stop + 4].lower() in _ORDERED


def shingles(folded: list[str], size: int) -> dict[tuple[str, ...], int]:
    """Every run of `size` words with the place of its first word."""
    return {tuple(folded[place : place + size]): place for place in range(len(folded) - size, -1, -1)}
