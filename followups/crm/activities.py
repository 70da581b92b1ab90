"""Notes and tasks of the CRM (mission C2, C3, D6). Inside a scope; twice is as good as once.

A note becomes one of ours and is read like any other. A task is a promise of ours until it is done there; one that we wrote
settles our own next step.
"""

from contextlib import suppress
from datetime import UTC, datetime

from followups.completing import CannotComplete, complete
from followups.crm.book import Book
from followups.crm.merging import digest
from followups.crm.port import Record
from followups.extracting import propose
from followups.inbound.reading.html_text import to_lines
from followups.models import FollowUp
from followups.models.crm import CrmLink
from leads.commitments import keep_promise
from leads.models import Event, Lead, Promise
from leads.noting import LONGEST_POINT, LONGEST_TEXT, add_note
from tenants.ids import as_uuid
from tenants.models import Tenant

Kind = CrmLink.Kind
DONE = "COMPLETED"
ACTOR = Event.Actor.SYSTEM


def apply_note(tenant: Tenant, book: Book, record: Record, *, now: datetime) -> bool:
    """Into the journal of each lead that it hangs on, once for each text it has had. Whether there was a lead."""
    if record.ours:
        return False  # we wrote it
    text = plain(record.properties.get("hs_note_body", ""))[:LONGEST_TEXT]
    leads = leads_of(book, record)
    if not text or not leads:
        return False
    for lead in leads:
        name = f"{book.source}:note:{record.id}:{lead.pk}"
        first = Event.objects.filter(external_id=name).first()
        if first is None:
            note = {"kind": "note", "text": text, "external_id": name, "at": when(record, "hs_timestamp", now)}
        elif first.text == text or now_says(first, text):
            continue
        else:
            edit = f"{name}:{digest(text, str(lead.pk))}"
            note = {"kind": "note", "text": text, "external_id": edit, "at": now}
        event = add_note(tenant, lead, note, now=now, actor=ACTOR, data={"crm": record.id})
        propose(tenant, event, now)
    return True


def now_says(first: Event, text: str) -> bool:
    """Whether this very text of the note was noted before."""
    edit = f"{first.external_id}:{digest(text, str(first.lead_id))}"
    return Event.objects.filter(external_id=edit).exists()


def apply_task(tenant: Tenant, book: Book, record: Record, *, now: datetime) -> bool:
    """Settle ours where it is done there; take in theirs as something we owe. Whether it is about a lead."""
    done = record.properties.get("hs_task_status", "") == DONE
    if record.ours:
        return _settle_ours(tenant, book, record, done, now)
    link = CrmLink.objects.filter(connection=book.connection, kind=Kind.TASK, remote_id=record.id).first()
    if link is None:
        lead = next(iter(leads_of(book, record)), None)
        if lead is None or done:
            return False
        link = _owe(tenant, book, record, lead, now)
    elif link.seen >= record.modified:
        return True
    promise = Promise.objects.filter(pk=link.local_id, state=Promise.State.OPEN).first()
    if done and promise is not None:
        keep_promise(tenant, promise, now=now, because=_by(book, record), actor=ACTOR)
    CrmLink.objects.filter(pk=link.pk).update(seen=record.modified)
    return True


def _owe(tenant: Tenant, book: Book, record: Record, lead: Lead, now: datetime) -> CrmLink:
    title = plain(record.properties.get("hs_task_subject", "")) or f"A task in {book.connection.get_kind_display()}"
    body = plain(record.properties.get("hs_task_body", ""))
    text = f"Task in {book.connection.get_kind_display()}: {title}" + (f"\n{body}" if body else "")
    due = when(record, "hs_timestamp", None)
    name = f"{book.source}:task:{record.id}"
    note = {
        "kind": "note", "text": text[:LONGEST_TEXT], "external_id": name, "at": now,
        "promises": [{"by": "us", "text": " ".join(title.split())[:LONGEST_POINT], "due": due}],
    }  # fmt: skip
    event = add_note(tenant, lead, note, now=now, actor=ACTOR, data={"crm": record.id})
    promise = Promise.objects.filter(source=event).order_by("pk").first()
    return CrmLink.objects.create(
        tenant_id=tenant.pk, connection=book.connection, lead=lead, kind=Kind.TASK, remote_id=record.id,
        local_id=promise and promise.pk, created_at=now,
    )  # fmt: skip


def _settle_ours(tenant: Tenant, book: Book, record: Record, done: bool, now: datetime) -> bool:
    pk = as_uuid(record.ours)
    link = CrmLink.objects.filter(connection=book.connection, kind=Kind.TASK, local_id=pk).first() if pk else None
    if link is None:
        return False
    step = FollowUp.objects.filter(pk=link.local_id, state=FollowUp.State.OPEN).select_related("lead").first()
    if done and step is not None:
        with suppress(CannotComplete):  # somebody has settled it at this moment: that stands
            complete(tenant, step, because=_by(book, record), now=now, actor=ACTOR)
    CrmLink.objects.filter(pk=link.pk).update(seen=record.modified, remote_id=record.id)
    return True


def leads_of(book: Book, record: Record) -> list[Lead]:
    """The leads that its contacts are, erased ones left out."""
    rows = CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT, remote_id__in=record.contacts)
    links = rows.exclude(lead__stop_code="erased").select_related("lead").order_by("pk")
    return list({link.lead_id: link.lead for link in links}.values())


def when(record: Record, name: str, otherwise: datetime | None) -> datetime | None:
    """A moment of theirs: ISO 8601, or milliseconds since 1970. What lies ahead happens now, for a note."""
    text = record.properties.get(name, "")
    try:
        at = datetime.fromtimestamp(int(text) / 1000, UTC) if text.isdecimal() else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return otherwise
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(at, otherwise) if otherwise else at


def plain(html: str) -> str:
    """The words of a rich text."""
    return (to_lines(html) if "<" in html or "&" in html else html).strip()


def _by(book: Book, record: Record) -> str:
    owner = book.owners.get(record.properties.get("hubspot_owner_id", ""), "")
    return f"Done in {book.connection.get_kind_display()}" + (f" by {owner}." if owner else ".")
