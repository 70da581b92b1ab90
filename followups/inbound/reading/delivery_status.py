"""Delivery-status fields (RFC 3464), from a part of their own or from the text of a report that has no such part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from followups.inbound.reading.bodies import text_of
from followups.inbound.reading.headers import ADDRESS
from followups.inbound.reading.mime import Part

STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
FIELD = re.compile(r"^[> \t]{0,8}([A-Za-z][\w-]{2,40})[ \t]*:[ \t]*(.*)$")
OURS = frozenset({
    "reporting-mta", "received-from-mta", "arrival-date", "original-envelope-id", "dsn-gateway", "final-recipient",
    "original-recipient", "action", "status", "remote-mta", "diagnostic-code", "last-attempt-date", "final-log-id",
    "will-retry-until", "x-actual-recipient", "x-original-message-id", "x-display-name",
})  # fmt: skip
BEGINS = ("final-recipient", "original-recipient", "action")  # a second one of these belongs to the next recipient
OPENS = ("final-recipient", "original-recipient", "x-actual-recipient")
# The registered actions, and what servers write instead.
ACTIONS = {
    "failed": "failed", "failure": "failed", "fail": "failed", "error": "failed", "deny": "failed", "denied": "failed",
    "bounced": "failed", "failed-final": "failed", "delayed": "delayed", "deferred": "delayed", "expired": "failed",
    "delivered": "delivered", "deliverable": "delivered", "relayed": "delivered", "expanded": "delivered",
}  # fmt: skip


@dataclass(frozen=True)
class Failure:
    """One recipient of a report. `action` is failed, delayed, delivered or "" where nothing says it."""

    address: str
    action: str = ""
    status: str = ""
    diagnostic: str = ""
    original: str = ""


def from_parts(parts: Iterable[Part]) -> tuple[Failure, ...]:
    """The recipients of every delivery-status part."""
    return tuple(each for part in parts if part.content_type in STATUS_PARTS for each in from_text(text_of(part)))


def from_text(text: str) -> tuple[Failure, ...]:
    """The recipients that fields in this text speak of, in order; an address that is named twice is taken once.

    Blocks need no empty line between them: a second Final-Recipient begins the next recipient (RFC 3464, section 2.3).
    """
    found: list[Failure] = []
    block: dict[str, str] = {}
    name = ""
    for line in text.split("\n"):
        field = FIELD.match(line)
        if field and field[1].lower() in OURS:
            name = field[1].lower()
            if name in block and name in BEGINS:
                found += _failure(block)
                block = {}
            block[name] = (
                f"{block[name]} {field[2]}"
                if name == "diagnostic-code" and name in block
                else block.get(name) or field[2]
            )
        elif not line.strip():
            name = ""
            if "action" in block or "status" in block:
                found += _failure(block)
                block = {}
        elif name and (line[:1] in " \t" or (name == "diagnostic-code" and not field)):
            block[name] += " " + line.strip()
    found += _failure(block)
    return tuple(
        {each.address.lower() or str(number): each for number, each in reversed(list(enumerate(found)))}.values()
    )[::-1]


def _failure(block: dict[str, str]) -> list[Failure]:
    if not ("action" in block or ("status" in block and any(name in block for name in OPENS))):
        return []
    action = block.get("action", "").split("(")[0].strip().lower().split(" ")[0]
    final, original = _address(block.get("final-recipient", "")), _address(block.get("original-recipient", ""))
    diagnostic = re.sub(r"^\s*(?:smtp|x-[\w-]{1,30})\s*;\s*", "", block.get("diagnostic-code", ""), flags=re.IGNORECASE)
    return (
        [
            Failure(
                address=_address(block.get("x-actual-recipient", "")) if not final or "@" not in final else final,
                action=ACTIONS.get(action, "failed" if action and block.get("status", "").startswith("5") else ""),
                status=block.get("status", "").strip(),
                diagnostic=diagnostic.strip(),
                original=original,
            )
        ]
        if (final or original or "action" in block)
        else []
    )


def _address(value: str) -> str:
    """The mailbox of "rfc822; anna@example.org", xtext of RFC 3461 undone; "" for other kinds of names."""
    text = re.sub(r"\+([2-7][0-9A-F])", lambda hit: chr(int(hit[1], 16)), value.partition(";")[2] or value)
    found = ADDRESS.search(text)
    return found[0] if found else ""
