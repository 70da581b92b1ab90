"""What `manage.py read_mail` prints: one JSON object for each message. docs/inbound.md holds its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from followups.inbound.reading.classifying import Classified, classify
from followups.inbound.reading.mailboxes import Found, messages_in


def lines_of(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """A line for each message in these files and folders. Never raises: what cannot be read is a line that says why."""
    for found in messages_in(names):
        yield line_of(found)


def line_of(found: Found) -> dict[str, Any]:
    """The line of one message."""
    if found.error:
        return as_line(found.file, Classified("unreadable", "no_file", 1.0, (found.error,)))
    try:
        classified = classify(found.raw)
    except Exception as error:  # noqa: BLE001 -- one message must not stop the reading of a mailbox
        classified = Classified("unreadable", "failed", 1.0, (f"Reading it failed: {type(error).__name__}: {error}",))
    return as_line(found.file, classified)


def as_line(file: str, found: Classified) -> dict[str, Any]:
    """The stable fields, ready for JSON."""
    return {
        "file": file,
        "kind": found.kind,
        "class": found.name,
        "hard": found.hard,
        "recipients": [
            {"address": each.address, "hard": each.hard, "status": each.status, "reason": each.reason}
            for each in found.recipients
        ],
        "return_date": found.return_date.isoformat() if found.return_date else None,
        "reply_text": found.in_context,
        "refers_to": list(found.refers_to),
        "confidence": round(found.confidence, 2),
        "because": list(found.because),
    }
