"""From the CRM to here: pages of what has changed, each record in a transaction of its own.

The place moves after its page, so that a crash reads it again; reading it again changes nothing.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import DataError, IntegrityError

from followups.crm.activities import apply_note, apply_task
from followups.crm.book import Book
from followups.crm.contacts import apply_contact, mark_gone
from followups.crm.deals import apply_deal
from followups.crm.port import Crm, Cursor, Record
from followups.crm.reconciling import NeedsTimes
from followups.models.crm import CrmConnection, CrmLink
from leads.refusals import Refused
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

# Searches lag behind writes by up to minutes: each run reads the last ones again.
OVERLAP = timedelta(minutes=5)
CHECKED = 500  # contacts of a run that are asked whether they are still there
CHECK_EVERY = timedelta(days=1)
KINDS = {
    "contacts": "contact",
    "deals": "deal",
    "notes": "note",
    "tasks": "task",
}  # contacts first: the others hang on them


def pull(tenant: Tenant, book: Book, crm: Crm, clock: Callable[[], datetime]) -> Iterator[int]:
    """Read on, page by page; how many records of each were ours. Outside any scope. Raises port.CrmFailed."""
    for name, kind in KINDS.items():
        if name in book.connection.pulls:
            yield from _pull(tenant, book, crm, kind, clock)
    if "contacts" in book.connection.pulls:
        yield _check(tenant, book, crm, clock())


def _pull(tenant: Tenant, book: Book, crm: Crm, kind: str, clock: Callable[[], datetime]) -> Iterator[int]:
    kept = book.connection.cursors.get(kind) or {}
    place, more = Cursor(kept.get("since", 0), kept.get("tie", "")), kept.get("more", False)
    if not more:
        place = Cursor(max(0, place.since - int(OVERLAP.total_seconds() * 1000)))
    furthest = kept.get("since", 0)
    more = True
    while more:
        page = crm.changed(kind, place, book.properties(kind))
        count = take_over(tenant, book, crm, kind, page.records, clock())
        place, more = page.cursor, page.more
        furthest = max(furthest, place.since)
        _keep_place(tenant, book, kind, place if more else Cursor(furthest), more=more)
        yield count


def take_over(tenant: Tenant, book: Book, crm: Crm, kind: str, records: Sequence[Record], now: datetime) -> int:
    """Enter these records; how many are about leads. What needs the times of changes is asked for, and entered then."""
    count, asked = 0, {}
    for record in records:
        try:
            count += _apply(tenant, book, kind, record, now)
        except NeedsTimes as needs:
            asked[record.id] = (record, needs.fields)
    if asked:
        fields = {field for _, names in asked.values() for field in names}
        properties = {rule.name for rule in book.rules_on(kind) if rule.field in fields}
        times = crm.changed_at(kind, list(asked), properties)
        for pk, (record, _) in asked.items():
            count += _apply(tenant, book, kind, record, now, times=times.get(pk, {}))
    return count


def _apply(tenant: Tenant, book: Book, kind: str, record: Record, now: datetime, **times) -> bool:
    """One bad record stops no other: what is wrong with it stands in the log, and on its link where it has one."""
    how = {"contact": apply_contact, "deal": apply_deal, "note": apply_note, "task": apply_task}[kind]
    try:
        with tenant_scope(tenant.pk):
            return how(tenant, book, record, now=now, **times)
    except Refused as error:
        field, say = next(iter(error.errors.items()))
    except (DataError, IntegrityError, ValueError) as error:
        log.exception("A %s of the CRM of %s could not be entered: %s", kind, tenant.pk, record.id)
        field, say = "", f"It could not be entered: {type(error).__name__}."
    with tenant_scope(tenant.pk):
        rows = CrmLink.objects.filter(connection=book.connection, kind=kind, remote_id=record.id)
        rows.update(
            error_field=field[:80], error=say[:400], mend="Put it right there; it is read again when it changes."
        )
    return False


def _keep_place(tenant: Tenant, book: Book, kind: str, place: Cursor, *, more: bool) -> None:
    book.connection.cursors[kind] = {**place.as_dict(), "more": more}
    with tenant_scope(tenant.pk):
        row = CrmConnection.objects.select_for_update(of=("self",)).get(pk=book.connection.pk)
        row.cursors[kind] = book.connection.cursors[kind]
        row.save(update_fields=["cursors"])


def _check(tenant: Tenant, book: Book, crm: Crm, now: datetime) -> int:
    """Searches do not tell of what was deleted: some contacts of each run are asked for, each once a day."""
    with tenant_scope(tenant.pk):
        rows = CrmLink.objects.filter(connection=book.connection, kind=CrmLink.Kind.CONTACT, state=CrmLink.State.LINKED)
        due = rows.exclude(remote_id="").filter(checked_at__lte=now - CHECK_EVERY).order_by("checked_at", "id")
        ids = list(due.values_list("remote_id", flat=True)[:CHECKED])
    if not ids:
        return 0
    checked = crm.still_there(ids)
    merged = {record.id: record for pk, record in checked.there.items() if pk != record.id and pk in ids}
    count = take_over(tenant, book, crm, "contact", list(merged.values()), now)
    with tenant_scope(tenant.pk):
        mark_gone(book, checked.gone, now)
        rows = CrmLink.objects.filter(connection=book.connection, kind=CrmLink.Kind.CONTACT, remote_id__in=ids)
        rows.exclude(remote_id__in=checked.gone).update(checked_at=now)
    return count
