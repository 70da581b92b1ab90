"""Background jobs of baselines. Each may run twice or die half-way; what they call bears that."""

import logging

from django.utils import timezone

from metrics.auditing.baselines import JOB, make_baseline
from metrics.models import Baseline
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)


def tick() -> None:
    """Every five minutes: ring for each baseline that was asked for and is not made."""
    tenants = list(Tenant.objects.filter(is_active=True).values_list("pk", flat=True))
    with tenant_scope(tenants):
        asked = list(Baseline.objects.filter(state=Baseline.State.ASKED).values_list("tenant_id", "pk"))
    for tenant_id, baseline_id in asked:
        enqueue(JOB, tenant_id, baseline_id)


def baseline(tenant_id: str, baseline_id: str) -> None:
    """Make one baseline; what is left of the counting before it is done by the next tick."""
    taken = sum(within(SECONDS_A_JOB, make_baseline(Tenant.objects.get(pk=tenant_id), baseline_id, timezone.now())))
    log.info("Baseline %s of %s: counted %s leads first.", baseline_id, tenant_id, taken)
