"""What went out by itself and is looked at afterwards (mission D5): a list, and a word on each."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.models import SentSample
from followups.sampling import judge
from followups.web.answering import REFUSALS, Refusal, refusal_of, see_other
from followups.web.reading import acting, on_own_clock
from tenants.models import Role, Tenant
from tenants.web import in_tenant

PAGE = 20
JUDGED = 10  # of those looked at, the latest
RELATED = ("lead__owner", "message__follow_up", "judged_by")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def samples(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return _page(request, tenant)


@acting
def sample_judge(request: HttpRequest, tenant: Tenant, sample_id: UUID) -> HttpResponse:
    """A word on one message. POST: verdict (fine, change or wrong), because."""
    sample = get_object_or_404(SentSample.objects.select_related("lead"), pk=sample_id)
    try:
        with transaction.atomic():
            off = judge(
                tenant,
                sample,
                verdict=request.POST.get("verdict", ""),
                because=request.POST.get("because", ""),
                user=request.user,
                now=timezone.now(),
            )
    except REFUSALS as error:
        return _page(request, tenant, refusal_of("sample", error, request.POST, row=sample.pk))
    say = "Noted."
    if off is not None:
        say = f"Noted. “{off.template}” does not go out by itself any more."
    return see_other(request, reverse("samples", args=[tenant.slug]), say, warn=off is not None)


def to_look_at(tenants: list[Tenant]) -> list[tuple[Tenant, int]]:
    """How many samples wait at each of these clients, without those where none does. One query, in a scope over them."""
    rows = SentSample.objects.filter(verdict="").values("tenant").annotate(count=Count("pk")).order_by()
    counts = dict(rows.values_list("tenant", "count"))
    return [(tenant, counts[tenant.pk]) for tenant in tenants if tenant.pk in counts]


def _page(request: HttpRequest, tenant: Tenant, refused: Refusal | None = None) -> HttpResponse:
    rows = SentSample.objects.filter(verdict="").select_related(*RELATED).order_by("day", "pk")
    judged = SentSample.objects.exclude(verdict="").select_related(*RELATED).order_by("-judged_at", "-pk")
    context = {
        "now": timezone.now(),
        "zone": request.zone,
        "nav": "samples",
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "judged": judged[:JUDGED],
        "may_act": request.role.covers(Role.REP),
        "refused": refused,
    }
    return render(request, "followups/samples.html", context, status=422 if refused else 200)
