"""How drafts have fared, by template and step: approved as written, edited and how much, rejected and why (mission J)."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.draft_record import drafts_of, record_of_drafts
from followups.models import Message, Template
from followups.web.reading import on_own_clock
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.web import in_tenant

SPANS = {"30": timedelta(days=30), "90": timedelta(days=90), "all": None}
PAGE = 50


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def draft_record(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """A row for each template's version and step, most decided first."""
    now, days = timezone.now(), _days(request)
    span = SPANS[days]
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "reviews",
        "days": days,
        "spans": [("30", "30 days"), ("90", "90 days"), ("all", "Always")],
        "rows": record_of_drafts(now - span if span else None),
    }
    return render(request, "followups/draft_record.html", context)


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def draft_list(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """The drafts behind one number of the record."""
    now, days = timezone.now(), _days(request)
    span = SPANS[days]
    template_id = as_uuid(request.GET.get("template"))
    template = get_object_or_404(Template, pk=template_id) if template_id else None
    reviewed_as = request.GET.get("as", "")
    reviewed_as = reviewed_as if reviewed_as in Message.Reviewed.values else ""
    step, reason = (request.GET.get(name, "").replace("\0", "")[:80] for name in ("step", "reason"))
    rows = drafts_of(
        template=template_id, step=step, reason=reason, reviewed_as=reviewed_as, since=now - span if span else None
    )
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "reviews",
        "days": days,
        "template": template,
        "step": step,
        "reason": reason,
        "reviewed_as": Message.Reviewed(reviewed_as).label if reviewed_as else "Decided",
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "followups/draft_list.html", context)


def _days(request: HttpRequest) -> str:
    days = request.GET.get("days", "")
    return days if days in SPANS else "90"
