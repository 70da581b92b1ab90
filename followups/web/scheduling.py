"""A date and a time as a person types them, on their own clock or the lead's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from followups.reviewing import ReviewRefused
from leads.models import Lead

MINE, THEIRS = "mine", "theirs"


def moment_from(typed: Mapping[str, str], lead: Lead, zone: str) -> datetime:
    """The moment of the fields `on` (2026-11-24), `time` (14:30) and `clock`. Raises ReviewRefused with what to mend."""
    if exact := typed.get("exactly", ""):
        at = _read(exact)
        if at.tzinfo is None:
            raise ReviewRefused("That time has no zone. Choose a date and a time instead.")
        return at
    on, at_time = typed.get("on", "").strip(), typed.get("time", "").strip()
    if not on or not at_time:
        raise ReviewRefused("Choose a date and a time.")
    at = _read(f"{on}T{at_time}")
    clock = lead.clock.zone if typed.get("clock") == THEIRS and lead.clock.zone else zone
    return at.replace(tzinfo=ZoneInfo(clock))


def offered(request: HttpRequest, typed: Mapping[str, Any], leaves: datetime) -> dict[str, str]:
    """What the fields show: what was typed, else the time at which it would leave anyway, on the reader's clock."""
    local = leaves.astimezone(ZoneInfo(request.zone))
    return {
        "on": typed.get("on") or f"{local:%Y-%m-%d}",
        "time": typed.get("time") or f"{local:%H:%M}",
        "clock": typed.get("clock") or MINE,
    }


def _read(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text[:40])
    except ValueError:
        raise ReviewRefused(f"“{text[:40]}” is no date and time. Write them like 2026-03-31 and 14:30.") from None
