"""Making all cases of a tenant anew from its journal, in one transaction: readers see the old figures until it is over."""

from datetime import datetime

from django.db import connection

from followups.changes import now_position
from metrics.calendars import silent_days
from metrics.models import Case, DayCount, MonthCount, Projection
from metrics.projecting import CHUNK, locked, shape_of
from metrics.projecting_sql import COUNT_ALL, LEADS, MAKE, MONTHS_ALL
from tenants.models import Tenant
from tenants.scope import tenant_scope


def rebuild(tenant: Tenant, now: datetime, *, chunk: int = CHUNK) -> int:
    """Delete the tenant's cases and counts and make them from the journal; how many leads there are.

    What transactions wrote that still ran when it began is counted by the next job, as ever.
    """
    with tenant_scope(tenant.pk):
        row = locked(tenant)
        upto = now_position().written_in
        MonthCount.objects.filter(tenant=tenant).delete()
        DayCount.objects.filter(tenant=tenant).delete()
        Case.objects.filter(tenant=tenant).delete()
        about = {"tenant": tenant.pk, "zone": tenant.time_zone, "silent": silent_days(tenant)}
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL jit TO off; SET LOCAL work_mem TO '128MB'")
            cursor.execute(LEADS, about)
            leads = [lead for (lead,) in cursor.fetchall()]
            for start in range(0, len(leads), chunk):
                cursor.execute(MAKE, {**about, "leads": leads[start : start + chunk]})
            cursor.execute(COUNT_ALL, about)
            cursor.execute(MONTHS_ALL, about)
        Projection.objects.filter(pk=row.pk).update(
            shape=shape_of(tenant), counted=upto, target=None, last_lead=None, counted_at=now
        )
    return len(leads)
