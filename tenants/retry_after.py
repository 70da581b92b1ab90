"""How long another machine asks to be left alone (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime, timedelta

from django.utils.http import parse_http_date_safe

LONGEST = timedelta(days=1)  # who asks for more is asked again after a day
ASKS = frozenset({429, 503})  # the answers that may say it (RFC 6585, section 4; RFC 9110, 15.6.4)
_DIGITS = 9  # more seconds than these digits hold are decades


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """The wait that a Retry-After header asks for, in seconds or up to an HTTP-date, at most a day.

    None where there is none or it cannot be read; no wait at all where the date has passed. `now` in UTC.
    """
    given = (value or "").strip()
    if given.isascii() and given.isdecimal():
        return LONGEST if len(given.lstrip("0")) > _DIGITS else min(timedelta(seconds=int(given)), LONGEST)
    moment = parse_http_date_safe(given)
    if moment is None:
        return None
    return min(max(datetime.fromtimestamp(moment, UTC) - now, timedelta()), LONGEST)
