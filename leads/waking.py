"""Waking: whatever happens to a lead has it decided again within seconds (design: every open lead has a next look)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from leads.models import Lead
from tenants.enqueueing import enqueue
from tenants.models import Tenant


def wake(tenant: Tenant, lead_ids: Collection[UUID], now: datetime, *, ring: bool = True) -> int:
    """Set the next look of these leads to now and ring for the loop once, in the present transaction.

    Closed leads have no next look and keep none. `ring=False` for whoever wakes many in a row and rings at the end.
    Returns how many leads were woken.
    """
    woken = Lead.objects.open().filter(pk__in=lead_ids).wake(now)
    if woken and ring:
        ring_for(tenant)
    return woken


def wake_closed(tenant: Tenant, lead: Lead, now: datetime, *, ring: bool = True) -> None:
    """Have a closed lead looked at once: it has been in touch, and a person is to hear of it."""
    if not lead.is_open:
        Lead.objects.filter(pk=lead.pk, stage__in=Lead.CLOSED_STAGES).update(next_look_at=now)
        if ring:
            ring_for(tenant)


def tell_colleagues(tenant: Tenant, lead: Lead) -> None:
    """The lead has been in touch: have the open leads of the same company decided again, by a job, in this transaction.

    A job, and not an update here: whoever writes about one lead would then wait for the rows of its colleagues, and two who
    write about two of them for each other.
    """
    if lead.account_id and _colleagues_of(lead).exists():
        enqueue(settings.COLLEAGUES_JOB, tenant.pk, lead.pk)


def wake_colleagues(tenant: Tenant, lead_id: UUID | str, now: datetime) -> int:
    """What tell_colleagues rings for. Returns how many leads were woken; safe to run twice."""
    lead = Lead.objects.filter(pk=lead_id).first()
    if lead is None or not lead.account_id:
        return 0
    locked = _colleagues_of(lead).order_by("pk").select_for_update(of=("self",))  # always in the same order
    return wake(tenant, list(locked.values_list("pk", flat=True)), now)


def _colleagues_of(lead: Lead) -> QuerySet[Lead]:
    return Lead.objects.open().filter(account=lead.account_id).exclude(pk=lead.pk)


def ring_for(tenant: Tenant) -> None:
    """Have a worker look at the tenant's due leads. The settings name the loop: `leads` does not know it."""
    enqueue(settings.WAKE_JOB, tenant.pk)
