"""What we have promised to my leads and not kept yet, and what they have promised: the rep's page (mission M5)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from leads.models import Lead, Promise
from tenants.models import Tenant
from tenants.web import in_my_tenants

MOST = 200


@require_safe
@in_my_tenants
@on_own_clock
def my_promises(request: HttpRequest, tenants: list[Tenant]) -> HttpResponse:
    """Open promises of the reader's open leads, over all their clients: the longest overdue first, those without a day last."""
    now = timezone.now()
    rows = (
        Promise.objects.filter(state=Promise.State.OPEN, lead__owner=request.user)
        .exclude(lead__stage__in=Lead.CLOSED_STAGES)
        .exclude(lead__stop_code="erased")
        .select_related("lead", "tenant")
        .order_by("due", "id")
    )
    found = list(rows[: MOST + 1])
    context = {
        "now": now, "zone": request.zone, "nav": "promises", "more": len(found) > MOST,
        "ours": [row for row in found[:MOST] if row.by == Promise.By.US],
        "theirs": [row for row in found[:MOST] if row.by == Promise.By.THEM],
        "missed": sum(bool(row.due and row.due < now and row.by == Promise.By.US) for row in found[:MOST]),
    }  # fmt: skip
    return render(request, "metrics/promises.html", context)
