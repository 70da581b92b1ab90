# ruff: noqa: E501 -- tables of words read better in long lines
"""English statements that bend a fact: its words with another number, without its "not", or widened without end.

Nothing in such a sentence is new, so what is left over after the evidence is taken away tells nothing; what tells is the
fact that it nearly repeats.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.evidence import sources, stems
from followups.gates.layout import layout
from followups.gates.reading import Reading, Text
from followups.gates.root import root
from followups.gates.words import words

_NEGATORS = frozenset(
    words("not no never cannot t without except nor none nothing out neither unless but only instead").folded
)
_WIDE = frozenset(words("unlimited forever lifetime indefinitely").folded)
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_NUMBERS = {word: number for number, word in enumerate(words(_COUNTED).folded)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "dozen": 12,
}  # fmt: skip
_REACH = 5  # words after a "not" that it denies
_AFTER = 3  # words after a number in which what it counts stands
_TWO = 2  # words that a statement and the fact it bends have in common
_PAIR = 2
_LARGE = 1000


@lru_cache(maxsize=4)
def bent(reading: Reading) -> tuple[tuple[int, int, bool], ...]:
    """The words (first, stop) of each statement of the body that bends a fact, and whether a number of it is bent."""
    english = reading.tongue.languages[0].code == "en"
    return tuple(_bent(reading, reading.body)) if english and reading.facts else ()


def _bent(reading: Reading, text: Text) -> Iterator[tuple[int, int, bool]]:
    main = layout(reading).main
    facts = [(_known_fact(fact.words.text), stems(fact.words.folded, reading)) for fact in reading.facts]
    for number, (begin, end, ender) in enumerate(text.words.sentences):
        first, stop = max(begin, main[0]), min(end, main[1])
        if first >= stop or ender == "?" or text.hits_in("opt_out", number):
            continue
        said = text.words.folded[first:stop]
        own = stems(said, reading)
        for fact, theirs in facts:
            if len(own & theirs) < _TWO:
                continue
            if _another_number(reading, said, fact):
                yield first, stop, True
                break
            affirmed = _NEGATORS.isdisjoint(said) and any(word in fact.denied for word in map(root, said))
            wider = _WIDE & set(said) and _WIDE.isdisjoint(fact.words)
            if affirmed or wider:
                yield first, stop, False
                break


class _Fact:
    """What a fact counts and what it denies."""

    def __init__(self, folded: list[str]) -> None:
        self.words = folded
        self.counted = dict(_counted(folded))
        self.denied = _denied(folded)


@lru_cache(maxsize=4096)
def _known_fact(text: str) -> _Fact:
    """Facts repeat from draft to draft."""
    return _Fact(words(text).folded)


def _denied(folded: list[str]) -> frozenset[str]:
    """The words that a fact denies and says nowhere else: "burns kerosene, not straw"."""
    denied: set[str] = set()
    held: set[str] = set()
    reach = 0
    for word in folded:
        if word in ("not", "no", "never", "cannot", "except"):
            reach = _REACH
            continue
        (denied if reach else held).add(root(word))
        reach -= bool(reach)
    return frozenset(word for word in denied - held if len(word) > _AFTER)


def _counted(folded: list[str]) -> Iterator[tuple[str, set[int]]]:
    found: dict[str, set[int]] = {}
    for place, word in enumerate(folded):
        number = _number(word)
        beside = (*folded[max(0, place - 1) : place], *folded[place + 1 : place + 2])
        if number is None or number >= _LARGE or any(other[0].isdigit() for other in beside):
            continue  # "9,300" and "39.00" are several words here, and amounts are compared elsewhere
        for after in folded[place + 1 : place + 1 + _AFTER]:
            if after in _NUMBERS or after[0].isdigit():
                break
            found.setdefault(root(after), set()).add(number)
    yield from found.items()


def _another_number(reading: Reading, said: list[str], fact: _Fact) -> bool:
    """Whether the statement counts what the fact counts, with a number that no evidence has."""
    if not fact.counted:
        return False
    for counted, numbers in _counted(said):
        theirs = fact.counted.get(counted)
        if theirs and len(counted) > _PAIR and not numbers & theirs and not numbers & _evident(reading):
            return True
    return False


def _evident(reading: Reading) -> set[int]:
    every = (word for source in sources(reading) for word in source.folded)
    return {number for word in every if (number := _number(word)) is not None}


def _number(word: str) -> int | None:
    return _NUMBERS.get(word, int(word) if word.isascii() and word.isdigit() and len(word) < _REACH else None)
