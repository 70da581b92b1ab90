"""Waking the leads that a suppression concerns; suppression itself knows addresses and no leads."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from leads.journal import record
from leads.models import Event, Lead
from leads.waking import wake
from suppression.models import Suppression
from tenants.models import Tenant


def wake_suppressed(tenant: Tenant, entry_id: UUID | str, now: datetime) -> int:
    """Journal a suppression with each lead it covers and wake them; the number of leads. Safe to run twice."""
    entry = Suppression.objects.filter(pk=entry_id).first()
    if entry is None:
        return 0
    leads = list(_covered(entry))
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
