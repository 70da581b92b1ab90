"""Working time: business hours, holidays, zones and daylight saving (F1). Every function is total.

Wall-clock rules are answered by the zone's own history, so an hour that daylight saving skips or repeats is right.
Arithmetic never overflows: a time beyond the calendar's end becomes FAR, before its start FIRST.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from followups.engine.months import months_later
from followups.engine.opening_times import DAY, SEARCH_DAYS, Span, first_span_after, hours_on, open_spans, steady_offset
from followups.engine.policy import Calendar, Offset, Unit
from followups.engine.zones import zone_named as zone_named

FIRST = datetime(2, 1, 1, tzinfo=UTC)
FAR = datetime(9998, 12, 31, tzinfo=UTC)
MINUTES, HOURS, BUSINESS_HOURS = Unit.MINUTES, Unit.HOURS, Unit.BUSINESS_HOURS
BUSINESS_DAYS, MONTHS = Unit.BUSINESS_DAYS, Unit.MONTHS
EARLIEST = FIRST + timedelta(days=2)
LAST = FAR - timedelta(days=SEARCH_DAYS + 2)  # beyond it a search might leave the calendar


def zone_for(name: str | None, calendar: Calendar) -> tzinfo:
    """The lead's zone when it is known, else the calendar's, else UTC."""
    return (zone_named(name) if name else None) or calendar.zone


def day_in(at: datetime, zone: tzinfo) -> date:
    """The date of `at` on a clock in `zone`."""
    try:
        return at.astimezone(zone).date()
    except OverflowError:
        return at.date()


def plus(at: datetime, delta: timedelta) -> datetime:
    """`at` + `delta` in elapsed time, held between FIRST and FAR."""
    try:
        moved = at.astimezone(UTC) + delta
    except OverflowError:
        return FAR if delta > timedelta() else FIRST
    return FAR if moved > FAR else FIRST if moved < FIRST else moved


def days_after(at: datetime, days: int, calendar: Calendar) -> datetime:
    """The same time of day `days` dates later on the tenant's clock; negative numbers go back."""
    return _same_clock(at.astimezone(UTC), days, calendar.zone) if EARLIEST < at < LAST else at


def business_days_after(at: datetime, days: int, calendar: Calendar) -> datetime:
    """The same time of day on the tenant's clock, so many dates with opening hours later."""
    return _business_days_after(at.astimezone(UTC), days, calendar, calendar.zone) if EARLIEST < at < LAST else at


def span(*, days: int = 0, hours: int = 0, minutes: int = 0) -> timedelta:
    """A timedelta that saturates where Python's would raise."""
    try:
        return timedelta(days=days, hours=hours, minutes=minutes)
    except OverflowError:
        return timedelta.max if days + hours + minutes > 0 else timedelta.min


def is_open(at: datetime, calendar: Calendar, zone: tzinfo) -> bool:
    """Whether `at`, read on a clock in `zone`, lies in business hours."""
    if FIRST < at < LAST:
        at = at.astimezone(UTC)
        for opens, closes in open_spans(at.date(), calendar, zone):
            if at < closes:
                return opens <= at
        return False
    try:
        local = at.astimezone(zone)
    except OverflowError:
        return False
    hours = hours_on(local.date(), calendar)
    return hours is not None and hours.start <= local.time() < hours.end


def next_open(at: datetime, calendar: Calendar, zone: tzinfo | None = None) -> datetime:
    """The first instant >= `at` inside business hours read in `zone` (the calendar's when None); in UTC.

    Searches SEARCH_DAYS; a calendar that never opens answers `at` itself.
    """
    if not FIRST < at < LAST:
        return at
    span_ = _next_span(at.astimezone(UTC), calendar, zone or calendar.zone)
    return at if span_ is None else span_[0]


def _next_span(at: datetime, calendar: Calendar, zone: tzinfo) -> Span | None:
    """What is left from `at` (UTC) on of the open span that holds it, else the next one."""
    day = at.date()
    for span_ in open_spans(day, calendar, zone):
        if at < span_[1]:
            return span_ if at < span_[0] else (at, span_[1])
    return first_span_after(day, calendar, zone)


def instant(day: date, clock: time, zone: tzinfo, fold: int = 0) -> datetime:
    """The UTC instant of a wall-clock time; in a skipped hour the clock's reading is carried past the gap."""
    return datetime.combine(day, clock.replace(fold=fold), tzinfo=zone).astimezone(UTC)


