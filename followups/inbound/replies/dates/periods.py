"""Calendar arithmetic: the period that a name means, seen from a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
_JUST_PAST = timedelta(days=31)  # a day and month so recently gone is spoken of, not looked forward to
_LAST_YEAR = 2200


@dataclass(frozen=True)
class Period:
    """The days first..last."""

    first: date
    last: date
    precision: str


def one_day(day: date) -> Period:
    """A single day."""
    return Period(day, day, "day")


def weekday(said: date, number: int, which: str) -> Period:
    """The weekday 1..7 seen from a day. `which`: "" or "this" the coming one, "next" the one of next week, "coming" as ""
    but not within two days (nobody says "next Tuesday" of tomorrow)."""
    ahead = (number - said.isoweekday()) % 7
    if which == "next":
        return one_day(monday(said) + timedelta(days=6 + number))
    if ahead == 0 and which != "this":
        ahead = 7
    if which == "coming" and ahead <= 2:
        ahead += 7
    return one_day(said + timedelta(days=ahead))


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.isoweekday() - 1)


def unit(said: date, name: str, offset: int) -> Period:
    """The week, month, quarter, half or year so many after the one that the day lies in."""
    if name == "week":
        first = monday(said) + timedelta(weeks=offset)
        return Period(first, first + timedelta(days=6), "week")
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[name]
    place = (said.year * 12 + said.month - 1) // months + offset
    return _months(place * months, months, name)


def _months(first: int, count: int, precision: str) -> Period:
    start, after = _first_of(first), _first_of(first + count)
    return Period(start, after - DAY, precision)


def _first_of(place: int) -> date:
    return date(place // 12, place % 12 + 1, 1)


def add(said: date, count: int, name: str) -> date:
    """So many units after the day; a month's end stays a month's end (31 January and a month is 28 February)."""
    if name == "day":
        return said + timedelta(days=count)
    if name == "business day":
        day = said
        for _ in range(min(count, 260)):
            day += DAY
            while day.isoweekday() > 5:
                day += DAY
        return day
    if name == "week":
        return said + timedelta(weeks=count)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[name] * count
    place = said.year * 12 + said.month - 1 + months
    first = _first_of(place)
    return min(first + timedelta(days=said.day - 1), _first_of(place + 1) - DAY)


def part(period: Period, which: str) -> Period:
    """The beginning, middle or end of a period, as one day. The end of a week is its Friday."""
    if not which:
        return period
    if which == "begin":
        return one_day(period.first)
    if period.precision == "week":
        return one_day(period.first + timedelta(days=2 if which == "mid" else 4))
    if which == "end":
        return one_day(period.last)
    if period.precision == "month":
        return one_day(period.first.replace(day=15))
    return one_day(period.first + (period.last - period.first) // 2 + DAY)


def named_month(said: date, month: int, year: int | None, which: str) -> Period | None:
    """A month by its name, or the part of it: the next one that is not over, or that of the year."""
    if year is not None:
        return part(_months(year * 12 + month - 1, 1, "month"), which)
    for candidate in (said.year, said.year + 1):
        period = part(_months(candidate * 12 + month - 1, 1, "month"), which)
        if period.last >= said:
            return period
    return None


def named_day(said: date, month: int, day: int, year: int | None) -> Period | None:
    """A day and month: of the year, or the next such day. None where there is no such day or it has just gone by."""
    for candidate in (year,) if year is not None else range(said.year, said.year + 9):
        if candidate > _LAST_YEAR:
            return None
        try:
            found = date(candidate, month, day)
        except ValueError:
            if month == 2 and day == 29:
                continue
            return None
        if year is not None or found >= said:
            return one_day(found)
        if said - found <= _JUST_PAST:
            return None
    return None


def day_of_month(said: date, day: int) -> Period:
    """The next day of this number, in a month that has it; today counts."""
    place = said.year * 12 + said.month - 1
    while True:
        first = _first_of(place)
        if add(first, 1, "month") - first >= timedelta(days=day):
            found = first.replace(day=day)
            if found >= said:
                return one_day(found)
        place += 1


def quarter(said: date, number: int, year: int | None) -> Period:
    """The quarter 1..4 of the year, or the next one that is not over."""
    period = _months((year or said.year) * 12 + (number - 1) * 3, 3, "quarter")
    return period if year or period.last >= said else _months((said.year + 1) * 12 + (number - 1) * 3, 3, "quarter")


def half(said: date, number: int, year: int | None) -> Period:
    """The first or second half of the year, or the next one that is not over."""
    period = _months((year or said.year) * 12 + (number - 1) * 6, 6, "half")
    return period if year or period.last >= said else _months((said.year + 1) * 12 + (number - 1) * 6, 6, "half")


def season(said: date, number: int, year: int | None, following: bool = False) -> Period:
    """Spring 1, summer 2, autumn 3, winter 4: the meteorological seasons of the north. `following`: not the one we are in."""
    for candidate in (year,) if year is not None else range(said.year - 1, said.year + 3):
        period = _months(candidate * 12 + number * 3 - 1, 3, "season")
        if year is not None or (period.first > said if following else period.last >= said):
            return period
    raise AssertionError("one of four years has a season to come")


def whole_year(year: int) -> Period:
    """A calendar year."""
    return _months(year * 12, 12, "year")


def iso_week(said: date, number: int, year: int | None) -> Period | None:
    """The ISO week of the year, or the next one that is not over. None where the year has no such week."""
    for candidate in (year,) if year is not None else (said.year, said.year + 1):
        try:
            first = date.fromisocalendar(candidate, number, 1)
        except ValueError:
            return None
        if year is not None or first + timedelta(days=6) >= said:
            return Period(first, first + timedelta(days=6), "week")
    return None


_FIXED_FEASTS = {
    "christmas": ((12, 24), (12, 26)),
    "new year": ((1, 1), (1, 1)),
    "epiphany": ((1, 6), (1, 6)),
    "holidays": ((12, 24), (1, 6)),
    "midsummer holiday": ((8, 15), (8, 15)),
    "back to school": ((9, 1), (9, 1)),
}
_MOVABLE_FEASTS = {"easter": (-2, 1), "pentecost": (49, 50), "carnival": (-52, -46), "ascension": (39, 39)}


def feast(said: date, name: str) -> Period:
    """A feast by its name: the next one that is not over."""
    for year in (said.year - 1, said.year, said.year + 1):
        if name in _MOVABLE_FEASTS:
            first, last = (easter(year) + timedelta(days=days) for days in _MOVABLE_FEASTS[name])
        elif name == "thanksgiving":
            first = date(year, 11, 1)
            first = last = first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)
        else:
            begin, end = _FIXED_FEASTS[name]
            first, last = date(year, *begin), date(year + (end < begin), *end)
        if last >= said:
            return Period(first, last, "day")
    raise AssertionError(f"the next year has {name}")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    day = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * day) // 451
    month, place = divmod(moon + day - 7 * shift + 114, 31)
    return date(year, month, place + 1)
