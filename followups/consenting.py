"""A person records on what ground a lead may be contacted: the ledger of consents, and the journal (mission K4, A5)."""

from datetime import datetime

from leads.journal import record
from leads.models import Event, Lead
from leads.refusals import Refused
from leads.waking import wake
from suppression.consenting import ConsentError, record_consent
from suppression.models import Consent
from tenants.models import Tenant, User

LONGEST_WORDING, LONGEST_SOURCE = 10_000, 200
WORDS = "What they agreed to, in the very words: they show it should anybody ask."


def note_consent(
    tenant: Tenant,
    lead: Lead,
    *,
    basis: str,
    wording: str,
    source: str,
    given_at: datetime,
    now: datetime,
    user: User | None,
) -> Event:
    """Enter it for each address of the lead, on every channel, and have the lead decided again. Inside the scope.

    Consent needs its wording (GDPR Art. 7(1): it must be possible to demonstrate it). Raises Refused by field.
    """
    wrong = {}
    known = [value for value in Consent.Basis.values if value != Consent.Basis.UNKNOWN]
    if basis not in known:
        wrong["basis"] = f"Say on what ground: {', '.join(known)}."
    if basis == Consent.Basis.CONSENT and not wording:
        wrong["wording"] = WORDS
    if not source:
        wrong["source"] = "Say where they said so: a form, a call, a fair."
    for name, text, longest in (("wording", wording, LONGEST_WORDING), ("source", source, LONGEST_SOURCE)):
        if len(text) > longest or "\0" in text:
            wrong[name] = f"At most {longest:,} characters of text."
    if given_at > now:
        wrong["on"] = "That day has not come yet. Name the day on which they said so."
    if not lead.email and not lead.phone:
        wrong["address"] = "Add an address first: a ground is recorded for an address."
    if wrong:
        raise Refused(wrong)
    email, phone = lead.email_key or None, lead.phone or None
    try:
        record_consent(tenant, email=email, phone=phone, basis=basis, wording=wording, source=source, given_at=given_at)
    except ConsentError as error:
        raise Refused({error.field: str(error)}) from error
    label = Consent.Basis(basis).label
    told = {"consent": ["", basis], "source": ["", source]}
    event = record(
        tenant, lead, Event.Kind.CHANGED, at=now, now=now, actor=Event.Actor.PERSON, user=user,
        text=f"May be contacted: {label[:1].lower()}{label[1:]} ({source}).", data={"changed": told},
    )  # fmt: skip
    wake(tenant, [lead.pk], now)
    return event
