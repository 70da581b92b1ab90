"""Notifications that Amazon SES sends through SNS by mail: a JSON document in the text (the SES developer guide)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from followups.inbound.reading.delivery_status import Failure
from followups.inbound.reading.headers import message_ids
from followups.inbound.reading.mail import Mail

TYPES = {"bounce": "bounce", "complaint": "complaint", "delivery": "delivery"}


@dataclass(frozen=True)
class Notice:
    """`kind` is bounce, complaint or delivery; `ids` the Message-ID the original had, with brackets."""

    kind: str
    recipients: tuple[Failure, ...]
    explanation: str
    feedback: str
    ids: tuple[str, ...]


def read_notice(mail: Mail) -> Notice | None:
    """The notification in a mail, None when there is none."""
    text = mail.text
    if '"notificationType"' not in text and '"eventType"' not in text and '\\"notificationType\\"' not in text:
        return None
    found = _document(text)
    if found is None:
        return None
    if isinstance(found.get("Message"), str):
        found = _document(found["Message"]) or found
    kind = TYPES.get(str(found.get("notificationType") or found.get("eventType") or "").lower())
    if kind is None:
        return None
    detail = _dict(found.get(kind))
    listed = detail.get("bouncedRecipients") or detail.get("complainedRecipients") or detail.get("recipients") or []
    kinds = f"{detail.get('bounceType', '')} {detail.get('bounceSubType', '')}".strip()
    return Notice(
        kind=kind,
        recipients=tuple(_failure(each) for each in listed if isinstance(each, (dict, str)))
        if isinstance(listed, list)
        else (),
        explanation=_words(kinds),
        feedback=_text(detail.get("complaintFeedbackType")),
        ids=_ids(_dict(found.get("mail"))),
    )


def _document(text: str) -> dict[str, Any] | None:
    start = text.find("{")
    if start < 0:
        return None
    for candidate in (text[start:], "".join(text[start:].split("\n"))):  # long lines are broken on the way
        try:
            found, _ = json.JSONDecoder(strict=False).raw_decode(candidate)
        except (ValueError, RecursionError):
            continue
        return found if isinstance(found, dict) else None
    return None


def _failure(given: dict[str, Any] | str) -> Failure:
    if isinstance(given, str):
        return Failure(_text(given))
    return Failure(
        address=_text(given.get("emailAddress")),
        action=_text(given.get("action")),
        status=_text(given.get("status")),
        diagnostic=_text(given.get("diagnosticCode")),
    )


def _words(kinds: str) -> str:
    """The service's own classes in words that reasons.py knows."""
    return {
        "Permanent NoEmail": "no such address",
        "Permanent Suppressed": "on the suppression list",
        "Transient MailboxFull": "mailbox full",
        "Transient MessageTooLarge": "message too large",
        "Transient ContentRejected": "content rejected",
        "Transient AttachmentRejected": "attachment",
    }.get(kinds, "")


def _ids(mail: dict[str, Any]) -> tuple[str, ...]:
    own = _dict(mail.get("commonHeaders")).get("messageId")
    headers = mail.get("headers")
    for each in headers if isinstance(headers, list) else []:
        if isinstance(each, dict) and str(each.get("name", "")).lower() == "message-id":
            own = own or each.get("value")
    return message_ids(_text(own))


def _text(value: Any) -> str:
    """A value as text; JSON may hold halves of letters, which nothing can store."""
    return str(value or "").encode("utf-8", "replace").decode("utf-8")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
