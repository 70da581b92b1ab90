"""The companies of one client: a list to search, and a page for each with its people (mission B4)."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.company_finding import companies_of
from followups.models import FollowUp
from followups.web.answering import Refusal, refusal_of, see_other
from followups.web.reading import acting, on_own_clock
from followups.web.rows import Row, add_last_interactions
from leads.account_apart import standing_apart
from leads.account_domains import domains_of
from leads.account_likeness import likely_same
from leads.accounts import give_account
from leads.models import Account, AccountMerge, AccountsApart, Lead
from leads.refusals import Refused
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.models.agency import members_of
from tenants.web import in_tenant

PAGE = 50
PEOPLE = 200  # of one company that its page shows; the list of leads finds the rest
WORDS = 6  # of a search


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def account_list(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    q = request.GET.get("q", "").replace("\0", "").strip()
    rows = Account.objects.filter(merged_into=None).select_related("owner")
    for word in q.split()[:WORDS]:
        same = Q(name__icontains=word) | Q(domain__icontains=word)
        also = Account.objects.filter(same, merged_into=OuterRef("pk"))
        rows = rows.filter(same | Exists(also))
    is_open = ~Q(leads__stage__in=Lead.CLOSED_STAGES)
    rows = rows.annotate(people=Count("leads"), open_people=Count("leads", filter=is_open)).order_by("name_key", "id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"now": timezone.now(), "zone": request.zone, "nav": "accounts", "q": q, "page_obj": page}
    return render(request, "leads/account_list.html", context)


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def account(request: HttpRequest, tenant: Tenant, account_id: UUID) -> HttpResponse:
    return account_page(request, tenant, account_id)


def account_page(
    request: HttpRequest, tenant: Tenant, account_id: UUID, refusal: Refusal | None = None
) -> HttpResponse:
    now = timezone.now()
    found = get_object_or_404(Account.objects.select_related("owner"), pk=account_id)
    if found.merged_into_id:
        return redirect("account", tenant.slug, found.merged_into_id)
    merges = AccountMerge.objects.filter(account=found, undone_at=None).select_related("merged", "by").order_by("-pk")
    people = Lead.objects.filter(account=found).select_related("owner").order_by("stage", "-captured_at", "id")
    leads = list(people[:PEOPLE])
    work = {row.lead_id: row for row in FollowUp.objects.open().filter(lead__in=leads).select_related("owner")}
    rows = [Row(lead, tenant, work.get(lead.pk), owner=lead.owner) for lead in leads]
    add_last_interactions(rows, now)
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "accounts",
        "account": found,
        "rows": rows,
        "people": people.count(),
        "engaged": _engaged(tenant, leads, now),
        "members": members_of(tenant),
        "may_act": request.role.covers(Role.REP),
        "may_configure": request.role.covers(Role.MANAGER),
        "roles": Lead.BuyingRole.choices,
        "domains": (domains := domains_of(found)),
        "likely": likely_same(found, domains, apart=standing_apart([found.pk])[found.pk]),
        "apart": _kept_apart(found),
        "merges": list(merges),
        "refused": refusal,
    }
    return render(request, "leads/account.html", context, status=422 if refusal else 200)


def _kept_apart(account: Account) -> list[Account]:
    """Companies of which somebody has said that they are not this one."""
    said = AccountsApart.objects.filter(Q(account_a=account) | Q(account_b=account))
    rows = said.select_related("account_a", "account_b").order_by("-pk")
    return [row.account_b if row.account_a_id == account.pk else row.account_a for row in rows]


def _engaged(tenant: Tenant, leads: list[Lead], now) -> dict:
    """By lead, when each was last in touch, as a decision about one of the others sees it. At most two queries."""
    found = {}
    for company in companies_of(tenant, leads[:2], now).values():
        found |= {as_uuid(person.id): person.last_sign_at for person in company.colleagues}
    return found


@acting
def account_owner(request: HttpRequest, tenant: Tenant, account_id: UUID) -> HttpResponse:
    """Another owner, and all its open leads with it where the box is ticked."""
    found = get_object_or_404(Account, pk=account_id)
    owner = members_of(tenant).filter(pk=as_uuid(request.POST.get("owner"))).first()
    if owner is None:
        nobody = Refused({"owner": "Choose a member who may own leads here."})
        return account_page(request, tenant, account_id, refusal_of("owner", nobody, request.POST))
    try:
        with transaction.atomic():
            moved = give_account(
                tenant, found, owner, because=request.POST.get("why", ""), now=timezone.now(), user=request.user,
                with_leads=request.POST.get("with_leads") == "yes",
            )  # fmt: skip
    except Refused as error:
        return account_page(request, tenant, account_id, refusal_of("owner", error, request.POST))
    say = f"{found.name} is with {owner}" + (f", and {moved} of its open leads went along." if moved else ".")
    return see_other(request, reverse("account", args=[tenant.slug, found.pk]), say)
