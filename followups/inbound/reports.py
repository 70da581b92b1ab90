"""What a mail service reports of our messages (django-anymail's names for it), brought to the same consequences as mail."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from followups.channels.signing import read_token
from followups.inbound.matching import NOBODY, Match, by_message_id, match_recipient
from followups.inbound.reading.reasons import reason_of
from followups.inbound.returned import record_bounce, record_complaint
from followups.inbound.stopping_mail import stop_for_good
from followups.models import InboundMessage, Message
from leads.journal import record
from leads.models import Event, Lead
from leads.waking import wake
from tenants.models import Tenant

Report = Mapping[str, Any]
SAYS_NOTHING = ("sent", "queued", "unknown", "inbound", "inbound_failed", "subscribed")
# Words by which services themselves say that an address is gone, where they do not pass on what the server said.
GONE = ("hardbounce", "hard_bounce", "hard bounce", "invalid", "permanent")


def process_report(tenant: Tenant, row: InboundMessage, now: datetime) -> tuple[Match, Event | None]:
    """Draw the consequences of one report; whose it was, and the event it made. Locks the lead's row."""
    report = json.loads(row.original)
    row.kind = str(report.get("event_type") or "unknown")[:20]
    row.from_address = str(report.get("recipient") or "")[:320]
    if row.kind in SAYS_NOTHING:
        return NOBODY, None
    match = match_of(tenant, report)
    if match.lead is None:
        return match, None
    Lead.objects.select_for_update(of=("self",)).get(pk=match.lead.pk)
    row.about = match.message
    return match, _consequence(tenant, match, row, report, now)


def match_of(tenant: Tenant, report: Report) -> Match:
    """By what we signed, then by the service's id of the message, then by its recipient."""
    metadata = report.get("metadata")
    mark = str(metadata.get("followthrough") or "") if isinstance(metadata, dict) else ""
    message_id = read_token("mark", tenant.pk, mark)
    message = Message.objects.select_related("lead").filter(pk=message_id).first() if message_id else None
    if message is not None:
        return Match(message.lead, message, "address")
    if (known := str(report.get("message_id") or "")) and (message := by_message_id([known])):
        return Match(message.lead, message, "thread")
    return match_recipient(str(report.get("recipient") or ""))


def _consequence(tenant: Tenant, match: Match, row: InboundMessage, report: Report, now: datetime) -> Event | None:
    lead, message, kind = match.lead, match.message, row.kind
    say = str(report.get("description") or report.get("mta_response") or report.get("reject_reason") or kind)
    address = str(report.get("recipient") or (message.to_address if message else ""))
    same = {"at": row.received_at, "now": now, "channel": "email"}
    told = {"inbound": str(row.pk), "message": str(message.pk) if message else None}
    if kind in ("bounced", "failed", "rejected", "deferred"):
        hard = kind != "deferred" and is_hard(report)
        return record_bounce(tenant, match, row, address=address, hard=hard, say=say, now=now)
    if kind == "complained":
        return record_complaint(tenant, match, row, say=f"The mail service reports a complaint: {say}", now=now)
    if kind == "unsubscribed":
        stop_for_good(tenant, lead, row, "opt_out", words="Unsubscribed at the mail service.", now=now, address=address)
        wake(tenant, [lead.pk], now)
        return None
    if kind == "delivered":
        Message.objects.filter(pk=message.pk, delivered_at=None).update(
            delivered_at=row.received_at
        ) if message else None
        return None
    if kind == "opened":  # scanners open mail: it is kept, and nothing rests on it
        return record(tenant, lead, Event.Kind.OPEN, external_id=f"{row.pk}:open", data=told, **same)
    if kind == "clicked":  # not told from a scanner's, so a machine's report
        return record(tenant, lead, Event.Kind.CLICK, external_id=f"{row.pk}:click", data=told, **same)
    if kind == "autoresponded":
        event = record(tenant, lead, Event.Kind.AUTO_REPLY, external_id=f"{row.pk}:auto", text=say, data=told, **same)
        wake(tenant, [lead.pk], now)
        return event
    return None


def is_hard(report: Report) -> bool:
    """For good: unknown user or host, moved, not accepting. The server's own words first, then the service's."""
    said = " ".join(str(report.get(name) or "") for name in ("mta_response", "description"))
    reason = reason_of(said)
    theirs = json.dumps(report.get("as_received"), default=str).lower() if report.get("as_received") else ""
    gone = report.get("reject_reason") == "invalid" or any(f'"{word}"' in theirs for word in GONE)
    if reason.name == "user_unknown":  # of which the service's word is a second sign
        return reason.hard or gone
    return gone if reason.name == "undetermined" else reason.hard
