"""Taking the rows of an import in, batch by batch: what a batch wrote and its results are one transaction (mission A1)."""

from collections.abc import Sequence
from datetime import datetime

from leads.api import LeadInput
from leads.importing import Result, TakeMany, import_batch
from leads.imports.receiving import ring_for_import
from leads.imports.rows import given_of, plain, table_of
from leads.models import Event, Import, Lead
from leads.refusals import Conflict
from tenants.batches import defaults_of, insert_many
from tenants.ids import new_id
from tenants.models import Tenant, User

KEPT = "Imported to be kept: nobody writes to this lead until the stop is lifted."


def start(tenant: Tenant, row: Import, *, user: User, now: datetime) -> None:
    """Begin. Raises Conflict where it is not ready, or began before."""
    changed = Import.objects.filter(pk=row.pk, state=Import.State.CHECKED).update(
        state=Import.State.RUNNING, started_at=now, due_at=now
    )
    if not changed:
        raise Conflict({"": "This import is not ready to start, or has started. Look again."})
    row.chunks.all().delete()  # its rows are taken over
    ring_for_import(tenant, row)


def cancel(row: Import, *, now: datetime) -> None:
    """Stop after the batch that is being taken in; what was imported stays, and can be undone. Raises Conflict."""
    row = Import.objects.select_for_update(of=("self",)).get(pk=row.pk)
    before_start = (Import.State.READ, Import.State.CHECKED, Import.State.CHECKING, Import.State.UPLOADED)
    if row.state not in (Import.State.RUNNING, *before_start):
        raise Conflict({"": "This import is over. Look again."})
    if row.state in before_start:
        row.chunks.all().delete()
        row.batches.all().delete()
    row.state, row.due_at, row.finished_at = Import.State.CANCELLED, None, now
    row.save(update_fields=["state", "due_at", "finished_at"])


def run(tenant: Tenant, row: Import, take: TakeMany, now: datetime) -> None:
    """Take in the next batch of rows; the last one says that the import is done. The import's row is locked."""
    batch = row.batches.filter(results__isnull=True).order_by("number").first()
    if batch is not None:
        form = LeadInput(context={"tenant": tenant})
        how = {"take": take, "door": row.door, "now": now, "given": given_of(row)}
        results = import_batch(tenant, form, table_of(row), batch.rows, **how)
        if not row.contact:
            _keep(tenant, results, now)
        batch.results = [_told(result) for result in results]
        batch.save(update_fields=["results"])
        for result in results:
            setattr(row, result.outcome, getattr(row, result.outcome) + 1)
    if batch is None or row.taken >= row.rows:
        row.state, row.due_at, row.finished_at = Import.State.DONE, None, now
    row.save(update_fields=["created", "merged", "refused", "state", "due_at", "finished_at"])


def _told(result: Result) -> dict:
    return {
        "line": result.row.line,
        "outcome": result.outcome,
        "lead": str(result.lead.pk) if result.lead else None,
        "reason": plain(result.reason)[:1000],
    }


def _keep(tenant: Tenant, results: Sequence[Result], now: datetime) -> None:
    """Stop the new leads: they are kept, and nobody writes to them. In the transaction that made them, so nobody has."""
    leads = [result.lead for result in results if result.outcome == "created" and result.lead.is_open]
    events = [
        {
            "id": new_id(), "tenant_id": tenant.pk, "lead_id": lead.pk, "kind": Event.Kind.STOPPED, "at": now, "recorded_at": now,
            "direction": Event.Direction.NONE, "channel": "", "actor": Event.Actor.SYSTEM, "text": KEPT,
            "data": {"code": "owner_stop", "evidence": None},
        }
        for lead in leads
    ]  # fmt: skip
    insert_many(Event, events, same=defaults_of(Event))
    Lead.objects.filter(pk__in=[lead.pk for lead in leads]).update(stop_code="owner_stop", stop_at=now, stop_say=KEPT)
