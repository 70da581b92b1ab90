"""Which months of which clients are signed off: for the agency's page, for Today and for the week's mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from metrics.models import MonthCount, MonthSignature
from metrics.monthly.calendar import Month, full_months
from tenants.models import Tenant

REMINDED = 3  # of the latest full months that are not signed off, so many are asked for


@dataclass(frozen=True, slots=True)
class Standing:
    """One month of one client."""

    month: Month
    is_signed: bool


def months_of(tenants: Sequence[Tenant], now: datetime, number: int = REMINDED) -> dict[UUID, list[Standing]]:
    """Of each client its latest full months, the newest first, from the month of its first lead on. Two queries.

    Inside a scope over all of them.
    """
    if not tenants:
        return {}
    ids = [tenant.pk for tenant in tenants]
    began: dict[UUID, date] = {}
    rows = MonthCount.objects.filter(
        tenant__in=ids, split="", kind="lead", outcome="captured", value="", cases__gt=0
    ).values_list("tenant_id", "month")
    for tenant_id, month in rows:
        began[tenant_id] = min(began.get(tenant_id, month), month)
    oldest = min(full_months(tenant, now, number)[-1].first for tenant in tenants)
    signed = set(
        MonthSignature.objects.filter(tenant__in=ids, month__gte=oldest, reopened_at=None).values_list(
            "tenant_id", "month"
        )
    )
    return {
        tenant.pk: [
            Standing(month, (tenant.pk, month.first) in signed)
            for month in full_months(tenant, now, number)
            if tenant.pk in began and began[tenant.pk] <= month.first
        ]
        for tenant in tenants
    }


def unsigned_of(tenants: Sequence[Tenant], now: datetime) -> list[tuple[Tenant, Month]]:
    """What is to be signed off, client by client, the oldest month first."""
    found = months_of(tenants, now)
    return [
        (tenant, each.month) for tenant in tenants for each in reversed(found.get(tenant.pk, [])) if not each.is_signed
    ]
