"""Who may be one person: the queue of pairs, merging any two leads, keeping apart, and taking a merge back (mission A2)."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.merging import merge, take_apart
from followups.web.answering import REFUSALS, Refusal, refusal_of, see_other
from followups.web.lead import find_lead
from followups.web.reading import acting, on_own_clock
from followups.web.sides import kept, sides_of, taken
from leads.account_likeness import likely_pairs
from leads.duplicates import keep_apart, open_pairs
from leads.merging import merges_of, told_apart
from leads.models import DuplicatePair, Lead, LeadMerge
from leads.refusals import Refused
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.web import in_tenant

PAGE = 10  # pairs, each with all its fields
FOUND = 20  # leads that a search to merge with shows
WORDS = 6
SEARCHED = ("first_name", "last_name", "company", "email", "phone", "external_id")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def duplicates(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return _queue(request, tenant)


def _queue(request: HttpRequest, tenant: Tenant, refusal: Refusal | None = None) -> HttpResponse:
    rows = open_pairs().select_related("lead_a__owner", "lead_a__account", "lead_b__owner", "lead_b__account")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    typed = {refusal.row: request.POST} if refusal else {}
    page.object_list = [
        sides_of(tenant, each.lead_a, each.lead_b, each, typed.get(each.pk)) for each in page.object_list
    ]
    companies = likely_pairs() if page.number == 1 else []
    context = _context(request, page_obj=page, refused=refusal, companies=companies)
    return render(request, "leads/duplicates.html", context, status=422 if refusal else 200)


def _of_a_pair(carry_out: Callable[[HttpRequest, Tenant, DuplicatePair], str]) -> Callable:
    """An act on a pair, answered by the queue."""

    @acting
    @wraps(carry_out)
    def view(request: HttpRequest, tenant: Tenant, pair_id: UUID) -> HttpResponse:
        pair = get_object_or_404(DuplicatePair.objects.select_related("lead_a", "lead_b"), pk=pair_id)
        try:
            with transaction.atomic():
                say = carry_out(request, tenant, pair)
        except REFUSALS as error:
            return _queue(request, tenant, refusal_of("pair", error, request.POST, row=pair.pk))
        return see_other(request, reverse("duplicates", args=[tenant.slug]), say)

    return view


@_of_a_pair
def duplicate_merge(request: HttpRequest, tenant: Tenant, pair: DuplicatePair) -> str:
    """POST: take_<field> "a" or "b" for each field that differs."""
    return _merge(request, tenant, pair.lead_a, pair.lead_b)


@_of_a_pair
def duplicate_apart(request: HttpRequest, tenant: Tenant, pair: DuplicatePair) -> str:
    keep_apart(tenant, pair, now=timezone.now(), user=request.user)
    return f"{pair.lead_a.name} and {pair.lead_b.name} are two people. That is remembered."


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def lead_merge(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    """Search for the lead that this one is too (GET q), and compare the two (GET with)."""
    return _merge_page(request, tenant, lead_id, as_uuid(request.GET.get("with")))


def _merge_page(
    request: HttpRequest, tenant: Tenant, lead_id: UUID, other_id: UUID | None, refusal: Refusal | None = None
) -> HttpResponse:
    lead = find_lead(lead_id)
    others = Lead.objects.standing().exclude(pk=lead.pk).exclude(stop_code="erased").select_related("owner", "account")
    other = others.filter(pk=other_id).first() if other_id else None
    q = request.GET.get("q", "").replace("\0", "").strip()
    found = _found(others, q) if q and other is None else []
    typed = request.POST if refusal else None
    context = _context(
        request, lead=lead, q=q, found=found, refused=refusal, merges=merges_of(lead.pk),
        sides=sides_of(tenant, lead, other, None, typed) if other else None,
    )  # fmt: skip
    return render(request, "leads/lead_merge.html", context, status=422 if refusal else 200)


def _found(leads, q: str) -> list[Lead]:
    for word in q.split()[:WORDS]:
        leads = leads.filter(Q(*((f"{field}__icontains", word) for field in SEARCHED), _connector=Q.OR))
    return list(leads.order_by("name_key", "id")[:FOUND])


@acting
def lead_merge_with(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    """POST: with (a lead's id), take_<field> as in duplicate_merge."""
    lead, other_id = find_lead(lead_id), as_uuid(request.POST.get("with"))
    other = Lead.objects.standing().filter(pk=other_id).first() if other_id else None
    try:
        if other is None:
            raise Refused({"with": "Choose the lead to merge with."})
        with transaction.atomic():
            say = _merge(request, tenant, lead, other)
    except REFUSALS as error:
        return _merge_page(request, tenant, lead_id, other_id, refusal_of("merge", error, request.POST))
    return see_other(request, reverse("lead", args=[tenant.slug, min(lead.pk, other.pk)]), say)


@acting
def lead_merge_undo(request: HttpRequest, tenant: Tenant, lead_id: UUID, merge_id: UUID) -> HttpResponse:
    """Take a merge of this lead apart again."""
    merged = get_object_or_404(LeadMerge.objects.select_related("lead", "merged"), pk=merge_id, lead=lead_id)
    try:
        with transaction.atomic():
            part = take_apart(tenant, merged, now=timezone.now(), user=request.user)
    except REFUSALS as error:
        return _merge_page(request, tenant, lead_id, None, refusal_of("undo", error, request.POST, row=merged.pk))
    say = f"{part.name} stands by itself again."
    return see_other(request, reverse("lead", args=[tenant.slug, part.pk]), say)


def _merge(request: HttpRequest, tenant: Tenant, one: Lead, other: Lead) -> str:
    post = request.POST
    how = {"now": timezone.now(), "user": request.user, "through": "web"}
    older, younger = sorted((one, other), key=lambda lead: lead.pk)
    say = told_apart(younger, older)
    merge(tenant, one, other, take=taken(post), keep=kept(post), **how)
    return f"{say} is now part of {older.name}. It can be taken back on the lead's page."


def _context(request: HttpRequest, **more) -> dict:
    may_act = request.role.covers(Role.REP)
    return {"now": timezone.now(), "zone": request.zone, "nav": "leads", "may_act": may_act, **more}
