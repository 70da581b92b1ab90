"""From a stored message to its consequences, in one transaction: event, suppression, hold, promises and questions, wake.

It may be done again from the stored original, as often as wanted: each consequence is entered once. Whatever the content says,
it changes only what is recorded here of this lead; it is never read as an instruction (mission H4).
"""

from datetime import datetime

from followups.channels.signing import MARK, read_token
from followups.inbound.answered import record_answer, record_written_by_us
from followups.inbound.automatic import record_auto_reply
from followups.inbound.matching import (
    NOBODY,
    Match,
    is_of,
    is_ours,
    key_of,
    lead_at,
    match_recipient,
    match_reply,
    match_report,
)
from followups.inbound.reading.auto_replies import sent_at
from followups.inbound.reading.classifying import Classified, classify
from followups.inbound.reading.mail import read_mail
from followups.inbound.replies.understanding import understand
from followups.inbound.reports import process_report
from followups.inbound.returned import record_bounce, record_complaint
from followups.inbound.stopping_mail import stop_address, stop_for_good
from followups.models import InboundMessage
from leads.models import Event, Lead
from leads.role_addresses import is_role_address
from leads.waking import wake
from tenants.models import Tenant

State = InboundMessage.State
SIGNATURE_SAYS = "Its first lines are signed as ours: a message of ours that came back."


def process(tenant: Tenant, row: InboundMessage, now: datetime) -> None:
    """Read a stored message and draw its consequences, in the caller's scope, the row locked. Raises what reading raises."""
    if not row.raw:  # emptied, with the person or after its time: there is nothing left to read
        InboundMessage.objects.filter(pk=row.pk).update(read_at=None)
        return
    if row.form == InboundMessage.Form.REPORT:
        match, event = process_report(tenant, row, now)
        nothing = match is NOBODY and row.kind in ("sent", "queued", "unknown")
        _settle(row, match, event, now, State.IGNORED if nothing else None)
        return
    found = classify(row.original, own=_own_marks(tenant, row.original))
    _note_reading(row, found)
    if found.kind == "unreadable":
        row.error = " ".join(found.because)
        _settle(row, NOBODY, None, now, State.FAILED)
    elif found.kind == "own":
        _settle(row, NOBODY, None, now, State.IGNORED, SIGNATURE_SAYS)
    elif found.kind == "bounce":
        _settle(row, *_bounce(tenant, row, found, now), now)
    else:
        match = _match(tenant, row, found)
        event = _consequences(tenant, match, row, found, now) if match.lead else None
        if match is NOBODY:
            _stop_role_address(tenant, row, found, now)
        _settle(row, match, event, now)


def _own_marks(tenant: Tenant, raw: bytes) -> tuple[tuple[str, str], ...]:
    """The values of our header that we have signed ourselves; anybody can write the header."""
    given = read_mail(raw).headers.all(MARK.lower())
    return tuple((MARK, value) for value in given if read_token("mark", tenant.pk, value))


def _note_reading(row: InboundMessage, found: Classified) -> None:
    row.kind, row.category, row.because = found.kind[:20], found.name[:30], list(found.because)[:20]
    row.reply_text = found.reply_text.replace("\0", "")[:100_000]
    if found.mail is not None:
        row.subject = found.mail.subject.replace("\0", "")[:300]
        row.from_address = found.mail.sender.address[:320]


def _bounce(tenant: Tenant, row: InboundMessage, found: Classified, now: datetime) -> tuple[Match, Event | None]:
    """Per recipient: each that we have written to gets its own event; the others were never ours to judge."""
    match, event = match_report(tenant, found), None
    if match.message is not None:
        row.about = match.message
        mine = match.message.to_address.lower()
        theirs = [each for each in found.recipients if each.address.lower() == mine]
        # A forwarded mail comes back for an address we never wrote to: then it is still ours that did not arrive.
        if not theirs and len(found.recipients) <= 1:
            theirs = list(found.recipients)
        hard = any(each.hard for each in theirs)
        say = next((each.because for each in theirs if each.because), found.name)
        _lock(match.lead)
        return match, record_bounce(tenant, match, row, address=match.message.to_address, hard=hard, say=say, now=now)
    for each in found.recipients:
        one = match_recipient(each.address)
        if one.lead is not None:
            _lock(one.lead)
            event = record_bounce(tenant, one, row, address=each.address, hard=each.hard, say=each.because, now=now)
            match = one
    return match, event


def _match(tenant: Tenant, row: InboundMessage, found: Classified) -> Match:
    if row.lead_id:  # a person said whose it is
        sender = found.mail.sender.address.lower()
        return Match(row.lead, row.about, "person", by_colleague=not is_of(row.lead, sender))
    if found.kind == "complaint":
        first = next((each.address for each in found.recipients), "")
        return match_report(tenant, found, first)
    if is_ours(tenant, found.mail.sender.address):
        addresses = (each.address for each in (*found.mail.to, *found.mail.cc))
        lead = next((lead for lead in map(_lead_with, addresses) if lead), None)
        return Match(lead, None, "ours") if lead else NOBODY
    return match_reply(tenant, found)


def _lead_with(address: str) -> Lead | None:
    return lead_at(key_of(address))


def _stop_role_address(tenant: Tenant, row: InboundMessage, found: Classified, now: datetime) -> None:
    """An opt-out from info@ holds for that address at once, also where nobody can say which of its people has written."""
    address = key_of(found.mail.sender.address)
    if not is_role_address(address) or not Lead.objects.filter(email_key=address).exists():
        return
    said = understand(found.reply_text, subject=found.mail.subject, sent_at=sent_at(found.mail) or now)
    if found.kind == "complaint" or said.opts_out or said.kind == "complaint":
        reason = "opt_out" if said.opts_out or found.name == "opt_out" else "complaint"
        words = " … ".join(said.because) or found.reply_text[:300]
        stop_address(tenant, address, row, reason, words=words, now=now)


def _consequences(tenant: Tenant, match: Match, row: InboundMessage, found: Classified, now: datetime) -> Event | None:
    _lock(match.lead)
    row.about = match.message
    if match.by == "ours":
        return record_written_by_us(tenant, match.lead, row, found, now)
    if found.kind == "complaint":
        if found.name != "opt_out":
            return record_complaint(tenant, match, row, say="; ".join(found.because), now=now)
        stop_for_good(tenant, match.lead, row, "opt_out", words="; ".join(found.because), now=now)
        wake(tenant, [match.lead.pk], now)
        return None
    if found.kind == "auto_reply":
        return record_auto_reply(tenant, match, row, found, now)
    return record_answer(tenant, match, row, found, now)


def _lock(lead: Lead) -> None:
    """The lead's row is the lock of everything about the lead: a send is either claimed already, or asks again after this."""
    fresh = Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    for field in Lead._meta.concrete_fields:  # noqa: SLF001 - _meta is documented
        setattr(lead, field.attname, getattr(fresh, field.attname))


def _settle(
    row: InboundMessage, match: Match, event: Event | None, now: datetime, state: State | None = None, say: str = ""
) -> None:
    row.lead = match.lead or row.lead
    row.event = event or row.event
    row.state = state or (State.PROCESSED if match.lead else State.UNMATCHED)
    row.state_because = say or ("" if match.lead else row.state_because)
    row.read_at, row.processed_at = None, now
    row.error = row.error if row.state == State.FAILED else ""
    row.save(
        update_fields=[
            "kind", "category", "because", "reply_text", "subject", "from_address", "lead", "about", "event", "state",
            "state_because", "read_at", "processed_at", "error",
        ]
    )  # fmt: skip
