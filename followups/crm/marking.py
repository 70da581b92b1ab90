"""From the changes feed to what is to be written: the feed is read from where it was left, and nothing of it is skipped."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from followups.changes import Found, Position, changes_after, now_position
from followups.crm.book import Book
from followups.models import FollowUp
from followups.models.crm import CrmConnection, CrmLink
from leads.models import Event, Lead
from leads.normalising import Unreadable, email_key
from suppression.models import Suppression
from tenants.batches import AnyOf
from tenants.models import Tenant
from tenants.scope import tenant_scope

Kind, State = CrmLink.Kind, CrmLink.State
E = Event.Kind
GROUPS = ("lead", "stage", "next_action", "interaction", "message", "suppression")
BATCH = 500
PAGES = 20  # of one run; the next goes on
OF_CONTACTS = (E.CAPTURED, E.MERGED, E.CHANGED, E.ASSIGNED, E.STAGE)
TOLD = (
    E.SENT, E.EMAIL_IN, E.EMAIL_OUT, E.SMS_IN, E.SMS_OUT, E.WHATSAPP_IN, E.WHATSAPP_OUT, E.LINKEDIN, E.NOTE, E.CALL, E.MEETING,
    E.DEMO, E.QUOTE_SENT, E.PROPOSAL_SENT, E.BOOKING, E.STOPPED, E.STOP_LIFTED, E.HANDED_OFF,
)  # fmt: skip


def mark_changes(tenant: Tenant, book: Book, now: datetime) -> int:
    """Mark what has changed here since; how many. Outside any scope. The place moves in the transaction that marks."""
    count = 0
    for _ in range(PAGES):
        with tenant_scope(tenant.pk):
            row = CrmConnection.objects.select_for_update(of=("self",)).get(pk=book.connection.pk)
            page = changes_after(tenant, Position(row.position_xid, row.position_row), GROUPS, BATCH)
            count += _mark(tenant, book, page.found, now)
            row.position_xid, row.position_row = page.upto.written_in, page.upto.row
            row.save(update_fields=["position_xid", "position_row"])
        if not page.more:
            break
    return count


def begin_now(connection: CrmConnection) -> None:
    """Have it told of what happens from now on. Not saved."""
    place = now_position()
    connection.position_xid, connection.position_row = place.written_in, place.row


def mark_all(tenant: Tenant, connection: CrmConnection, now: datetime) -> int:
    """Mark every lead that is not closed and not erased; how many. Inside a scope."""
    ids = list(Lead.objects.open().exclude(stop_code="erased").order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        _links(tenant, connection, Kind.CONTACT, [(pk, pk) for pk in ids[start : start + BATCH]], now)
    return len(ids)


def mark_contacts(tenant: Tenant, connection: CrmConnection, leads: Iterable[UUID], now: datetime) -> int:
    """Mark these leads as contacts to be written, where the connection writes contacts; how many. Inside a scope."""
    return (
        _links(tenant, connection, Kind.CONTACT, [(pk, pk) for pk in leads], now)
        if "contacts" in connection.pushes
        else 0
    )


def _mark(tenant: Tenant, book: Book, found: Sequence[Found], now: datetime) -> int:
    pushes, connection = book.connection.pushes, book.connection
    ids = [each.at.row for each in found if each.source == "event"]
    events = Event.objects.filter(pk__any_of=AnyOf(ids)).exclude(lead__stop_code="erased") if ids else []
    contacts: set[UUID] = set()
    notes: list[tuple[UUID, UUID]] = []
    for event in events:
        if event.kind in OF_CONTACTS:
            contacts.add(event.lead_id)
        if event.kind in TOLD and not (event.external_id or "").startswith(f"{book.source}:") and event.text.strip():
            notes.append((event.pk, event.lead_id))
    count = 0
    if "contacts" in pushes:
        count += _links(tenant, connection, Kind.CONTACT, [(pk, pk) for pk in contacts], now)
        count += _links(tenant, connection, Kind.OPT_OUT, [(pk, pk) for pk in _opted_out(book, found)], now)
    if "deals" in pushes:
        count += _mark_deals(tenant, book, contacts, now)
    if "notes" in pushes:
        count += _links(tenant, connection, Kind.NOTE, notes, now)
    if "tasks" in pushes:
        steps = [each.at.row for each in found if each.source == "next_action"]
        rows = FollowUp.objects.filter(pk__in=steps, is_touch=False).exclude(lead__stop_code="erased") if steps else []
        wanted = [(row.pk, row.lead_id) for row in rows if not _is_theirs(book, row)]
        count += _links(tenant, connection, Kind.TASK, wanted, now)
    return count


def _is_theirs(book: Book, step: FollowUp) -> bool:
    """A step that keeps a promise which is a task there already needs no second task."""
    ids = [each["id"] for each in step.evidence if each.get("kind") == "promise"]
    rows = CrmLink.objects.filter(connection=book.connection, kind=Kind.TASK, local_id__in=ids)
    return bool(ids) and rows.exclude(remote_id="").exists()


def _opted_out(book: Book, found: Iterable[Found]) -> list[UUID]:
    """The leads whose address may not be written to any more, by a word that did not come from the CRM."""
    ids = [each.at.row for each in found if each.source == "suppression"]
    if not ids:
        return []
    rows = Suppression.objects.filter(pk__in=ids, lifted_at=None, kind__in=("email", "lead"), expires_at=None)
    keys: list[str] = []
    leads: list[str] = []
    for row in rows.exclude(source=book.source).filter(channel__in=("", "email"), ends_on_reply=False):
        if row.kind == "lead":
            leads.append(row.value)
            continue
        try:
            keys.append(email_key(row.value))
        except Unreadable:
            continue  # erased meanwhile
    known = Lead.objects.exclude(stop_code="erased")
    return [
        *known.filter(email_key__in=keys).values_list("pk", flat=True),
        *known.filter(pk__in=filter(None, leads)).values_list("pk", flat=True),
    ]


def _mark_deals(tenant: Tenant, book: Book, leads: set[UUID], now: datetime) -> int:
    links = CrmLink.objects.filter(connection=book.connection, kind=Kind.DEAL, local_id__in=leads)
    known = set(links.values_list("local_id", flat=True))
    count = links.update(push_at=now)
    if not book.connection.creates_deals:
        return count
    rule = next((rule for rule in book.rules_on("deal") if rule.field == "stage" and rule.goes_out), None)
    fresh = Lead.objects.filter(pk__in=leads - known)
    wanted = [(lead.pk, lead.pk) for lead in fresh if rule and lead.is_open and book.stage_there(rule, lead.stage)]
    return count + _links(tenant, book.connection, Kind.DEAL, wanted, now)


def _links(
    tenant: Tenant, connection: CrmConnection, kind: str, wanted: Sequence[tuple[UUID, UUID]], now: datetime
) -> int:
    """Mark the links of these (id here, lead), made where they are missing; those of what is gone there stay quiet."""
    if not wanted:
        return 0
    rows = [
        CrmLink(
            tenant_id=tenant.pk,
            connection=connection,
            lead_id=lead,
            kind=kind,
            local_id=pk,
            push_at=now,
            created_at=now,
        )
        for pk, lead in dict(wanted).items()
    ]
    CrmLink.objects.bulk_create(rows, ignore_conflicts=True)
    marked = CrmLink.objects.filter(connection=connection, kind=kind, local_id__in=dict(wanted), state=State.LINKED)
    return marked.update(push_at=now, attempts=0)
