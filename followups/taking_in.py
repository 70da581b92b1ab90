"""Taking a lead in, whichever door it uses: the capture and the consent that came with it, in one transaction."""

from datetime import datetime

from leads.capturing import Captured, GivenConsent, LeadData, capture_lead
from leads.models import Event, Lead, Payload
from leads.refusals import Refused
from suppression.consenting import record_consent
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
    asks: bool = False,
    words: str = "",
    payload: Payload | None = None,
) -> Captured:
    """capture_lead, and the consent in the ledger under the lead's addresses (mission A1, K4). Raises as that does.

    Consent for one channel is recorded for the address that channel uses; without a channel for all of them.
    """
    how = {"actor": actor, "user": user, "ring": ring, "asks": asks, "words": words, "payload": payload}
    captured = capture_lead(tenant, data, source_door=source_door, raw=raw, now=now, **how)
    lead = captured.lead
    if consent:
        given_at = consent.at or data.captured_at or now
        _record(tenant, lead, consent, source=consent.source or data.source or source_door, given_at=given_at, now=now)
    return captured


def _record(
    tenant: Tenant, lead: Lead, consent: GivenConsent, *, source: str, given_at: datetime, now: datetime
) -> None:
    email = lead.email_key if consent.channel in ("", "email") else None
    phone = lead.phone if consent.channel != "email" else None
    if not email and not phone:
        use = f"for {consent.channel}" if consent.channel else "that it could be for"
        raise Refused({"consent": f"This lead has no address {use}. Send the address with the consent."})
    if given_at > now:
        raise Refused({"consent.at": "This moment has not come yet. Consent was given in the past."})
    record_consent(
        tenant,
        email=email,
        phone=phone,
        channel=consent.channel,
        basis=consent.basis,
        wording=consent.wording,
        source=source[:200],
        given_at=given_at,
    )
