"""The words of automatic replies, a language a file, and what is made of all of them."""

from __future__ import annotations

from functools import cache

from followups.inbound.reading.absence_words import de, en, es, fr, it, nl, others, pt
from followups.inbound.reading.absence_words.words import Words

LANGUAGES: tuple[Words, ...] = (en.WORDS, de.WORDS, fr.WORDS, es.WORDS, it.WORDS, nl.WORDS, pt.WORDS, others.WORDS)


@cache
def phrases(kind: str) -> str:
    """The phrases of one kind (a field of Words) in all languages, a line each."""
    return "\n".join(getattr(each, kind) for each in LANGUAGES)


@cache
def months() -> dict[str, int]:
    """Folded names of months to their numbers."""
    return {name: number for each in LANGUAGES for number, names in enumerate(each.months, 1) for name in names.split()}


@cache
def weekdays() -> dict[str, int]:
    """Folded names of weekdays to ISO numbers less one: Monday is 0."""
    return {name: number for each in LANGUAGES for number, names in enumerate(each.weekdays) for name in names.split()}
