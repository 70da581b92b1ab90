"""The queue of drafts over all clients of a person: filtered by the address, in pages, soonest due first (mission J1)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.models import Message
from followups.web import bulk, draft_queue
from followups.web.draft_queue import Asked
from followups.web.reading import on_own_clock, roles_in, zone_of
from followups.web.rows import Row, add_last_interactions
from followups.web.walking import whose
from tenants.models import Membership, Role, Tenant, User
from tenants.scope import tenant_scope
from tenants.web import in_my_tenants

LABELS = {"client": "Client", "reason": "Reason", "kind": "Kind of message", "flag": "Flag"}


@require_safe
@in_my_tenants
@on_own_clock
def reviews(request: HttpRequest, tenants: list[Tenant]) -> HttpResponse:
    return reviews_page(request, tenants)


@require_POST
@login_required
def reviews_approve(request: HttpRequest) -> HttpResponse:
    """Approve what was chosen, and show the queue with what became of each."""
    tenants = list(Tenant.objects.of_user(request.user).select_related("agency").order_by("name"))
    request.tenant, request.zone = None, zone_of(request.user, tenants)
    chosen = list(dict.fromkeys(request.POST.getlist("draft")))
    refused, results = "", []
    with timezone.override(ZoneInfo(request.zone)):
        if not chosen:
            refused = "Choose at least one draft."
        elif len(chosen) > draft_queue.PAGE:
            refused = f"Choose at most {draft_queue.PAGE} drafts at a time."
        else:
            results = bulk.approve_chosen(request, chosen, tenants, timezone.now())
            refused = "" if results else "None of these drafts is yours to see. Load the page again."
        with tenant_scope([tenant.pk for tenant in tenants]):
            status = 422 if refused else 200
            return reviews_page(request, tenants, results=results, refused=refused, status=status)


def reviews_page(
    request: HttpRequest,
    tenants: list[Tenant],
    *,
    results: Sequence[Any] = (),
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; after an approval of several, with what became of each. In a scope over these tenants."""
    asked, now = Asked.of(request.GET), timezone.now()
    owner = whose(request.user, asked)
    page = draft_queue.page_of(
        draft_queue.drafts(owner, asked),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    by_id = {tenant.pk: tenant for tenant in tenants}
    roles = roles_in(request.user, tenants)
    rows = [_row(message, by_id[message.tenant_id], roles, request.user) for message in page.messages]
    add_last_interactions(rows, now)
    clients = {tenant.pk: (tenant.slug, tenant.name) for tenant in tenants}
    filters = draft_queue.choices(owner, asked, clients)
    people = _people([tenant for tenant in tenants if roles[tenant.pk].covers(Role.MANAGER)])
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "reviews",
        "asked": asked,
        "query": asked.address(),
        "mine": owner == request.user,
        "everyone": owner is None,
        "person": owner if isinstance(owner, UUID) else None,
        "people": [person for person in people if person != request.user],
        "page": page,
        "previous_page": page.previous and asked.address(before=page.previous),
        "next_page": page.next and asked.address(after=page.next),
        "rows": rows,
        "selectable": sum(not row.why_not for row in rows),
        "filters": [
            {"name": name, "label": LABELS[name], "choices": found, "chosen": getattr(asked, name)}
            for name, found in filters.items()
            if len(found) > 1 or getattr(asked, name)
        ],
        "is_filtered": bool(asked.client or asked.reason or asked.kind or asked.flag),
        "results": results,
        "approved": sum(result.approved for result in results),
        "refused_because": refused,
    }
    return render(request, "followups/reviews.html", context, status=status)


def _row(message: Message, tenant: Tenant, roles: dict[UUID, Role], user: User) -> Row:
    role = roles.get(tenant.pk)
    row = Row(message.lead, tenant, message.follow_up, message, message.follow_up.owner)
    row.may_act = role is not None and role.covers(Role.REP)
    row.why_not = bulk.why_not_in_bulk(message, role, user)
    row.chosen_as = bulk.chosen_as(message, tenant)
    return row


def _people(managed: list[Tenant]) -> list[User]:
    """Whose queues a manager may look into: everybody who works on these clients."""
    if not managed:
        return []
    here = Membership.objects.filter(tenant__in=managed) | Membership.objects.filter(
        tenant=None, agency__in={tenant.agency_id for tenant in managed}
    )
    users = here.exclude(role=Role.VIEWER).values("user_id")
    return list(User.objects.filter(pk__in=users, is_active=True).order_by("name", "email"))