def add_offset(
    at: datetime, offset: Offset, calendar: Calendar, zone: tzinfo | None = None, *, times: int = 1
) -> datetime:
    """`at` moved by `offset`, so many times; negative values go back.

    Minutes and hours are elapsed time; business hours run only while the calendar is open; days, business days and
    months keep the wall-clock time in `zone` (the calendar's when None). A business day is a date with opening hours.
    """
    value, unit = offset.value * times, offset.unit
    if unit is MINUTES or unit is HOURS:
        return plus(at, span(minutes=value) if unit is MINUTES else span(hours=value))
    if not EARLIEST < at < LAST:
        return at
    at, zone = at.astimezone(UTC), zone or calendar.zone
    if unit is BUSINESS_HOURS:
        return _business_hours_after(at, value, calendar, zone)
    if unit is BUSINESS_DAYS:
        return _business_days_after(at, value, calendar, zone)
    if unit is MONTHS:
        return _same_clock(at, months_later(at.astimezone(zone).date(), value), zone)
    return _same_clock(at, value, zone)


def _same_clock(at: datetime, days: int, zone: tzinfo) -> datetime:
    """The instant at which a clock in `zone` shows the same time as at `at`, `days` dates later.

    Far from any jump of the clock that is so many times 24 hours, and as much as the clock has moved between the two.
    """
    try:
        moved = at + timedelta(days=days)
        if EARLIEST < moved < LAST:
            before, after = steady_offset(at.date(), zone), steady_offset(moved.date(), zone)
            if before is not None and after is not None:
                return moved if before == after else moved + (before - after)
    except OverflowError:
        pass
    return _on_clock_of(at.astimezone(zone), days)


def _on_clock_of(local: datetime, days: int) -> datetime:
    """The instant at which the clock that `local` is read on shows the same time `days` dates later."""
    try:
        day = local.date() + span(days=days)
    except OverflowError:
        return FAR if days > 0 else FIRST
    if not FIRST.year < day.year < FAR.year:
        return FAR if days > 0 else FIRST
    return datetime.combine(day, local.time(), tzinfo=local.tzinfo).astimezone(UTC)  # time() keeps the fold


def _business_days_after(at: datetime, days: int, calendar: Calendar, zone: tzinfo) -> datetime:
    before = steady_offset(at.date(), zone)
    local = at.astimezone(zone) if before is None else at + before
    dates = _business_days_in_dates(local.date(), days, calendar)
    if before is not None:  # as in _same_clock, which it is mostly not worth to ask
        try:
            moved = at + timedelta(days=dates)
            if EARLIEST < moved < LAST and steady_offset(moved.date(), zone) == before:
                return moved
        except OverflowError:
            pass
    return _same_clock(at, dates, zone)


@lru_cache(maxsize=4096)
def _business_days_in_dates(day: date, days: int, calendar: Calendar) -> int:
    """How many dates lie between `day` and the business day that is `days` after it; negative numbers go back."""
    step = DAY if days >= 0 else -DAY
    left, moved = abs(days), 0
    while left and moved < SEARCH_DAYS * 4:
        moved += 1
        try:
            day += step
        except OverflowError:
            break
        left -= hours_on(day, calendar) is not None
    return moved * step.days if not left else days


def _business_hours_after(at: datetime, hours: int, calendar: Calendar, zone: tzinfo) -> datetime:
    return plus(at, span(hours=hours)) if hours <= 0 else business_time_after(at, span(hours=hours), calendar, zone)


def business_time_after(at: datetime, time_open: timedelta, calendar: Calendar, zone: tzinfo | None = None) -> datetime:
    """When the calendar has been open for so long since `at`; elapsed time where it does not open within a year."""
    zone, left = zone or zone_for(None, calendar), time_open
    limit = plus(at, timedelta(days=SEARCH_DAYS))
    found = _next_span(at, calendar, zone)
    while found is not None and found[0] < limit:
        opens, closes = found
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
        found = _next_span(closes, calendar, zone)
    return plus(at, time_open)


def business_time_between(since: datetime, until: datetime, calendar: Calendar) -> timedelta:
    """How long the calendar is open from `since` to `until`, of the first SEARCH_DAYS after `since`."""
    zone, spent = zone_for(None, calendar), timedelta()
    until = min(until, plus(since, timedelta(days=SEARCH_DAYS)))
    found = _next_span(since, calendar, zone)
    while found is not None and found[0] < until:
        opens, closes = found
        spent += min(closes, until) - opens
        found = _next_span(closes, calendar, zone)
    return spent
