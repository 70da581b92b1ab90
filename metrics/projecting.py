"""Keeping the cases of a tenant equal to its journal, however often and in whatever order this runs (mission M1).

The cases of a lead are a function of what is stored about it (metrics.cases). A run finds the leads that transactions since the
last one have written about, makes their cases anew and writes the difference, to the cases and to the counts of their days,
in one transaction. Doing so twice writes nothing the second time; a late event moves only what it changes, on the days it
belongs to.

`written_in` orders transactions, and only those below the oldest that still runs are taken (followups.changes says why).
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import connection

from followups.changes import current_epoch, now_position
from metrics.calendars import silent_days
from metrics.definitions import EDITION
from metrics.models import Projection
from metrics.projecting_sql import COUNTED, TOUCHED, UPDATE
from tenants.models import Tenant
from tenants.scope import tenant_scope

CHUNK = 2000  # leads in one statement


def count_new(tenant: Tenant, now: datetime, *, chunk: int = CHUNK) -> Iterator[int]:
    """Count what was written since the last run; yields how many leads each transaction took.

    May be left after any of them: the next run goes on there. Two at once take turns, and do no harm.
    """
    begun = _begin(tenant, now)
    if begun is None:
        return
    leads, place = begun
    for start in range(0, len(leads), chunk):
        part = leads[start : start + chunk]
        with tenant_scope(tenant.pk):
            row = Projection.objects.select_for_update(of=("self",)).get(tenant=tenant)
            if (row.target, row.last_lead) != place:
                return  # another run has taken over
            update_cases(tenant, part)
            place = row.target, part[-1]
            Projection.objects.filter(pk=row.pk).update(last_lead=part[-1])
        yield len(part)
    with tenant_scope(tenant.pk):
        row = Projection.objects.select_for_update(of=("self",)).get(tenant=tenant)
        if (row.target, row.last_lead) == place:
            _settle(row, now)


def update_cases(tenant: Tenant, leads: list[UUID]) -> None:
    """Make the cases of these leads anew and write what differs. Inside the tenant's scope, its projection locked."""
    with connection.cursor() as cursor:
        # Compiling so long a statement takes longer than running it; its sorts fit into so much memory of the server.
        cursor.execute("SET LOCAL jit TO off; SET LOCAL work_mem TO '32MB'")
        cursor.execute(
            UPDATE, {"tenant": tenant.pk, "zone": tenant.time_zone, "silent": silent_days(tenant), "leads": leads}
        )


def shape_of(tenant: Tenant) -> str:
    """What the cases of a tenant depend on besides its rows: where it changes, all are made anew."""
    counted = hashlib.sha256(COUNTED.encode()).hexdigest()[:12]
    return f"{EDITION} {counted} {silent_days(tenant)} {tenant.time_zone} {current_epoch()}"


def _begin(tenant: Tenant, now: datetime) -> tuple[list[UUID], tuple[int, UUID | None]] | None:
    """The leads to count, in the order of their ids, and the place that this run stands at; None where nothing is new."""
    with tenant_scope(tenant.pk):
        row = locked(tenant)
        shape = shape_of(tenant)
        if row.shape != shape:
            row.shape, row.counted, row.target, row.last_lead = shape, -1, None, None
        if row.target is None:
            upto = now_position().written_in
            if upto <= row.counted:
                row.save(update_fields=["shape", "counted", "target", "last_lead"])
                return None
            row.target = upto
        with connection.cursor() as cursor:
            about = {"tenant": tenant.pk, "after": row.counted, "upto": row.target, "last": row.last_lead}
            cursor.execute(TOUCHED, about)
            leads = [lead for (lead,) in cursor.fetchall()]
        if not leads:
            _settle(row, now)
            return None
        row.save(update_fields=["shape", "counted", "target", "last_lead"])
        return leads, (row.target, row.last_lead)


def is_counting(tenant: Tenant) -> bool:
    """Whether some of what was written is counted and some of it not yet. Inside the tenant's scope."""
    return Projection.objects.filter(tenant=tenant, target__isnull=False).exists()


def locked(tenant: Tenant) -> Projection:
    """The tenant's row, locked: whoever holds it is the only one who writes cases."""
    Projection.objects.bulk_create([Projection(tenant=tenant)], ignore_conflicts=True)
    return Projection.objects.select_for_update(of=("self",)).get(tenant=tenant)


def _settle(row: Projection, now: datetime) -> None:
    row.counted, row.target, row.last_lead, row.counted_at = row.target, None, None, now
    row.save(update_fields=["shape", "counted", "target", "last_lead", "counted_at"])
