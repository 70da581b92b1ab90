"""Finding the dates of a text, whatever language it is in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from followups.gates.words import Words, words
from followups.inbound.replies.dates.calendars import CALENDARS
from followups.inbound.replies.dates.found import FoundDate
from followups.inbound.replies.dates.grammar import Read, Reader
from followups.inbound.replies.tongues import likely_languages


def find_dates(
    text: str, *, said_at: datetime, language: str | None = None, month_first: bool = False
) -> tuple[FoundDate, ...]:
    """The dates in a text that are not past, in order, none overlapping another. Never raises on any text.

    `said_at` gives the day that "tomorrow" and "next week" are counted from, on the clock it is written in: give it in the
    zone of the person who wrote. `language` is a BCP 47 tag; without one, or with one that is not known, the words decide.
    `month_first` reads 3/4 as 4 March, as in the United States; elsewhere it is 3 April. Seasons are those of the north.
    """
    return _found(text, said_at.date(), language, month_first)


@lru_cache(maxsize=64)
def _found(written: str, said: date, language: str | None, month_first: bool) -> tuple[FoundDate, ...]:
    text = words(written)
    code = (language or "").lower().replace("_", "-").split("-")[0]
    codes = (code,) if code in CALENDARS else likely_languages(text)
    taken: list[tuple[Read, int]] = []
    for rank, each in enumerate(dict.fromkeys((*codes, "en"))):
        taken += [(read, rank) for read in Reader(text, CALENDARS[each], said, month_first).read()]
    taken.sort(key=lambda item: (item[1] if code else 0, item[0].first - item[0].stop, item[1]))
    free = [True] * len(text.folded)
    found: list[FoundDate] = []
    for read, _ in taken:
        if all(free[read.first : read.stop]):
            free[read.first : read.stop] = [False] * (read.stop - read.first)
            made = _placed(read, text, said)
            if made is not None:
                found.append(made)
    return tuple(sorted(found, key=lambda each: each.start))


def _placed(read: Read, text: Words, said: date) -> FoundDate | None:
    """The read date as a found one, or None where it lies in the past."""
    if read.period is None:
        return None
    first, last, relation = read.period.first, read.period.last, read.relation
    if relation == "after":
        first = last = last + timedelta(days=1)
    elif relation in ("before", "until", "by"):
        if relation == "before" and first > said:
            last = first - timedelta(days=1)
        relation, first = ("by" if relation == "by" else "until"), last
    if last < said:
        return None
    start, end = text.place(read.first, read.stop)
    return FoundDate(start, end, max(first, said), read.period.precision, last, relation)
