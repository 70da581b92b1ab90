"""From a tree of parts to what a person sees: plain text, HTML as text, calendar, attachments, embedded messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from followups.inbound.reading.calendars import CalendarEntry, read_calendar
from followups.inbound.reading.charsets import to_text
from followups.inbound.reading.flowed import unflowed
from followups.inbound.reading.html_text import to_lines
from followups.inbound.reading.mime import Part

MAX_TEXT = 2_000_000  # letters of a body that are read
META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!doctype html|<html|<body|<div|<p>|<table)", re.IGNORECASE)
ORIGINALS = (
    "message/rfc822",
    "message/global",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global-headers",
)
# A plain part that only says to look at the other one.
POINTS_AT_HTML = re.compile(r"\bhtml\b|does not support", re.IGNORECASE)


@dataclass(frozen=True)
class Attachment:
    """A part that is no text of the message. `part` leads to its bytes."""

    filename: str
    content_type: str
    part: Part


@dataclass(frozen=True)
class Bodies:
    """What stands in a message: `reports` are its machine-readable parts, `originals` the messages embedded in it."""

    text: str
    html: str
    calendars: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    originals: tuple[Part, ...]
    reports: tuple[Part, ...]

    @cached_property
    def html_text(self) -> str:
        return to_lines(self.html) if self.html else ""

    @cached_property
    def seen(self) -> str:
        """The plain text, or the HTML as text when there is no plain text or it only points at the HTML."""
        if self.text.strip() and not (self.html and len(self.text) < 300 and POINTS_AT_HTML.search(self.text)):
            return self.text
        return self.html_text or self.text

    @cached_property
    def calendar(self) -> CalendarEntry | None:
        return next((entry for entry in map(read_calendar, self.calendars) if entry), None)


class _Collecting:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pages: list[str] = []
        self.calendars: list[str] = []
        self.attachments: list[Attachment] = []
        self.originals: list[Part] = []
        self.reports: list[Part] = []


def bodies_of(tree: Part) -> Bodies:
    """Walk the parts of one message; what is inside an embedded message is that message's own affair."""
    found = _Collecting()
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if part.content_type in ORIGINALS or (part is not tree and _begins_a_message(part)):
            found.originals.append(part)
        elif part.children:
            waiting.extend(reversed(part.children))
        else:
            _leaf(part, found)
    text = "\n".join(each for each in found.texts if each.strip()) or "".join(found.texts[:1])
    return Bodies(
        text, "\n".join(found.pages), tuple(found.calendars), tuple(found.attachments), tuple(found.originals),
        tuple(found.reports),
    )  # fmt: skip


def _begins_a_message(part: Part) -> bool:
    """Old servers put the message itself between two boundaries, without a header that says so."""
    return "received" in part.headers and ("from" in part.headers or "to" in part.headers)


def _leaf(part: Part, found: _Collecting) -> None:
    kind = part.content_type
    if kind.startswith("message/"):  # delivery-status, feedback-report, disposition-notification
        found.reports.append(part)
    elif kind == "text/calendar" or (kind == "application/ics" and not found.calendars):
        found.calendars.append(text_of(part))
    elif part.disposition == "attachment" or not kind.startswith("text/"):
        if kind.startswith("multipart/"):
            found.texts.append(text_of(part))  # too deep to be taken apart
        else:
            found.attachments.append(Attachment(part.filename, kind, part))
    elif kind == "text/html":
        found.pages.append(text_of(part))
    elif part.filename and kind not in ("text/plain", "text/enriched"):
        found.attachments.append(Attachment(part.filename, kind, part))
    else:
        text = text_of(part)
        target = found.pages if LOOKS_LIKE_HTML.match(text) and "content-type" not in part.headers else found.texts
        target.append(text)


def text_of(part: Part) -> str:
    """The text of a part, its transfer encoding, charset and flowed lines undone; line breaks are "\\n"."""
    data = part.content[: MAX_TEXT * 2]
    declared = part.params.get("charset", "")
    if not declared and part.content_type == "text/html" and (meta := META_CHARSET.search(data[:2000])):
        declared = meta[1].decode("ascii")
    text, _ = to_text(data, declared)
    text = text[:MAX_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    if part.params.get("format", "").lower() == "flowed":
        return unflowed(text, delete_space=part.params.get("delsp", "").lower() == "yes")
    return text
