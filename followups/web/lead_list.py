"""The leads of one tenant, searched and filtered, each with its next action."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.models import FollowUp
from followups.web.reading import on_own_clock
from followups.web.rows import Row, add_last_interactions
from leads.duplicates import open_pairs
from leads.models import Lead
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.models.agency import members_of
from tenants.web import in_tenant

PAGE = 50
SEARCHED = ("first_name", "last_name", "company", "email", "phone", "external_id")
WORDS = 6  # of a search; more would only make it slower


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def lead_list(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    now = timezone.now()
    q, stage, owner = (request.GET.get(name, "").strip() for name in ("q", "stage", "owner"))
    counts = dict(Lead.objects.standing().order_by().values_list("stage").annotate(Count("pk")))
    leads = _found(q, stage, owner).select_related("owner").order_by("-created_at", "-id")
    page = Paginator(leads, PAGE).get_page(request.GET.get("page"))
    page.object_list = _rows(page.object_list, tenant)
    add_last_interactions(page.object_list, now)
    return render(
        request,
        "leads/lead_list.html",
        {
            "now": now,
            "zone": request.zone,
            "nav": "leads",
            "q": q,
            "stage": stage,
            "owner": owner,
            "stages": [
                {"code": code, "label": label, "count": counts.get(code, 0)} for code, label in Lead.Stage.choices
            ],
            "owners": members_of(tenant),
            "page_obj": page,
            "duplicates": open_pairs().count(),
            "is_filtered": bool(q or stage or owner),
        },
    )


def _found(q: str, stage: str, owner: str) -> QuerySet[Lead]:
    """Every word must be in one of the searched fields; an unknown stage or owner finds nothing."""
    rows = Lead.objects.standing()
    for word in q.replace("\0", "").split()[:WORDS]:
        rows = rows.filter(Q(*((f"{field}__icontains", word) for field in SEARCHED), _connector=Q.OR))
    if stage:
        rows = rows.filter(stage=stage.replace("\0", ""))
    if owner:
        found = as_uuid(owner)
        rows = rows.filter(owner_id=found) if found else rows.none()
    return rows


def _rows(leads: list[Lead], tenant: Tenant) -> list[Row]:
    leads = list(leads)
    work = {row.lead_id: row for row in FollowUp.objects.open().filter(lead__in=[lead.pk for lead in leads])}
    return [Row(lead, tenant, work.get(lead.pk), owner=lead.owner) for lead in leads]
