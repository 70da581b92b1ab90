"""When a person works: hours by day on their own clock, and the days they are away (mission A4)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
USUAL = dict.fromkeys(DAYS[:5], "09:00-17:00")
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)")


def validate_working_hours(value: object) -> None:
    """ValidationError unless it is {"monday": "09:00-17:00", …}; an empty one stands for the usual hours."""
    if not isinstance(value, Mapping):
        raise ValidationError("Give hours by day, such as monday: 09:00-17:00.")
    for day, hours in value.items():
        if day not in DAYS:
            raise ValidationError(f"“{day}” is no day. Use {', '.join(DAYS)}.")
        if not isinstance(hours, str) or span(hours) is None:
            raise ValidationError(f"{day.capitalize()}: “{hours}” are no hours. Write them like 09:00-17:00.")


def span(hours: str) -> tuple[time, time] | None:
    """Beginning and end of “09:00-17:00”, None where it is not so written; “24:00” is the end of the day."""
    found = _HOURS.fullmatch(hours)
    if found is None:
        return None
    begins = time(int(found[1]), int(found[2]))
    ends = time(int(found[3]), int(found[4])) if found[3] else time.max
    return (begins, ends) if begins < ends else None


def is_working(hours: Mapping[str, str], zone: str, at: datetime) -> bool:
    """Whether `at`, on a clock in the IANA zone, lies in these hours; the usual ones where none are given."""
    local = at.astimezone(ZoneInfo(zone))
    today = span((hours or USUAL).get(DAYS[local.weekday()], ""))
    return today is not None and today[0] <= local.time() < today[1]


def is_away(absences: Iterable[tuple[date, date]], zone: str, at: datetime) -> bool:
    """Whether the day of `at` in the zone lies in one of the absences, each with its first and its last day."""
    day = at.astimezone(ZoneInfo(zone)).date()
    return any(first <= day <= last for first, last in absences)
