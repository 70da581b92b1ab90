"""Background jobs of the measures. Each may run twice or die half-way; what they call bears that."""

import logging

from django.utils import timezone

from metrics.experiments.finishing import finish_experiments
from metrics.projecting import count_new
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.models import Tenant

log = logging.getLogger(__name__)

COUNT_JOB = "metrics.jobs.count"


def tick() -> None:
    """Every five minutes: ring for each tenant; where nothing was written, its job ends after one look."""
    for tenant_id in Tenant.objects.filter(is_active=True).values_list("pk", flat=True):
        enqueue(COUNT_JOB, tenant_id)


def count(tenant_id: str) -> None:
    """Count what was written about the leads of a tenant."""
    tenant, now = Tenant.objects.get(pk=tenant_id), timezone.now()
    taken = sum(within(SECONDS_A_JOB, count_new(tenant, now)))
    finish_experiments(tenant, now)
    log.info("Counted %s leads of %s.", taken, tenant_id)
