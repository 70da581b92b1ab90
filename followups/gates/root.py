# ruff: noqa: E501 -- tables of words read better in long lines
"""English words without their endings, so that "swapping" and "swap", "leases" and "lease" are one."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ers", "est", "ed", "er", "es", "ly", "al", "s")
_SHORTEST = 3
_DOUBLE = 6
_IRREGULAR = {
    "made": "make", "took": "take", "taken": "take", "gave": "give", "given": "give", "kept": "keep", "held": "hold", "paid": "pay",
    "sold": "sell", "bought": "buy", "built": "build", "ran": "run", "fitted": "fit", "storage": "store", "men": "man", "women": "woman",
    "children": "child", "feet": "foot", "worn": "wear", "wore": "wear", "broke": "break", "broken": "break", "drove": "drive",
    "driven": "drive", "chosen": "choose", "chose": "choose", "left": "leave", "lost": "lose", "taught": "teach", "ate": "eat",
    "lit": "light", "laid": "lay", "grown": "grow", "grew": "grow", "pics": "picture", "photos": "photo", "wider": "width", "wide": "width",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """A folded English word without plural, tense or comparison; rough, and the same for all forms of most words."""
    word = _IRREGULAR.get(word, word)
    if len(word) > _DOUBLE and word.endswith(("eed", "ees")):
        word = word[:-1]  # "guaranteed" is of "guarantee"
    for ending in _ENDINGS:
        bare = word[: -len(ending)]
        if not word.endswith(ending) or len(bare) < _SHORTEST or _VOWELS.isdisjoint(bare):
            continue
        if ending == "s" and bare.endswith(("s", "u", "i")):
            break
        if ending in ("ied", "ies"):
            return bare + "y"
        word = bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
        break
    return word[:-1] if len(word) > _SHORTEST and word[-1] == "e" else word
