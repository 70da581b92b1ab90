"""Template tags for points in time, read on somebody's own clock.

Every tag takes the moment of the page from the context variable ``now`` (an aware datetime), so that a page
shows the same words for the same facts and time.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

UNITS = ((365 * 86400, "year"), (30 * 86400, "month"), (86400, "day"), (3600, "hour"), (60, "minute"))


def day_in_words(day: date, today: date | None) -> str:
    """``Today``, ``Tomorrow``, ``Yesterday``, ``Tue 24 Nov``, or with the year where it is another one.

    ``today`` is the reader's date; without it the year is always shown.
    """
    if today is not None:
        near = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}.get((day - today).days)
        if near:
            return near
        if day.year == today.year:
            return format_date(day, "D j M")
    return format_date(day, "j M Y")


def moment_in_words(at: datetime, zone: str, now: datetime | None) -> str:
    """The day and the time of ``at`` on the clock of ``zone`` (IANA name), for example ``Today 14:30``."""
    clock = ZoneInfo(zone) if zone else timezone.get_current_timezone()
    local = at.astimezone(clock)
    today = now.astimezone(clock).date() if now is not None else None
    return f"{day_in_words(local.date(), today)} {local:%H:%M}"


def span_in_words(seconds: float) -> str:
    """A length of time in its largest whole unit: ``4 minutes``, ``1 day``; below a minute ``moments``."""
    for size, unit in UNITS:
        count = int(abs(seconds) // size)
        if count:
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return "moments"


@register.simple_tag(takes_context=True)
def moment(context: template.Context, at: datetime | str | None, zone: str = "") -> SafeString | str:
    """A ``<time>`` element that reads ``at`` on the clock of ``zone``, with the full date as its title.

    ``at`` may also be the ISO 8601 text of a stored piece of evidence.
    """
    if not at:
        return ""
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    clock = ZoneInfo(zone) if zone else timezone.get_current_timezone()
    return format_html(
        '<time datetime="{}" title="{} ({})">{}</time>',
        at.isoformat(timespec="seconds"),
        format_date(at.astimezone(clock), "l j F Y, H:i"),
        str(clock),
        moment_in_words(at, zone, context.get("now")),
    )


@register.simple_tag(takes_context=True)
def elsewhere(context: template.Context, at: datetime | None, zone: str, reader_zone: str) -> str:
    """``at`` on the clock of ``zone`` where it shows another time than on the reader's, otherwise an empty string.

    The day is left out where it is the same one for both, and otherwise named from the reader's side, so that the
    two clocks next to each other never disagree about which day is called today.
    """
    if not at or not zone:
        return ""
    reader = ZoneInfo(reader_zone) if reader_zone else timezone.get_current_timezone()
    here, there = at.astimezone(reader), at.astimezone(ZoneInfo(zone))
    if here.utcoffset() == there.utcoffset():
        return ""
    if here.date() == there.date():
        return f"{there:%H:%M}"
    now = context.get("now")
    return f"{day_in_words(there.date(), now.astimezone(reader).date() if now is not None else None)} {there:%H:%M}"


@register.simple_tag(takes_context=True)
def day(context: template.Context, value: date | datetime | None, zone: str = "") -> SafeString | str:
    """A ``<time>`` element for the day alone, such as that of a promise; a moment is read on the clock of ``zone``."""
    if not value:
        return ""
    clock = ZoneInfo(zone) if zone else timezone.get_current_timezone()
    if isinstance(value, datetime):
        value = value.astimezone(clock).date()
    now = context.get("now")
    today = now.astimezone(clock).date() if now is not None else None
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value, today))


@register.filter
def span_since(now: datetime | None, then: datetime | None) -> str:
    """The time between two moments in words, whichever comes first; empty where one is missing."""
    return span_in_words((now - then).total_seconds()) if now and then else ""


@register.filter
def initials(name: str | None) -> str:
    """Up to two capitals for an avatar: ``Ana-María de la Cruz`` gives ``AC``; an empty name gives ``?``."""
    words = [word for word in (name or "").replace("@", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
