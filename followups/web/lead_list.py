"""The leads of one tenant, searched and filtered, each with its next action."""

from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.models import FollowUp
from followups.web.reading import on_own_clock
from followups.web.rows import Row, add_last_interactions
from leads.duplicates import open_pairs
from leads.imports.undoing import UNDONE
from leads.models import Lead
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.models.agency import members_of
from tenants.web import in_tenant

PAGE = 50
SEARCHED = ("first_name", "last_name", "company", "email", "phone", "external_id")
ANYTHING = "anything"
LACK_CHOICES = [
    (ANYTHING, "Incomplete"),
    ("owner", "Without an owner"),
    ("address", "Without a usable address"),
    ("consent", "Without known consent"),
]
LACKING = Q(owner=None) | Q(lacks__gt="")
WORDS = 6  # of a search; more would only make it slower


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def lead_list(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    now = timezone.now()
    q, stage, owner, band, lacks, sort = (
        request.GET.get(name, "").strip() for name in ("q", "stage", "owner", "band", "lacks", "sort")
    )
    visible = Lead.objects.standing().exclude(stop_code="erased", lost_reason=UNDONE)
    by_stage = visible.order_by().values_list("stage").annotate(all=Count("pk"), lacking=Count("pk", filter=LACKING))
    counts, incomplete = {}, 0
    for name, count, lacking in by_stage:
        counts[name] = count
        incomplete += lacking if name not in Lead.CLOSED_STAGES else 0
    leads = _in_order(found_leads(request).select_related("owner"), sort)
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
            "band": band,
            "sort": sort,
            "bands": [{"code": code, "label": label} for code, label in Lead.Band.choices],
            "is_scored": tenant.scoring_profile is not None,
            "owners": members_of(tenant),
            "page_obj": page,
            "may_import": request.role.covers(Role.MANAGER),
            "duplicates": open_pairs().count(),
            "lacks": lacks,
            "lack_choices": LACK_CHOICES,
            "incomplete": incomplete,
            "is_filtered": bool(q or stage or owner or band or lacks),
        },
    )


def _in_order(leads: QuerySet[Lead], sort: str) -> QuerySet[Lead]:
    """The newest first, or those with the highest score; those without one come last."""
    if sort != "score":
        return leads.order_by("-id")
    return leads.order_by(F("points_now").desc(nulls_last=True), "-id")


def found_leads(request: HttpRequest) -> QuerySet[Lead]:
    """What the list is narrowed to. Every word must be in one of the searched fields; an unknown stage or owner finds nothing.

    Leads of an import that was undone are gone from view: they are empty, and only their journals tell of them.
    """
    q, stage, owner, band, lacks = (
        request.GET.get(name, "").strip() for name in ("q", "stage", "owner", "band", "lacks")
    )
    rows = Lead.objects.standing().exclude(stop_code="erased", lost_reason=UNDONE)
    rows = rows.annotate(points_now=Coalesce("score", "rule_score"))
    for word in q.replace("\0", "").split()[:WORDS]:
        rows = rows.filter(Q(*((f"{field}__icontains", word) for field in SEARCHED), _connector=Q.OR))
    if stage:
        rows = rows.filter(stage=stage.replace("\0", ""))
    if band:
        rows = rows.filter(band=band.replace("\0", ""))
    if lacks:
        rows = rows.lacking("" if lacks == ANYTHING else lacks) if lacks in (ANYTHING, *Lead.LACKS) else rows.none()
    if owner:
        found = as_uuid(owner)
        rows = rows.filter(owner_id=found) if found else rows.none()
    return rows


def _rows(leads: list[Lead], tenant: Tenant) -> list[Row]:
    leads = list(leads)
    work = {row.lead_id: row for row in FollowUp.objects.open().filter(lead__in=[lead.pk for lead in leads])}
    return [Row(lead, tenant, work.get(lead.pk), owner=lead.owner) for lead in leads]
