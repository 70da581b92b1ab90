"""Calendar parts (RFC 5545, 5546): what a meeting request or its answer says. Nothing here raises."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followups.inbound.reading.headers import ADDRESS

MAX_LINES = 2_000


@dataclass(frozen=True)
class CalendarEntry:
    """The first event of a calendar part.

    `starts` and `ends` are as written ("20260301T090000Z", "20260301"), `zone` the TZID beside the start; `answers` are
    (address, PARTSTAT in lower case) of each attendee. Absent properties are "".
    """

    method: str = ""
    uid: str = ""
    summary: str = ""
    starts: str = ""
    ends: str = ""
    zone: str = ""
    status: str = ""
    organizer: str = ""
    answers: tuple[tuple[str, str], ...] = ()


def read_calendar(text: str) -> CalendarEntry | None:
    """The entry of a text/calendar part, or None when it holds none."""
    if "BEGIN:VCALENDAR" not in text.upper():
        return None
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    found: dict[str, str] = {}
    answers: list[tuple[str, str]] = []
    zone, inside = "", ["VCALENDAR"]
    for line in unfolded.splitlines()[:MAX_LINES]:
        name, params, value = _property(line)
        if name == "BEGIN":
            inside.append(value.strip().upper())
        elif name == "END":
            if value.strip().upper() in ("VEVENT", "VTODO"):
                break
            inside = inside[:-1] or ["VCALENDAR"]
        elif name == "ATTENDEE" and inside[-1] == "VEVENT":
            state = re.search(r"PARTSTAT=\"?([A-Za-z-]{1,20})", params)
            answers.append((_address(value), state[1].lower() if state else ""))
        elif name == "METHOD" or inside[-1] in ("VEVENT", "VTODO"):
            found.setdefault(name, value)
            if name == "DTSTART" and (tzid := re.search(r"TZID=\"?([^\";:]{1,80})", params)):
                zone = tzid[1]
    return CalendarEntry(
        method=found.get("METHOD", "").strip().lower(),
        uid=found.get("UID", "").strip(),
        summary=_plain(found.get("SUMMARY", "")),
        starts=found.get("DTSTART", "").strip(),
        ends=found.get("DTEND", "").strip(),
        zone=zone,
        status=found.get("STATUS", "").strip().lower(),
        organizer=_address(found.get("ORGANIZER", "")),
        answers=tuple(answers),
    )


def _property(line: str) -> tuple[str, str, str]:
    """(NAME, parameters, value); a colon within a quoted parameter ends nothing."""
    quoted = False
    for place, letter in enumerate(line[:2000]):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            name, _, params = line[:place].partition(";")
            return name.strip().upper(), params, line[place + 1 :]
    return "", "", ""


def _address(value: str) -> str:
    found = ADDRESS.search(re.sub(r"^\s*mailto:", "", value, flags=re.IGNORECASE))
    return found[0] if found else ""


def _plain(value: str) -> str:
    return re.sub(r"\\([\\,;nN])", lambda hit: "\n" if hit[1] in "nN" else hit[1], value).strip()
