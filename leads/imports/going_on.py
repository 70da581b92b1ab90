"""An import goes on, step by step: each a transaction that holds the import's row, so that a killed worker loses nothing."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from leads.importing import TakeMany
from leads.imports.checking import check
from leads.imports.receiving import read, ring_for_import
from leads.imports.running import run
from leads.imports.undoing import Busy, undo_next
from leads.models import Import
from leads.refusals import Conflict
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)
AGAIN = timedelta(hours=1)


def go_on(
    tenant: Tenant, now: datetime, take: TakeMany, busy: Busy, import_id: UUID | str | None = None
) -> Iterator[Import]:
    """Do what is due of a tenant's imports, the named one first; yields the import after each step, committed.

    `take` takes many leads in (followups.taking_in); `busy`: see leads.imports.undoing. A step that fails is tried again
    after an hour, and says so on the import's page.
    """
    with tenant_scope(tenant.pk):
        due = list(Import.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", flat=True))
    for pk in sorted(due, key=lambda each: str(each) != str(import_id)):
        while (row := _step(tenant, pk, now, take, busy)) is not None:
            yield row


def try_again(tenant: Tenant, row: Import, now: datetime) -> None:
    """Have a step that failed tried again at once. Raises Conflict where none is waiting."""
    if not Import.objects.filter(pk=row.pk, state__in=Import.WORKING).exclude(due_at=None).update(due_at=now):
        raise Conflict({"": "Nothing of this import is waiting to be done. Look again."})
    ring_for_import(tenant, row)


def _step(tenant: Tenant, pk: UUID, now: datetime, take: TakeMany, busy: Busy) -> Import | None:
    """One step, None where there is nothing more to do."""
    try:
        with tenant_scope(tenant.pk):
            row = (
                Import.objects.select_for_update(of=("self",))
                .select_related("owner", "undone_by")
                .filter(pk=pk)
                .first()
            )
            if row is None or row.due_at is None or row.due_at > now:
                return None
            if row.state == Import.State.UPLOADED:
                read(tenant, row)
            elif row.state == Import.State.CHECKING:
                check(tenant, row)
            elif row.state == Import.State.RUNNING:
                run(tenant, row, take, now)
            else:
                undo_next(tenant, row, busy, now)
            if row.error and row.state != Import.State.UNREADABLE:
                row.error = ""
                row.save(update_fields=["error"])
            return row
    except Exception as error:
        log.exception("Import %s of %s failed in a step.", pk, tenant.pk)
        say = f"A step failed and is tried again in an hour: {type(error).__name__}."
        with tenant_scope(tenant.pk):
            Import.objects.filter(pk=pk).update(due_at=now + AGAIN, error=say)
        return None
