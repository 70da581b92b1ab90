"""Working time: business hours, holidays, zones and daylight saving (F1). Every function is total.

Wall-clock rules are answered by the zone's own history, so an hour that daylight saving skips or repeats is right.
Arithmetic never overflows: a time beyond the calendar's end becomes FAR, before its start FIRST.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from followups.engine.months import months_later
from followups.engine.policy import Calendar, Hours, Offset, Unit

FIRST = datetime(2, 1, 1, tzinfo=UTC)
FAR = datetime(9998, 12, 31, tzinfo=UTC)
SEARCH_DAYS = 370  # a calendar without an open day in a year is a mistake that the policy's check refuses
EARLIEST = FIRST + timedelta(days=2)
LAST = FAR - timedelta(days=SEARCH_DAYS + 2)  # beyond it a search might leave the calendar
DAY = timedelta(days=1)


@lru_cache(maxsize=2048)
def zone_named(name: str | None) -> ZoneInfo | None:
    """The IANA zone of this name, or None when there is none (misspelt, a folder of the database, an odd path)."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def zone_for(name: str | None, calendar: Calendar) -> tzinfo:
    """The lead's zone when it is known, else the calendar's, else UTC."""
    return zone_named(name) or zone_named(calendar.time_zone) or UTC


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
    return add_offset(at, Offset(days, Unit.DAYS), calendar)


def span(*, days: int = 0, hours: int = 0, minutes: int = 0) -> timedelta:
    """A timedelta that saturates where Python's would raise."""
    try:
        return timedelta(days=days, hours=hours, minutes=minutes)
    except OverflowError:
        return timedelta.max if days + hours + minutes > 0 else timedelta.min


def hours_on(day: date, calendar: Calendar) -> Hours | None:
    """The opening hours of this date, None when it is closed."""
    hours = calendar.week[day.weekday()]
    return None if hours is None or day in calendar.holidays else hours


def is_open(at: datetime, calendar: Calendar, zone: tzinfo) -> bool:
    """Whether `at`, read on a clock in `zone`, lies in business hours."""
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
    zone = zone or zone_for(None, calendar)
    if not FIRST < at < LAST:
        return at
    if is_open(at, calendar, zone):
        return at.astimezone(UTC)
    day = at.astimezone(zone).date()
    for begins in _openings(day, calendar, zone) + _openings_after(day, calendar, zone):
        if begins >= at:
            return begins
    return at


def instant(day: date, clock: time, zone: tzinfo, fold: int = 0) -> datetime:
    """The UTC instant of a wall-clock time; in a skipped hour the clock's reading is carried past the gap."""
    return datetime.combine(day, clock.replace(fold=fold), tzinfo=zone).astimezone(UTC)


# The leads of a batch ask for the same few days: what hangs on the date alone is kept.
@lru_cache(maxsize=4096)
def _openings(day: date, calendar: Calendar, zone: tzinfo) -> tuple[datetime, ...]:
    """The instants of `day` at which working time may begin: its start, and the jump of the clock if there is one."""
    hours = hours_on(day, calendar)
    if hours is None:
        return ()
    begins = {instant(day, hours.start, zone)}
    first = instant(day, time(0), zone)
    last = instant(day + DAY, time(0), zone, fold=1)
    if first.astimezone(zone).utcoffset() != last.astimezone(zone).utcoffset():
        begins |= {instant(day, hours.start, zone, fold=1), _jump(first, last, zone)}
    return tuple(sorted(at for at in begins if is_open(at, calendar, zone)))


@lru_cache(maxsize=4096)
def _openings_after(day: date, calendar: Calendar, zone: tzinfo) -> tuple[datetime, ...]:
    """Those of the next date that has any; none for a calendar that never opens."""
    for ahead in range(1, SEARCH_DAYS):
        found = _openings(day + timedelta(days=ahead), calendar, zone)
        if found:
            return found
    return ()


def _jump(first: datetime, last: datetime, zone: tzinfo) -> datetime:
    """The instant between `first` and `last` at which the offset changes, to the second."""
    before = first.astimezone(zone).utcoffset()
    low, high = 0, int((last - first).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (first + timedelta(seconds=middle)).astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return first + timedelta(seconds=high)


def _closing(at: datetime, calendar: Calendar, zone: tzinfo) -> datetime:
    """When the working time that holds `at` ends."""
    local = at.astimezone(zone)
    hours = hours_on(local.date(), calendar)
    end = hours.end if hours else time(23, 59)
    candidates = [instant(local.date(), end, zone, fold) for fold in (0, 1)]
    return next((candidate for candidate in candidates if candidate > at), at + timedelta(hours=1))


def add_offset(at: datetime, offset: Offset, calendar: Calendar, zone: tzinfo | None = None) -> datetime:
    """`at` moved by `offset`; negative values go back.

    Minutes and hours are elapsed time; business hours run only while the calendar is open; days, business days and
    months keep the wall-clock time in `zone` (the calendar's when None). A business day is a date with opening hours.
    """
    value, unit = offset.value, offset.unit
    if unit is Unit.MINUTES:
        return plus(at, span(minutes=value))
    if unit is Unit.HOURS:
        return plus(at, span(hours=value))
    if not EARLIEST < at < LAST:
        return at
    zone = zone or zone_for(None, calendar)
    if unit is Unit.BUSINESS_HOURS:
        return _business_hours_after(at, value, calendar, zone)
    if unit is Unit.BUSINESS_DAYS:
        return _business_days_after(at, value, calendar, zone)
    local = at.astimezone(zone)
    return _on_clock_of(local, months_later(local.date(), value) if unit is Unit.MONTHS else value)


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
    local = at.astimezone(zone)
    return _on_clock_of(local, _business_days_in_dates(local.date(), days, calendar))


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
    moment = next_open(at, calendar, zone)
    while moment < limit and is_open(moment, calendar, zone):
        closing = _closing(moment, calendar, zone)
        if left <= closing - moment:
            return moment + left
        left -= closing - moment
        moment = next_open(closing, calendar, zone)
    return plus(at, time_open)


def business_time_between(since: datetime, until: datetime, calendar: Calendar) -> timedelta:
    """How long the calendar is open from `since` to `until`, of the first SEARCH_DAYS after `since`."""
    zone, spent = zone_for(None, calendar), timedelta()
    until = min(until, plus(since, timedelta(days=SEARCH_DAYS)))
    moment = next_open(since, calendar, zone)
    while moment < until and is_open(moment, calendar, zone):
        closing = _closing(moment, calendar, zone)
        spent += min(closing, until) - moment
        moment = next_open(closing, calendar, zone)
    return spent
