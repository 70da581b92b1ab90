"""How alike two messages are, by the runs of words they share; the same answer each time (mission H3). Pure."""

import re
from collections.abc import Iterable

RUN = 4  # words in a row that two messages may share by chance
TOO_ALIKE = 0.4  # of the shorter message's runs
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of a text, line by line; greeting and signature are in every message and too short to count for much."""
    found = set()
    for line in text.casefold().splitlines():
        words = _WORD.findall(line)
        found.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return frozenset(found)


def likeness(one: str, other: str) -> float:
    """0 where they share no run of words, 1 where the shorter one stands in the longer one."""
    mine, theirs = runs(one), runs(other)
    fewest = min(len(mine), len(theirs))
    return len(mine & theirs) / fewest if fewest else 0.0


def too_like(text: str, others: Iterable[str]) -> bool:
    """Whether a message says again what one of the others says."""
    return any(likeness(text, other) > TOO_ALIKE for other in others)
