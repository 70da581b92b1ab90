"""Waking many leads at once: those whom a suppression concerns, and all of a tenant whose rules have changed."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from leads.journal import record
from leads.models import Event, Lead
from leads.waking import ring_for, wake
from suppression.models import Suppression
from tenants.batches import AnyOf
from tenants.models import Tenant
from tenants.scope import tenant_scope

BATCH = 5_000
APART = timedelta(minutes=1)  # so that one tenant's new rules keep no worker from everybody else's leads


def wake_for_new_rules(tenant: Tenant, now: datetime) -> int:
    """Have every open lead decided again, since other rules may want another look; the number of leads.

    5,000 leads now and as many more with each minute, in a transaction for each: none waits for another's lock for
    long. A look that comes sooner anyway stays where it is. Call it outside any scope; safe to run twice.
    """
    count, last = 0, None
    while True:
        with tenant_scope(tenant.pk):
            leads = Lead.objects.open().order_by("pk")
            ids = list((leads.filter(pk__gt=last) if last else leads).values_list("pk", flat=True)[:BATCH])
            if ids:
                Lead.objects.open().filter(pk__any_of=AnyOf(ids)).wake(now + APART * (count // BATCH))
                if not count:
                    ring_for(tenant)
        count += len(ids)
        if len(ids) < BATCH:
            return count
        last = ids[-1]


def wake_suppressed(tenant: Tenant, entry_id: UUID | str, now: datetime) -> int:
    """Journal a suppression with each lead it covers and wake them; the number of leads. Safe to run twice."""
    entry = Suppression.objects.filter(pk=entry_id).first()
    if entry is None:
        return 0
    found = list(_covered(entry).select_related("merged_into"))
    leads = list({lead.pk: lead for lead in (each.merged_into or each for each in found)}.values())
    for lead in leads:
        record(
            tenant, lead, Event.Kind.SUPPRESSED, at=entry.created_at, now=now,
            text=f"{entry.get_reason_display()} ({entry.source}). {entry.note}".strip(),
            external_id=f"suppression:{entry.pk}:{lead.pk}", data={"suppression": str(entry.pk)}, channel=entry.channel,
        )  # fmt: skip
    wake(tenant, [lead.pk for lead in leads], now)
    return len(leads)


def _covered(entry: Suppression):
    """The leads an entry is about; an erased entry has no address left, and its leads were erased with it."""
    value = entry.value
    if not value:
        return Lead.objects.none()
    if entry.kind == Suppression.Kind.EMAIL:
        return Lead.objects.filter(email_key=value)
    if entry.kind == Suppression.Kind.PHONE:
        return Lead.objects.filter(phone=value)
    if entry.kind == Suppression.Kind.DOMAIN:
        return Lead.objects.filter(Q(email_key__endswith=f"@{value}") | Q(email_key__endswith=f".{value}"))
    return Lead.objects.filter(pk=value)
