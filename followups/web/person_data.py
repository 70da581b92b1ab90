"""The page on which an export or an erasure of one person's data is asked for (mission K5). For managers."""

import json
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.data_requests import ask_for
from followups.models import DataRequest
from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.lead import find_lead
from followups.web.reading import on_own_clock
from leads.models import Lead
from leads.refusals import Refused
from tenants.models import Role, Tenant
from tenants.web import in_tenant

Kind = DataRequest.Kind
THROUGH = "the lead's page"
SHOWN = 20  # requests


@require_safe
@in_tenant(Role.MANAGER)
@on_own_clock
def person_data(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    return _page(request, tenant, find_lead(lead_id))


@require_safe
@in_tenant(Role.MANAGER)
def person_export(request: HttpRequest, tenant: Tenant, lead_id: UUID, request_id: UUID) -> HttpResponse:
    """The document, as a file."""
    row = get_object_or_404(DataRequest, pk=request_id, about=lead_id, kind=Kind.EXPORT)
    if row.answer is None:
        raise Http404("It is not ready yet, or was cleared away.")
    response = HttpResponse(json.dumps(row.answer, indent=2, ensure_ascii=False), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="person-{str(lead_id)[-12:]}.json"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def person_ask_export(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    return _ask(request, tenant, lead_id, Kind.EXPORT, "It is being put together. Load this page again in a moment.")


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def person_ask_erasure(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    return _ask(request, tenant, lead_id, Kind.ERASURE, "The data is being erased.")


def _ask(request: HttpRequest, tenant: Tenant, lead_id: UUID, kind: str, say: str) -> HttpResponse:
    lead, now = find_lead(lead_id), timezone.now()
    try:
        if kind == Kind.ERASURE and not request.POST.get("sure"):
            raise Refused({"sure": "Tick the box to say that you are sure: an erasure cannot be taken back."})
        with transaction.atomic():
            why = request.POST.get("why", "")
            ask_for(tenant, lead, kind, because=why, user=request.user, through=THROUGH, now=now)
    except REFUSALS as error:
        return _page(request, tenant, lead, refused=refusal_of(kind, error, request.POST))
    return see_other(request, reverse("person_data", args=[tenant.slug, lead.pk]), say)


def _page(request: HttpRequest, tenant: Tenant, lead: Lead, refused=None) -> HttpResponse:
    asked = DataRequest.objects.filter(about=lead).defer("answer").select_related("asked_by").order_by("-asked_at")
    ready = set(DataRequest.objects.filter(about=lead, answer__isnull=False).values_list("pk", flat=True))
    context = {
        "nav": "leads",
        "zone": request.zone,
        "lead": lead,
        "is_erased": lead.stop_code == "erased",
        "asked": asked[:SHOWN],
        "ready": ready,
        "refused": refused,
    }
    return render(request, "leads/person_data.html", context, status=422 if refused else 200)
