"""Bounces and complaints: what is recorded of them, and what stops (mission L1, G1)."""

from datetime import datetime

from followups.inbound.matching import Match
from followups.inbound.stopping_mail import stop_address, stop_for_good
from followups.models import InboundMessage, Message
from followups.pausing import pause_where_needed
from leads.journal import record_once
from leads.models import Event, Lead
from leads.waking import wake
from suppression.models import Suppression
from tenants.models import Tenant


def record_bounce(
    tenant: Tenant, match: Match, row: InboundMessage, *, address: str, hard: bool, say: str, now: datetime
) -> Event:
    """One recipient's: for good, the address is suppressed and the mailbox's rate counted; otherwise it is counted and shown.

    The lead's row is locked by the caller.
    """
    lead = match.lead
    kind = Event.Kind.BOUNCE_HARD if hard else Event.Kind.BOUNCE_SOFT
    event = _event(tenant, lead, row, kind, f"{address}: {say}", now, message=match.message, part=address.lower())
    if not hard:
        return event
    stop_address(tenant, address, row, Suppression.Reason.BOUNCE_HARD, words=say, now=now)
    message = match.message
    if message is not None and Message.objects.filter(pk=message.pk, bounced_at=None).update(
        bounced_at=row.received_at
    ):
        _look_at_the_mailbox(tenant, message, now)
    wake(tenant, [lead.pk], now)
    return event


def record_complaint(tenant: Tenant, match: Match, row: InboundMessage, *, say: str, now: datetime) -> Event:
    """They reported us: nothing more on any channel, and the mailbox's rate is counted."""
    lead = match.lead
    event = _event(tenant, lead, row, Event.Kind.COMPLAINT, say, now, message=match.message)
    address = match.message.to_address if match.message else ""
    stop_for_good(tenant, lead, row, "complaint", words=say, now=now, address=address)
    message = match.message
    if message is not None and Message.objects.filter(pk=message.pk, complained_at=None).update(
        complained_at=row.received_at
    ):
        _look_at_the_mailbox(tenant, message, now)
    wake(tenant, [lead.pk], now)
    return event


def _look_at_the_mailbox(tenant: Tenant, message: Message, now: datetime) -> None:
    if message.identity_id:
        pause_where_needed(tenant, message.identity, now)


def _event(
    tenant: Tenant, lead: Lead, row: InboundMessage, kind: str, text: str, now: datetime, *, message: Message | None,
    part: str = "",
) -> Event:  # fmt: skip
    """Recorded once for each message and recipient, however often it is read."""
    event, _ = record_once(
        tenant, lead, kind, at=row.received_at, now=now, channel="email", text=text[:2000],
        external_id=f"{row.pk}:{kind}:{part}"[:250],
        data={"inbound": str(row.pk), "message": str(message.pk) if message else None},
    )  # fmt: skip
    return event
