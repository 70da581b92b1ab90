"""Background jobs of baselines and pilots. Each may run twice or die half-way; what they call bears that."""

import logging
from uuid import UUID

from django.utils import timezone

from metrics.auditing.baselines import JOB as BASELINE_JOB
from metrics.auditing.baselines import make_baseline
from metrics.models import Baseline, Pilot
from metrics.piloting.announcing import tell_of_end
from metrics.piloting.running import JOB as PILOT_JOB
from metrics.piloting.running import end_pilot, is_over
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)


def tick() -> None:
    """Every five minutes: ring for each baseline that was asked for and is not made, and for each pilot that is over."""
    now = timezone.now()
    tenants = {tenant.pk: tenant for tenant in Tenant.objects.filter(is_active=True)}
    with tenant_scope(list(tenants)):
        asked = list(Baseline.objects.filter(state=Baseline.State.ASKED).values_list("tenant_id", "pk"))
        running = list(Pilot.objects.filter(state=Pilot.State.RUNNING, start__lte=now.date()))
    for tenant_id, baseline_id in asked:
        enqueue(BASELINE_JOB, tenant_id, baseline_id)
    for row in running:
        with tenant_scope(row.tenant_id):
            over = is_over(tenants[row.tenant_id], row, now)
        if over:
            enqueue(PILOT_JOB, row.tenant_id, row.pk)


def baseline(tenant_id: str, baseline_id: str) -> None:
    """Make one baseline; what is left of the counting before it is done by the next tick."""
    taken = sum(within(SECONDS_A_JOB, make_baseline(Tenant.objects.get(pk=tenant_id), baseline_id, timezone.now())))
    log.info("Baseline %s of %s: counted %s leads first.", baseline_id, tenant_id, taken)


def pilot(tenant_id: str, pilot_id: str) -> None:
    """Write the result of one pilot that is over."""
    taken = sum(within(SECONDS_A_JOB, end_pilot(Tenant.objects.get(pk=tenant_id), pilot_id, timezone.now())))
    log.info("Pilot %s of %s: counted %s leads first.", pilot_id, tenant_id, taken)


def pilot_over(tenant_id: str, pilot_id: str) -> None:
    """Tell the people who decide about a client that a pilot is over."""
    told = tell_of_end(Tenant.objects.get(pk=tenant_id), UUID(pilot_id))
    log.info("Told %s people of %s that pilot %s is over.", told, tenant_id, pilot_id)
