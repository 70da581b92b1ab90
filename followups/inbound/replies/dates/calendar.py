"""What is known of one language's way to name dates. The data stands in `calendars/`, one small module each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from followups.gates.words import words

Folded = tuple[str, ...]


@dataclass(frozen=True)
class Calendar:
    """Words of a language, as they are written; several words with one meaning stand apart by blanks, phrases by `|`.

    `weekdays` and `months` from Monday and January; `short_months` are read only beside a day's number; `short_weekdays` only
    after a word that leads to a date. `units` and `parts` and the rest: meaning -> words. `days`: phrase -> days ahead.
    `names`: phrase -> what it means ("weekend", "season 3", "feast easter", "half 2", "none" for what looks like a date and
    is none). `relations`: since, on, by, until, before, after, from. `next_means`: `next` (of next week) or `coming`.
    """

    code: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: tuple[str, ...]
    parts: Mapping[str, str]
    next: str
    coming: str
    this: str
    last: str
    inside: str
    relations: Mapping[str, str]
    days: Mapping[str, int]
    names: Mapping[str, str]
    between: str
    ranges: str
    halves: str
    articles: str
    day_marks: str
    after_day: str
    short_months: tuple[str, ...] = ()
    short_weekdays: tuple[str, ...] = ()
    week_numbers: str = ""
    also_words: str = ""
    next_means: str = "coming"
    second_next: str = ""
    behind_span: str = ""
    in_a_week: str = ""

    @cached_property
    def weekday(self) -> dict[str, int]:
        """Folded weekday -> 1..7."""
        return _numbered(self.weekdays)

    @cached_property
    def short_weekday(self) -> dict[str, int]:
        """Folded short weekday -> 1..7."""
        return _numbered(self.short_weekdays)

    @cached_property
    def month(self) -> dict[str, int]:
        """Folded month -> 1..12."""
        return _numbered(self.months)

    @cached_property
    def short_month(self) -> dict[str, int]:
        """Folded month or short month -> 1..12."""
        return _numbered(self.short_months) | self.month

    @cached_property
    def unit(self) -> dict[str, str]:
        """Folded word -> day, business day, week, month, quarter, half, year."""
        return {word: meaning for meaning, text in self.units.items() for word in words(text).folded}

    @cached_property
    def number(self) -> dict[str, int]:
        """Folded word -> number."""
        return {word: number for text, number in self.numbers.items() for word in words(text).folded}

    @cached_property
    def ordinal(self) -> dict[str, int]:
        """Folded word -> 1.. for quarters and halves."""
        return _numbered(self.ordinals)

    @cached_property
    def part(self) -> dict[str, str]:
        """Folded word -> begin, mid, end."""
        return {word: meaning for meaning, text in self.parts.items() for word in words(text).folded}

    @cached_property
    def which(self) -> tuple[tuple[Folded, str], ...]:
        """Phrases that tell which one is meant -> next, coming, this, last, second; longest first."""
        pairs = (
            (self.next, "next"),
            (self.coming, "coming"),
            (self.this, "this"),
            (self.last, "last"),
            (self.second_next, "second"),
        )
        return _phrases((phrase, meaning) for text, meaning in pairs for phrase in text.split("|"))

    @cached_property
    def relation(self) -> tuple[tuple[Folded, str], ...]:
        """Phrases before a date -> until, before, after, from, since, on; longest first."""
        return _phrases((phrase, meaning) for meaning, text in self.relations.items() for phrase in text.split("|"))

    @cached_property
    def named(self) -> dict[str, tuple[tuple[Folded, str], ...]]:
        """First word -> phrases with a meaning of their own, longest first; days ahead are "ahead 1"."""
        pairs = [*self.names.items(), *((phrase, f"ahead {days}") for phrase, days in self.days.items())]
        found: dict[str, list[tuple[Folded, str]]] = {}
        for phrase, meaning in _phrases((each, meaning) for text, meaning in pairs for each in text.split("|")):
            found.setdefault(phrase[0], []).append((phrase, meaning))
        return {first: tuple(each) for first, each in found.items()}

    @cached_property
    def lead_in(self) -> tuple[Folded, ...]:
        """Phrases that begin a span of time to come ("in", "dentro de"); longest first."""
        return tuple(phrase for phrase, _ in _phrases((phrase, "") for phrase in self.inside.split("|")))

    @cached_property
    def behind(self) -> tuple[Folded, ...]:
        """Phrases behind a span of time that place it ahead ("from now"); longest first."""
        return tuple(phrase for phrase, _ in _phrases((phrase, "") for phrase in self.behind_span.split("|")))

    @cached_property
    def week_later(self) -> tuple[Folded, ...]:
        """Phrases behind a weekday that move it a week on ("en huit"); longest first."""
        return tuple(phrase for phrase, _ in _phrases((phrase, "") for phrase in self.in_a_week.split("|")))

    @cached_property
    def range(self) -> frozenset[str]:
        """Words between the first and the last of two days or numbers."""
        return frozenset(words(self.ranges).folded)

    @cached_property
    def half_of(self) -> frozenset[str]:
        """Words for half of a unit."""
        return frozenset(words(self.halves).folded)

    @cached_property
    def joining(self) -> frozenset[str]:
        """Words that may stand between the parts of one date."""
        return frozenset(words(self.between).folded) | self.article

    @cached_property
    def article(self) -> frozenset[str]:
        """Articles and the like before a date."""
        return frozenset(words(self.articles).folded)

    @cached_property
    def day_mark(self) -> frozenset[str]:
        """Words directly before a number that make it a day of the month."""
        return frozenset(words(self.day_marks).folded)

    @cached_property
    def may_follow_day(self) -> frozenset[str]:
        """Words that may come after a bare day; any other makes the number count something."""
        return frozenset(words(self.after_day).folded)

    @cached_property
    def week_number(self) -> frozenset[str]:
        """Words before the number of a week."""
        return frozenset(words(self.week_numbers).folded)

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Months and weekdays that are ordinary words too and need a word that leads to a date."""
        return frozenset(words(self.also_words).folded)

    @cached_property
    def begins(self) -> frozenset[str]:
        """The words that a date may begin with; digits aside."""
        first_words = (phrase[0] for phrase, _ in self.which)
        return frozenset(
            (
                *self.weekday,
                *self.short_weekday,
                *self.short_month,
                *self.unit,
                *self.named,
                *self.week_number,
                *self.part,
                *self.ordinal,
                *self.number,
                *self.half_of,
                *first_words,
            )
        )


def _numbered(names: tuple[str, ...]) -> dict[str, int]:
    return {word: number for number, text in enumerate(names, 1) for word in words(text).folded}


def _phrases(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[Folded, str], ...]:
    found = [(tuple(words(phrase).folded), meaning) for phrase, meaning in pairs]
    return tuple(sorted((pair for pair in found if pair[0]), key=lambda pair: -len(pair[0])))
