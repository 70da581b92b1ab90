"""What a record of ours is in the CRM: its properties, and which contact it hangs on. Inside a scope; no network."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape

from followups.crm.book import Book
from followups.crm.merging import digest
from followups.crm.port import Write
from followups.crm.reconciling import read_ours
from followups.models import FollowUp
from followups.models.crm import CrmLink
from leads.models import Event, Lead
from tenants.models import Tenant

Kind = CrmLink.Kind
LATER = timedelta(hours=1)
LONGEST_NOTE = 65_536  # of hs_note_body
NO_CONTACT = "Its lead is not in the CRM yet."
NO_CONTACT_MEND = "See what keeps the lead's own link, and mend that."
TASK_TYPES = {"call": "CALL", "email": "EMAIL"}


@dataclass
class Composed:
    """`write` is None where nothing is to be written; `wait` then says until when. `sent`: the fields that go, canonical."""

    link: CrmLink
    write: Write | None = None
    sent: dict[str, str] = field(default_factory=dict)
    contacts: tuple[str, ...] = ()
    wait: datetime | None = None
    error: str = ""
    mend: str = ""


def compose(tenant: Tenant, book: Book, link: CrmLink, now: datetime) -> Composed:
    """What is to be written for a link, from the rows as they stand now; nothing for whoever was erased."""
    lead = link.lead
    if lead.stop_code == "erased" or link.state != CrmLink.State.LINKED:
        return Composed(link)
    if link.kind == Kind.CONTACT:
        return _contact(book, link, lead)
    if link.kind == Kind.OPT_OUT:
        return Composed(link, Write(str(lead.pk), {}, email=lead.email_key)) if lead.email_key else Composed(link)
    contact = CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT, local_id=lead.pk).first()
    if contact is None or not contact.remote_id:
        if not book.connection.creates_contacts:
            return Composed(link)  # a lead that the CRM is not to know
        return Composed(link, wait=now + LATER, error=NO_CONTACT, mend=NO_CONTACT_MEND)
    made = {Kind.DEAL: _deal, Kind.NOTE: _note, Kind.TASK: _task}[link.kind](book, link, lead)
    made.contacts = (contact.remote_id,)
    return made


def _contact(book: Book, link: CrmLink, lead: Lead) -> Composed:
    if not link.remote_id and not book.connection.creates_contacts:
        return Composed(link)
    properties, sent = _changed(book, link, lead)
    if link.remote_id and not properties:
        return Composed(link)
    return Composed(
        link,
        Write(
            str(link.local_id or link.pk), properties, link.remote_id, "" if link.remote_id else lead.email_key or ""
        ),
        sent,
    )


def _deal(book: Book, link: CrmLink, lead: Lead) -> Composed:
    properties, sent = _changed(book, link, lead)
    if link.remote_id:
        return Composed(link, Write(str(link.pk), properties, link.remote_id), sent) if properties else Composed(link)
    if "dealstage" not in properties:
        return Composed(link)  # its stage means nothing there
    properties |= {"dealname": lead.company or lead.name, "pipeline": book.pipeline_of(properties["dealstage"])}
    return Composed(link, Write(str(lead.pk), properties), sent)


def _changed(book: Book, link: CrmLink, lead: Lead) -> tuple[dict[str, str], dict[str, str]]:
    """What differs from what both sides had last, as properties and as fields."""
    properties: dict[str, str] = {}
    sent: dict[str, str] = {}
    refused, salt = link.facts.get("refused", {}), str(link.pk)
    for rule in book.rules_on(link.kind):
        if not rule.goes_out:
            continue
        value = read_ours(lead, rule.field)
        mine = digest(value, salt)
        known = link.base.get(rule.field)
        if mine == known or (known is None and not value) or refused.get(rule.field, ["", ""])[1] == mine:
            continue
        there = value
        if rule.field == "stage":
            there = book.stage_there(rule, value, link.facts.get("stage", ""))
        elif rule.field == "owner":
            there = book.owner_there(value)
        if rule.field in ("stage", "owner") and not there:
            continue  # nobody, or nothing, that the CRM knows
        properties[rule.name], sent[rule.field] = there, value
        if rule.field == "stage" and rule.on == "deal" and lead.lost_reason:
            properties["closed_lost_reason"] = lead.lost_reason
    lifecycle = book.connection.lifecycle.get(lead.stage) if link.kind == Kind.CONTACT else None
    if lifecycle and link.base.get("lifecycle") != digest(lifecycle, salt):
        properties["lifecyclestage"], sent["lifecycle"] = lifecycle, lifecycle
    return properties, sent


def _note(book: Book, link: CrmLink, lead: Lead) -> Composed:
    event = Event.objects.filter(pk=link.local_id).select_related("user").first()
    if event is None or not event.text.strip():
        return Composed(link)
    head = f"<b>Followthrough: {escape(event.get_kind_display())}</b>"
    body = "<br>".join(escape(line) for line in event.text.splitlines())
    properties = {"hs_timestamp": _moment(event.at), "hs_note_body": f"{head}<br>{body}"[:LONGEST_NOTE]}
    return Composed(link, Write(str(event.pk), _owned(book, lead, properties), link.remote_id), {"text": event.text})


def _task(book: Book, link: CrmLink, lead: Lead) -> Composed:
    step = FollowUp.objects.filter(pk=link.local_id).select_related("owner").first()
    if step is None:
        return Composed(link)
    over = step.state != FollowUp.State.OPEN
    if over and not link.remote_id:
        return Composed(link)  # it came and went: nobody needs to read of it
    done = step.state == FollowUp.State.DONE
    title = step.title if done or not over else f"No longer needed: {step.title}"
    body = "\n".join(filter(None, (step.ask if step.ask != step.title else "", step.because, step.state_because)))
    properties = {
        "hs_timestamp": _moment(step.due_at), "hs_task_subject": title[:250],
        "hs_task_body": "<br>".join(map(escape, body.splitlines())), "hs_task_status": "COMPLETED" if over else "NOT_STARTED",
        "hs_task_type": TASK_TYPES.get(step.channel, "TODO"), "hs_task_priority": "NONE",
    }  # fmt: skip
    owner = book.owner_there(step.owner.email)
    if owner:
        properties["hubspot_owner_id"] = owner
    seen = digest("\0".join(properties.values()), str(link.pk))
    if link.remote_id and link.base.get("task") == digest(seen, str(link.pk)):
        return Composed(link)
    return Composed(link, Write(str(step.pk), properties, link.remote_id), {"task": seen})


def _owned(book: Book, lead: Lead, properties: dict[str, str]) -> dict[str, str]:
    owner = book.owner_there(lead.owner.email) if lead.owner else ""
    return {**properties, **({"hubspot_owner_id": owner} if owner else {})}


def _moment(at: datetime) -> str:
    return str(round(at.timestamp() * 1000))
