"""Dates in words ("next Tuesday", "Anfang März", "après le 10") as days, counted from when they were said."""

from followups.inbound.replies.dates.finding import find_dates
from followups.inbound.replies.dates.found import FoundDate

__all__ = ["FoundDate", "find_dates"]
