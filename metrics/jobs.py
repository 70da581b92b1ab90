"""Background jobs of the measures. Each may run twice or die half-way; what they call bears that."""

import logging

from django.utils import timezone

from metrics.experiments.finishing import finish_experiments
from metrics.projecting import count_new
from metrics.summing_up import SUMMARY_JOB, send_summaries, week_due
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


def summaries() -> None:
    """Each quarter of an hour: ring for every tenant where the week before is to be told of."""
    now = timezone.now()
    for tenant in Tenant.objects.filter(is_active=True):
        if week_due(tenant, now) is not None:
            enqueue(SUMMARY_JOB, tenant.pk)


def summary(tenant_id: str) -> None:
    """Mail the week before to whoever manages a tenant and has not had it."""
    log.info("Sent %s summaries of %s.", send_summaries(Tenant.objects.get(pk=tenant_id), timezone.now()), tenant_id)
