"""Working time as spans between UTC instants, one UTC date at a time: what a clock shows is asked once a date, not once a lead.

A date on which the clock jumps (daylight saving, a zone that changes sides) is laid out from its pieces, so that an hour which
is skipped is nobody's and one which is repeated counts twice.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise

from followups.engine.policy import Calendar, Hours

SEARCH_DAYS = 370  # a calendar without an open day in a year is a mistake that the policy's check refuses
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
MIDNIGHT = time(tzinfo=UTC)
Span = tuple[datetime, datetime]  # from, to (exclusive)


def hours_on(day: date, calendar: Calendar) -> Hours | None:
    """The opening hours of this date, None when it is closed."""
    hours = calendar.week[day.weekday()]
    return None if hours is None or day in calendar.holidays else hours


# The leads of a batch ask for the same few dates: what hangs on the date alone is kept.
@lru_cache(maxsize=4096)
def open_spans(day: date, calendar: Calendar, zone: tzinfo) -> tuple[Span, ...]:
    """When it is open within the UTC date `day`, in order; the hours are read on a clock in `zone`."""
    spans: list[Span] = []
    for begins, ends, offset in _pieces(day, zone):
        for local in sorted({(begins + offset).date(), (ends + offset).date()}):
            hours = hours_on(local, calendar)
            if hours is None:
                continue
            opens = max(begins, datetime.combine(local, hours.start, UTC) - offset)
            closes = min(ends, datetime.combine(local, hours.end, UTC) - offset)
            if spans and opens < closes and spans[-1][1] == opens:
                spans[-1] = spans[-1][0], closes
            elif opens < closes:
                spans.append((opens, closes))
    return tuple(spans)


@lru_cache(maxsize=4096)
def first_span_after(day: date, calendar: Calendar, zone: tzinfo) -> Span | None:
    """The first open span of the UTC dates that follow, None for a calendar that does not open within SEARCH_DAYS."""
    for ahead in range(1, SEARCH_DAYS + 1):
        spans = open_spans(day + timedelta(days=ahead), calendar, zone)
        if spans:
            return spans[0]
    return None


@lru_cache(maxsize=4096)
def steady_offset(day: date, zone: tzinfo) -> timedelta | None:
    """How far a clock in `zone` is ahead of UTC from the date before to the date after; None where it jumps meanwhile."""
    offsets = {offset for each in (day - DAY, day, day + DAY) for _, _, offset in _pieces(each, zone)}
    return offsets.pop() if len(offsets) == 1 else None


@lru_cache(maxsize=4096)
def _pieces(day: date, zone: tzinfo) -> tuple[tuple[datetime, datetime, timedelta], ...]:
    """The UTC date `day`, cut where the clock in `zone` jumps: from, to, and how far the clock is ahead meanwhile."""
    begins = datetime.combine(day, MIDNIGHT)
    hours = [begins + HOUR * number for number in range(25)]
    cuts = [_jump(one, other, zone) for one, other in pairwise(hours) if _ahead(one, zone) != _ahead(other, zone)]
    return tuple((one, other, _ahead(one, zone)) for one, other in pairwise((begins, *cuts, hours[-1])) if one < other)


def _ahead(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _jump(low: datetime, high: datetime, zone: tzinfo) -> datetime:
    """The instant after `low` at which the clock is no longer as far ahead as then; to the second."""
    before = _ahead(low, zone)
    while high - low > SECOND:
        middle = low + (high - low) // 2 // SECOND * SECOND
        low, high = (middle, high) if _ahead(middle, zone) == before else (low, middle)
    return high
