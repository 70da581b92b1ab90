"""What a person wrote: the event with their words, and what follows from them (mission L1, C3, K3, D3).

A stop is drawn at once. Doubt about one is a hold: nothing is sent and a person is asked. Everything found points at its words.
"""

from datetime import datetime

from django.utils.text import Truncator

from followups.engine.facts import HoldCode
from followups.extracting import propose
from followups.inbound.matching import Match
from followups.inbound.reading.classifying import Classified
from followups.inbound.said import Said, said_in
from followups.inbound.stopping_mail import stop_address, stop_for_good
from followups.models import InboundMessage
from followups.second_reading import have_read_again
from leads.journal import record_once
from leads.models import Event, Lead
from leads.noting import add_note
from leads.stopping import hold, pause, stop
from leads.waking import wake
from tenants.models import Tenant

LONGEST_TEXT = 100_000
BY_LEAD = {"actor": Event.Actor.LEAD}


def record_answer(tenant: Tenant, match: Match, row: InboundMessage, found: Classified, now: datetime) -> Event:
    """Record what somebody wrote and draw the consequences. The lead's row is locked by the caller.

    Read again, it is the same event: only what it was not taken for before has consequences anew, so that a hold which a
    person has lifted does not come back.
    """
    lead, said = match.lead, said_in(found, tenant, match.lead, now)
    before = row.event.data.get("class") if row.event_id else None
    event = add_note(
        tenant, lead, _note(row, found, said, match), now=now, actor=Event.Actor.LEAD, data=_data(row, found, match), ring=True
    )  # fmt: skip
    if event.recorded_at == now or before not in (None, said.kind):
        if match.by_colleague:
            _by_a_colleague(tenant, lead, row, found, said, now)
        else:
            _by_the_lead(tenant, lead, row, event, said, now)
            propose(tenant, event, now)
            have_read_again(tenant, event)
    return event


def record_written_by_us(tenant: Tenant, lead: Lead, row: InboundMessage, found: Classified, now: datetime) -> Event:
    """A mail that somebody here wrote to the lead by hand, of which a copy came in: contact of ours, never a reply."""
    event, fresh = record_once(
        tenant, lead, Event.Kind.EMAIL_OUT, at=_at(row, found), now=now, direction=Event.Direction.OUTBOUND,
        channel="email", actor=Event.Actor.PERSON, text=(found.reply_text or row.subject)[:LONGEST_TEXT],
        external_id=_event_id(row), data=_data(row, found, Match(lead)),
    )  # fmt: skip
    if fresh:
        wake(tenant, [lead.pk], now)
    return event


def _by_the_lead(tenant: Tenant, lead: Lead, row: InboundMessage, event: Event, said: Said, now: datetime) -> None:
    words = said.words
    # A complaint that is not certain is for a person to read first; an opt-out in it holds at once all the same.
    reason = "complaint" if said.kind == "complaint" and not said.doubt else "opt_out" if said.opts_out else ""
    if reason:
        stop_for_good(tenant, lead, row, reason, words=words, now=now, address=row.from_address)
        stop(tenant, lead, reason, say=_short(words, reason), event=event, now=now, **BY_LEAD)
    elif said.kind == "explicit_no" and not said.doubt:
        say = f"They said no: “{Truncator(words).chars(200)}”"
        stop(tenant, lead, "explicit_no", say=say, event=event, now=now, **BY_LEAD)
    elif said.later is not None and said.later > now:
        pause(tenant, lead, until=said.later, because=_short(row.reply_text, "later"), now=now, **BY_LEAD)
    if ask := said.for_a_person(lead.name):
        hold(tenant, lead, HoldCode.UNCLEAR_REPLY, say=ask[:300], now=now)


def _by_a_colleague(
    tenant: Tenant, lead: Lead, row: InboundMessage, found: Classified, said: Said, now: datetime
) -> None:
    """Their own address is theirs to stop; about the lead a person decides."""
    who = found.mail.sender.name or found.mail.sender.address
    if said.opts_out:
        stop_address(tenant, found.mail.sender.address, row, "opt_out", words=said.words, now=now)
    if said.is_a_no or said.for_a_person(lead.name):
        say = f"{who}, who is not {lead.name}, wrote: “{Truncator(said.words).chars(160)}”"
        hold(tenant, lead, HoldCode.UNCLEAR_REPLY, say=say[:300], now=now)


def _note(row: InboundMessage, found: Classified, said: Said, match: Match) -> dict:
    note = {
        "kind": "email_in", "at": _at(row, found), "external_id": _event_id(row),
        "text": (found.reply_text or row.subject)[:LONGEST_TEXT],
    }  # fmt: skip
    if match.by_colleague:  # what a colleague promises or asks is no promise of the lead's: it stands in the text
        return note
    return {**note, "promises": [*said.promises], "questions": [*said.questions]}


def _data(row: InboundMessage, found: Classified, match: Match) -> dict:
    """What the thread and the page need to know of it."""
    data = {
        "inbound": str(row.pk), "message_id": found.mail.message_id, "references": " ".join(reversed(found.mail.answers_to)),
        "class": found.name, "matched_by": match.by, "subject": found.mail.subject[:300],
        "message": str(match.message.pk) if match.message else None,
        "identity": str(row.about.identity_id or "") if row.about_id else str(row.identity_id or ""),
    }  # fmt: skip
    if match.by_colleague:
        data["written_by"] = (found.mail.sender.name or found.mail.sender.address)[:200]
        data["written_from"] = found.mail.sender.address
    return {name: value for name, value in data.items() if value}


def _event_id(row: InboundMessage) -> str:
    return f"inbound:{row.pk}"


def _at(row: InboundMessage, found: Classified) -> datetime:
    """When it came in: the sender's own clock may be wrong, and a date in the future would hide it from decisions."""
    return row.received_at


def _short(words: str, kind: str) -> str:
    text = " ".join(words.split())
    return Truncator(text).chars(280) if text else f"They wrote: {kind.replace('_', ' ')}."
