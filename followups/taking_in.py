"""Taking a lead in, whichever door it uses: the capture and the consent that came with it, in one transaction."""

from datetime import datetime

from leads.capturing import Captured, GivenConsent, LeadData, capture_lead
from leads.models import Event
from tenants.models import Tenant, User


def take_in(
    tenant: Tenant,
    data: LeadData,
    consent: GivenConsent | None = None,
    *,
    source_door: str,
    raw: str,
    now: datetime,
    actor: str = Event.Actor.API,
    user: User | None = None,
    ring: bool = True,
) -> Captured:
    """capture_lead, and the consent in the ledger under the lead's addresses (mission A1, K4). Raises as that does.

    Consent for one channel is recorded for the address that channel uses; without a channel for all of them.
    """
    # Here and not above: the ledger is written beside this module.
    from suppression.consenting import record_consent

    captured = capture_lead(tenant, data, source_door=source_door, raw=raw, now=now, actor=actor, user=user, ring=ring)
    lead = captured.lead
    if consent:
        record_consent(
            tenant,
            email=lead.email_key if consent.channel in ("", "email") else None,
            phone=lead.phone if consent.channel != "email" else None,
            channel=consent.channel,
            basis=consent.basis,
            wording=consent.wording,
            source=(consent.source or data.source or source_door)[:200],
            given_at=consent.at or data.captured_at or now,
        )
    return captured
