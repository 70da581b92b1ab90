"""Days that a text names: in numbers, in words of seven languages, and as weekdays, with where they stand."""
# ruff: noqa: E501 -- patterns of what servers write are left whole

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from followups.inbound.reading.absence_words import LANGUAGES, months, weekdays

MAX_TEXT = 6_000
ISO = re.compile(r"(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
EAST_ASIAN = re.compile(r"(?:(20\d\d)[年년]\s?)?(\d{1,2})[月월]\s?(\d{1,2})[日号일]")
NUMBERS = re.compile(
    r"(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})(?:\s?\2\s?(20\d\d|\d\d)(?!\d)|(?![\d/-])|(?<=[.])(?!\d))"
)
NUMBER_ALONE = re.compile(
    r"\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|street|avenue|century|birthday|anniversary|edition|time|of))|"
    r"\b(?:am|zum|dem|den) (\d{1,2})\.(?! ?\d)|"
    r"\b(?:le|au|el|il|al|dia) (\d{1,2})\b(?! ?(?:[\d/:%€$h+-]|\.\d|heures|euros|anos|anni|ans))|\b(?:de|op|tot) (\d{1,2})e\b"
)
FIRST = r"(?:first|ersten|premier|1er|primero|primo|primeiro|eerste)"
ORDINAL = r"(?:st|nd|rd|th|er|re|eme|o|a|º|ª|°|\.|e)?"


@dataclass(frozen=True)
class Mention:
    """A day and where the text names it: `start` and `end` are places in the folded text.

    `vague`: named by no date but as a weekday, "tomorrow" or "the 16th"; it counts only beside a word that says so.
    """

    day: date
    start: int
    end: int
    vague: bool = False


def mentions(text: str, sent_at: datetime | None) -> tuple[Mention, ...]:
    """Every day a folded text names. Days without a year are those nearest to `sent_at`; without it they are left out."""
    text = text[:MAX_TEXT]
    found = [*_in_words(text, sent_at), *_in_numbers(text, sent_at)]
    dated = [range(each.start - 8, each.end) for each in found]  # the weekday before a date is that date
    vague = (*_by_weekday(text, sent_at), *_by_number(text, sent_at))
    found += [each for each in vague if not any(each.end in place or each.end - 1 in place for place in dated)]
    return tuple(sorted(found, key=lambda each: each.start))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted((re.escape(name) for name in months()), key=len, reverse=True))
    year = r"(?:,?\s?(?:de[l]?\s|of\s)?(20\d\d)(?!\d)|(?!\d))"
    day_first = (
        rf"(?<![\d.,:/-])(\d{{1,2}}|{FIRST}){ORDINAL}(?:[ ]|-)?(?:day )?(?:of |de |d'|van )?({names})\b\.?{year}"
    )
    month_first = rf"\b({names})\.?[ ](?:the )?(\d{{1,2}}){ORDINAL}(?:\s?(?:-|to|through|thru|until|and)\s?(\d{{1,2}}){ORDINAL}(?![\d:]))?(?!\s?(?:am|pm|a\.m|p\.m)\b|[:\d]){year}"
    return re.compile(day_first), re.compile(month_first)


def _in_words(text: str, sent_at: datetime | None) -> Iterator[Mention]:
    day_first, month_first = _patterns()
    ends: set[int] = set()
    for hit in day_first.finditer(text):
        number = 1 if not hit[1].isdigit() else int(hit[1])
        day = _day(hit[3], months()[hit[2]], number, sent_at)
        if day:
            ends.update(range(hit.start(), hit.end()))
            yield Mention(day, hit.start(), hit.end())
    for hit in month_first.finditer(text):
        if hit.start() in ends:
            continue
        day = _day(hit[4], months()[hit[1]], int(hit[3] or hit[2]), sent_at)
        if day:
            yield Mention(day, hit.start(), hit.end())


def _in_numbers(text: str, sent_at: datetime | None) -> Iterator[Mention]:
    for hit in ISO.finditer(text):
        if day := _day(hit[1], int(hit[2]), int(hit[3]), sent_at):
            yield Mention(day, hit.start(), hit.end())
    for hit in EAST_ASIAN.finditer(text):
        if day := _day(hit[1], int(hit[2]), int(hit[3]), sent_at):
            yield Mention(day, hit.start(), hit.end())
    for hit in NUMBERS.finditer(text):
        first, mark, second = int(hit[1]), hit[2], int(hit[3])
        if hit[4] is None and (
            mark == "-"
            or (mark == "." and not text.startswith(".", hit.end()) and not text.startswith(".", hit.end() - 1))
        ):
            continue  # "9-12" are hours, "3.5" is a number
        if day := _either(first, second, mark, hit[4], sent_at):
            yield Mention(day, hit.start(), hit.end())


def _either(first: int, second: int, mark: str, year: str | None, sent_at: datetime | None) -> date | None:
    """Day before month as most of the world writes; month first where only that is a day, or for American senders."""
    usual, american = _day(year, second, first, sent_at), _day(year, first, second, sent_at)
    if mark == ".":
        return usual
    if american is None or usual is None:
        return usual or american
    if sent_at is None:
        return usual
    ahead = [0 <= (day - sent_at.date()).days <= 200 for day in (usual, american)]
    if ahead[0] != ahead[1]:
        return usual if ahead[0] else american
    offset = sent_at.utcoffset()
    return american if offset is not None and timedelta(hours=-10) <= offset <= timedelta(hours=-4) else usual


def _day(year: str | None, month: int, number: int, sent_at: datetime | None) -> date | None:
    try:
        if year:
            return date(int(year) if len(year) == 4 else 2000 + int(year), month, number)
        if sent_at is None:
            return None
        sent = sent_at.date()
        candidates = [date(sent.year + ahead, month, number) for ahead in (-1, 0, 1)]
    except ValueError:
        return None
    return min(candidates, key=lambda day: abs((day - sent).days - 120))  # from two months back to ten ahead


def _by_weekday(text: str, sent_at: datetime | None) -> Iterator[Mention]:
    if sent_at is None:
        return
    sent = sent_at.date()
    for hit in _weekday_pattern().finditer(text):
        ahead = (weekdays()[hit[1]] - sent.weekday() - 1) % 7 + 1
        yield Mention(sent + timedelta(days=ahead), hit.start(), hit.end(), vague=True)
    for each in LANGUAGES:
        for words, days in each.relative:
            place = text.find(words)
            if place >= 0:
                yield Mention(sent + timedelta(days=days), place, place + len(words), vague=True)


def _by_number(text: str, sent_at: datetime | None) -> Iterator[Mention]:
    """ "the 16th", "am 16.", "le 16": the next day of that number."""
    if sent_at is None:
        return
    sent = sent_at.date()
    for hit in NUMBER_ALONE.finditer(text):
        group = next(place for place in range(1, 5) if hit[place])
        number = int(hit[group])
        months_ahead = (
            date(sent.year + (sent.month + ahead - 1) // 12, (sent.month + ahead - 1) % 12 + 1, 1) for ahead in range(3)
        )
        days = (_day(str(first.year), first.month, number, None) for first in months_ahead)
        if day := next((each for each in days if each and each >= sent), None):
            yield Mention(day, hit.start(group), hit.end(), vague=True)


@cache
def _weekday_pattern() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in weekdays()), key=len, reverse=True))
    return re.compile(rf"\b({names})\b")
