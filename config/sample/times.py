"""Times relative to the moment of loading, so that a sample is always of today."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ELAPSED = re.compile(r"([+-]\d+)([mh])")
ON_CLOCK = re.compile(r"([+-]\d+)([db]) (\d\d):(\d\d)")
SATURDAY = 6  # ISO weekday


def moment(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """`-20m`, `-3h`; or on the clock of `zone`: `-18d 14:30` (days), `+2b 12:00` (working days, Monday to Friday).

    Raises ValueError for anything else.
    """
    if found := ELAPSED.fullmatch(text):
        amount, unit = int(found[1]), found[2]
        return now + (timedelta(minutes=amount) if unit == "m" else timedelta(hours=amount))
    if found := ON_CLOCK.fullmatch(text):
        today = now.astimezone(zone).date()
        amount = int(found[1])
        day = today + timedelta(days=amount) if found[2] == "d" else working_days_from(today, amount)
        return datetime.combine(day, time(int(found[3]), int(found[4])), tzinfo=zone)
    raise ValueError(f"“{text}” is no time. Write -20m, -3h, -18d 14:30 or +2b 12:00.")


def working_days_from(day: date, count: int) -> date:
    """The date `count` working days after (or, negative, before) `day`; with 0 the day itself."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.isoweekday() >= SATURDAY:
            day += step
    return day
