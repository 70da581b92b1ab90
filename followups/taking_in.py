"""Taking a lead in, whichever door it uses: the capture and the consent that came with it, in one transaction."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from followups.models import Message
from leads.capturing import Captured, capture_lead
from leads.capturing_many import Incoming, New, capture_many
from leads.lead_data import GivenConsent, LeadData
from leads.matching import Identity
from leads.models import Event, Lead, Payload
from leads.refusals import Refused
from suppression.consenting import record_consent, record_consents
from tenants.batches import without_searching_for_cycles
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
    locked: bool = False,
) -> Captured:
    """capture_lead, and the consent in the ledger under the lead's addresses (mission A1, K4). Raises as that does.

    Consent for one channel is recorded for the address that channel uses; without a channel for all of them.
    """
    how = {"actor": actor, "user": user, "ring": ring, "asks": asks, "words": words}
    how |= {"payload": payload, "locked": locked}
    captured = capture_lead(tenant, data, source_door=source_door, raw=raw, now=now, **how)
    lead = captured.lead
    if consent:
        given_at = consent.at or data.captured_at or now
        _record(tenant, lead, consent, source=consent.source or data.source or source_door, given_at=given_at, now=now)
    return captured


def take_in_many(
    tenant: Tenant,
    rows: Sequence[Incoming],
    *,
    now: datetime,
    actor: str = Event.Actor.API,
    user: User | None = None,
) -> list[Captured | Refused]:
    """take_in for many: what became of each row, in order, a refused one with its reasons. See leads.capturing_many."""
    how = {"now": now, "actor": actor, "user": user}

    def one(row: Incoming) -> Captured:
        return take_in(tenant, row.data, row.consent, source_door=row.door, raw=row.raw, ring=False, locked=True, **how)

    def plain(row: Incoming, who: Identity) -> bool:
        """A consent that is to be refused is refused on the ordinary way, in its words."""
        consent, data = row.consent, row.data
        if consent is None:
            return True
        has_address = who.email_key if consent.channel in ("", "email") else ""
        has_number = who.phone if consent.channel != "email" else ""
        return bool(has_address or has_number) and (consent.at or data.captured_at or now) <= now

    def beside(made: list[tuple[New, Lead]]) -> None:
        record_consents(tenant, [_ledger(new.row, lead, now) for new, lead in made if new.row.consent])

    with without_searching_for_cycles():
        return capture_many(tenant, rows, one=one, plain=plain, beside=beside, **how)


def sending_to(lead_ids: Collection[UUID]) -> dict[UUID, str]:
    """The leads to which a message is on its way, or was sent, with a sentence: what an undone import leaves alone."""
    out = (Message.State.SENDING, Message.State.SENT, Message.State.UNKNOWN)
    found = Message.objects.filter(lead__in=lead_ids, state__in=out).values_list("lead", flat=True)
    return dict.fromkeys(found, "A message to this lead was sent, or is on its way.")


def _ledger(row: Incoming, lead: Lead, now: datetime) -> dict:
    """What record_consents takes for the consent of a new lead."""
    consent = row.consent
    return {
        "email": lead.email_key if consent.channel in ("", "email") else None,
        "phone": lead.phone if consent.channel != "email" else None,
        "channel": consent.channel,
        "basis": consent.basis,
        "wording": consent.wording,
        "source": (consent.source or row.data.source or row.door)[:200],
        "given_at": consent.at or row.data.captured_at or now,
    }


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
