"""The languages that dates are read in."""

from followups.inbound.replies.dates.calendar import Calendar
from followups.inbound.replies.dates.calendars import de, en, es, fr, it, nl, pt

CALENDARS: dict[str, Calendar] = {module.CALENDAR.code: module.CALENDAR for module in (en, de, fr, es, it, nl, pt)}
