"""Calendar months: “monthly” is the same day of each month, and the last one where a month has no such day."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> int:
    """How many days after `day` the same day of the month `months` later is; negative numbers go back.

    31 January and one month is the last of February. What lies beyond the calendar's years is answered by
    31 days a month, which is beyond them, too.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return months * 31
    last = monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(day.day, last)) - day).days
