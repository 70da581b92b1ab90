"""Mail that comes back, in tests: written as a lead's program would write it, and brought in by the product's own door."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from followups.inbound.reading_due import read_due
from followups.inbound.storing import store_mail
from followups.models import InboundMessage, Message
from followups.reviewing import approve
from leads.models import Event, Lead
from tenants.models import Tenant, User
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, send

LATER = MONDAY + timedelta(hours=2)


def first_message(tenant: Tenant, user: User, now: datetime = MONDAY, **lead: Any) -> Message:
    """A lead's first reply, written, approved and sent."""
    capture(tenant, now, **lead)
    message = draft(tenant, now)
    with tenant_scope(tenant.pk):
        approve(tenant, message, revision=1, user=user, now=now)
    send(tenant, now + timedelta(minutes=10))
    with tenant_scope(tenant.pk):
        return Message.objects.select_related("lead", "follow_up", "identity").get(pk=message.pk)


def reply(
    message: Message | None, text: str, *, sender: str = "Anna Berg <anna@buyer.example>", subject: str = "Re: Your request",
    to: str = "hello@acme.example", **headers: str,
) -> bytes:  # fmt: skip
    """The bytes of an answer to a message of ours; headers by name with underscores, None leaves one out."""
    mail = EmailMessage()
    named = {
        "From": sender, "To": to, "Subject": subject, "Message-ID": f"<{abs(hash((text, sender, subject)))}@buyer.example>",
        "Date": "Mon, 23 Nov 2026 12:00:00 +0000",
    } | ({"In-Reply-To": message.message_id, "References": message.message_id} if message else {})  # fmt: skip
    for name, value in {**named, **{each.replace("_", "-"): value for each, value in headers.items()}}.items():
        if value is not None:
            mail[name] = value
    quoted = f"\n\nOn Mon, 23 Nov 2026, Olga at Acme wrote:\n> {message.body.splitlines()[0]}\n" if message else "\n"
    mail.set_content(text + quoted)
    return mail.as_bytes()


def bounce(
    message: Message, *, status: str = "5.1.1", words: str = "550 5.1.1 User unknown", action: str = "failed"
) -> bytes:
    """A delivery status notification (RFC 3464) about a message of ours, as a mail server would write it."""
    return (
        "Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@mx.buyer.example>\r\n"
        "To: hello@acme.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        f"Message-ID: <dsn-{message.pk}-{status}@mx.buyer.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n<{message.to_address}>: {words}\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.buyer.example\r\n\r\n"
        f"Final-Recipient: rfc822; {message.to_address}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; {words}\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: hello@acme.example\r\nTo: {message.to_address}\r\n"
        f"Message-ID: {message.message_id}\r\nSubject: {message.subject}\r\n\r\n{message.body}\r\n--b--\r\n"
    ).encode()


def complaint(message: Message) -> bytes:
    """A feedback report (RFC 5965) with the complainer's address left out, as most providers do."""
    return (
        "From: feedback@isp.example\r\nTo: abuse@acme.example\r\nSubject: Complaint\r\nMIME-Version: 1.0\r\n"
        f"Message-ID: <arf-{message.pk}@isp.example>\r\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nThis is an email abuse report.\r\n"
        "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: Reporter/1.0\r\nVersion: 1\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: hello@acme.example\r\nTo: redacted@isp.example\r\n"
        f"Message-ID: {message.message_id}\r\nSubject: {message.subject}\r\n\r\nHello.\r\n--b--\r\n"
    ).encode()


def bring(tenant: Tenant, raw: bytes, now: datetime = LATER, **door: Any) -> InboundMessage:
    """Store it as a door would, and read it as the worker would."""
    with tenant_scope(tenant.pk):
        row, _ = store_mail(tenant, raw, source=door.pop("source", "test"), now=now, **door)
    read_due(tenant, now)
    return stored(row)


def stored(row: InboundMessage) -> InboundMessage:
    with tenant_scope(row.tenant_id):
        return InboundMessage.objects.select_related("lead", "about", "event", "tenant").get(pk=row.pk)


def lead_of(message: Message) -> Lead:
    with tenant_scope(message.tenant_id):
        return Lead.objects.get(pk=message.lead_id)


def events(tenant: Tenant, *kinds: str) -> list[Event]:
    with tenant_scope(tenant.pk):
        return list(Event.objects.filter(kind__in=kinds).order_by("recorded_at", "id"))
