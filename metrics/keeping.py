"""Keeping cases as they are now, for a record whose figures can be opened ever after."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from metrics.models import KeptCase
from metrics.periods import Period
from tenants.models import Tenant

_KEEP = """
INSERT INTO metrics_keptcase
  (id, tenant_id, kept_for, lead_id, kind, day, until, at, outcomes, amount, owner, step, reason, channel)
SELECT gen_random_uuid(), tenant_id, %(record)s, lead_id, kind, day, until, at, outcomes, amount, owner, step, reason, channel
FROM metrics_case
WHERE tenant_id = %(tenant)s AND (%(all)s OR lead_id = ANY(%(leads)s)) AND CASE kind
  WHEN 'standing' THEN day <= %(end)s AND (until IS NULL OR until > %(end)s)
    OR day < %(start)s AND (until IS NULL OR until >= %(start)s)
  ELSE day >= %(start)s AND day <= %(end)s END
"""


def keep_cases(tenant: Tenant, record: UUID, period: Period, leads: Sequence[UUID] | None = None) -> int:
    """Copy what the figures of a period that is over count, of all leads or of some; how many. Inside the scope.

    Of what stands: what did at the end, and what did before the period began (a reduction is against that).
    """
    about = {"tenant": tenant.pk, "record": record, "start": period.start, "end": period.end}
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {**about, "all": leads is None, "leads": list(leads or ())})
        return cursor.rowcount


def kept_cases(record: UUID) -> QuerySet[KeptCase]:
    """The cases that were kept for a baseline or a pilot."""
    return KeptCase.objects.filter(kept_for=record)
