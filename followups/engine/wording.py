"""Dates, names and quotations in the plain sentences that a decision carries."""

from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache

from followups.engine.facts import Facts
from followups.engine.opening_times import steady_offset

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
QUOTE_LENGTH = 120
_READ_AHEAD = 2 * QUOTE_LENGTH  # as a rule more than a quotation needs: a mail is not taken apart for its first line


def name_of(facts: Facts) -> str:
    """What to call the lead in a sentence."""
    return facts.lead.name.strip() or "the lead"


def on_day(at: datetime, zone: tzinfo) -> str:
    """ "Thursday 12 March": the day as a person would say it."""
    try:
        at = at.astimezone(UTC)
        ahead = steady_offset(at.date(), zone)
        local = at.astimezone(zone) if ahead is None else at + ahead
    except OverflowError:
        local = at
    return _day_named(local.date())


@lru_cache(maxsize=4096)
def _day_named(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def at_time(at: datetime, zone: tzinfo) -> str:
    """ "Thursday 12 March, 09:00"."""
    try:
        local = at.astimezone(zone)
    except OverflowError:
        local = at
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}, {local.hour:02}:{local.minute:02}"


def quoted(words: str) -> str:
    """The words between quotation marks, cut at a word's end; "" when there are none."""
    text = " ".join(words[:_READ_AHEAD].split())
    if len(text) <= QUOTE_LENGTH and len(words) > _READ_AHEAD:  # mostly white space
        text = " ".join(words.split())
    if not text:
        return ""
    if len(text) > QUOTE_LENGTH:
        text = text[:QUOTE_LENGTH].rsplit(" ", 1)[0] + "…"
    return f"“{text}”"


def counted(number: int, thing: str) -> str:
    """ "1 message", "3 messages"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
