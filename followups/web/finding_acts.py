"""Settling what was found in a note or mail: accept, correct, dismiss (mission C3). POST, then 303."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from followups.extracting import accept, dismiss
from followups.models import Finding
from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.lead import find_lead, lead_page
from followups.web.lead_acts import day_from
from followups.web.reading import acting
from leads.models import Event
from tenants.models import Tenant


def _view(settle: Callable[[HttpRequest, Tenant, Finding], Event | None]) -> Callable:
    @acting
    def view(request: HttpRequest, tenant: Tenant, lead_id: UUID, row_id: UUID) -> HttpResponse:
        lead = find_lead(lead_id)
        row = get_object_or_404(Finding, pk=row_id, lead=lead)
        try:
            with transaction.atomic():
                event = settle(request, tenant, row)
        except REFUSALS as error:
            refusal = refusal_of("finding", error, request.POST, row=row.pk)
            return lead_page(request, tenant, find_lead(lead_id), refusal=refusal)
        say = event.text if event else "It was settled like this already."
        return see_other(request, f"{reverse('lead', args=[tenant.slug, lead.pk])}#findings", say)

    return view


def _accept(request: HttpRequest, tenant: Tenant, row: Finding) -> Event | None:
    return accept(tenant, row, now=timezone.now(), user=request.user)


def _correct(request: HttpRequest, tenant: Tenant, row: Finding) -> Event | None:
    given = request.POST
    changes: dict = {name: given[name] for name in ("text", "value", "kind") if name in given}
    if "due" in given:
        changes["due"] = day_from(given["due"].strip(), "due") if given["due"].strip() else None
    return accept(tenant, row, now=timezone.now(), user=request.user, changes=changes)


def _dismiss(request: HttpRequest, tenant: Tenant, row: Finding) -> Event | None:
    return dismiss(tenant, row, now=timezone.now(), user=request.user)


finding_accept = _view(_accept)
finding_correct = _view(_correct)
finding_dismiss = _view(_dismiss)
