"""Mail that belongs to no lead, or could not be read: shown, and given to a lead by a person (mission L1)."""

from collections.abc import Callable
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.inbound.attaching import attach, ignore
from followups.inbound.showing import as_download, as_plain_text
from followups.models import InboundMessage
from followups.web.answering import REFUSALS, Refusal, refusal_of, see_other
from followups.web.reading import acting, on_own_clock
from leads.models import Lead
from leads.refusals import Refused
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.web import in_tenant

PAGE = 50
MOST_SUGGESTED = 8


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def unmatched(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    rows = InboundMessage.objects.for_people().defer("raw").order_by("-received_at", "-id")
    context = {
        "now": timezone.now(),
        "zone": request.zone,
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "followups/unmatched.html", context)


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def inbound(request: HttpRequest, tenant: Tenant, inbound_id: UUID) -> HttpResponse:
    return inbound_page(request, tenant, find_inbound(inbound_id))


@require_safe
@in_tenant(Role.VIEWER)
def inbound_original(request: HttpRequest, tenant: Tenant, inbound_id: UUID) -> HttpResponse:
    """The original as a file."""
    return as_download(find_inbound(inbound_id))


def inbound_page(
    request: HttpRequest, tenant: Tenant, row: InboundMessage, refusal: Refusal | None = None
) -> HttpResponse:
    """One message with its original as text, and the leads that a search for `q` finds."""
    q = (request.GET.get("q") or request.POST.get("q") or "").replace("\0", "").strip()
    waits = row.state in (row.State.UNMATCHED, row.State.FAILED)
    context = {
        "now": timezone.now(), "zone": request.zone, "row": row, "original": as_plain_text(row), "q": q, "waits": waits,
        "found": leads_like(q or row.from_address) if waits else [], "refusal": refusal,
        "can_act": request.role.covers(Role.REP),
    }  # fmt: skip
    return render(request, "followups/inbound.html", context, status=422 if refusal else 200)


def leads_like(q: str) -> list[Lead]:
    """Leads whose name, company or address holds every word; for an address also those of its company."""
    domain = q.rpartition("@")[2] if "@" in q else ""
    found = Lead.objects.standing()
    if domain:
        found = found.filter(email_key__iendswith=f"@{domain}")
    else:
        for word in q.split()[:6]:
            fields = ("first_name", "last_name", "company", "email")
            found = found.filter(Q(*((f"{name}__icontains", word) for name in fields), _connector=Q.OR))
    return list(found.order_by("-created_at")[:MOST_SUGGESTED]) if q else []


def find_inbound(inbound_id: UUID) -> InboundMessage:
    row = InboundMessage.objects.select_related("lead").filter(pk=inbound_id).first()
    if row is None:
        raise Http404("No such message.")
    return row


def _act(carry_out: Callable[[HttpRequest, Tenant, InboundMessage], str]) -> Callable:
    @acting
    def view(request: HttpRequest, tenant: Tenant, inbound_id: UUID) -> HttpResponse:
        row = find_inbound(inbound_id)
        try:
            with transaction.atomic():
                say = carry_out(request, tenant, row)
        except REFUSALS as error:
            form = carry_out.__name__
            return inbound_page(request, tenant, find_inbound(inbound_id), refusal_of(form, error, request.POST))
        return see_other(request, reverse("unmatched", args=[tenant.slug]), say)

    return view


@_act
def inbound_attach(request: HttpRequest, tenant: Tenant, row: InboundMessage) -> str:
    wanted = as_uuid(request.POST.get("lead"))
    lead = Lead.objects.known_by(pk=wanted) if wanted else None
    if lead is None:
        raise Refused({"lead": "Choose the lead that this message belongs to."})
    attach(tenant, row, lead, user=request.user, now=timezone.now())
    return f"It belongs to {lead.name}, and is read within seconds."


@_act
def inbound_set_aside(request: HttpRequest, tenant: Tenant, row: InboundMessage) -> str:
    ignore(row, because=request.POST.get("why", ""), user=request.user, now=timezone.now())
    return "Set aside. It stays in the admin."
