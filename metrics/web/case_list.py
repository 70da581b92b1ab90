"""The leads behind a figure, a line for each case that it counts."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from leads.models import Lead
from metrics.asking import split_of
from metrics.behind import NoSuchPlace, cases_behind, page_of
from metrics.definitions import KINDS, Metric, Split
from metrics.models import Case
from metrics.web.asked import Asked, asked_of, metric_or_404
from metrics.web.client import as_file
from metrics.words import names_of
from tenants.models import Role, Tenant
from tenants.web import in_tenant

PAGE, FILE = 50, 20_000  # cases
PARTS = {"top": "", "bottom": "all", "rest": "others"}


@dataclass(frozen=True, slots=True)
class Shown:
    case: Case
    lead: Lead | None
    says: str


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def measure_cases(request: HttpRequest, tenant: Tenant, key: str) -> HttpResponse:
    """A page of cases, the oldest first."""
    now, metric = timezone.now(), metric_or_404(key)
    asked = asked_of(request, tenant, now)
    rows, part, split = _rows(request, tenant, metric, asked, now)
    try:
        page = page_of(rows, after=request.GET.get("after", "")[:200], limit=PAGE)
    except NoSuchPlace as error:
        raise Http404(str(error)) from error
    leads = Lead.objects.in_bulk(page.leads)
    kind, value = KINDS[metric.kind], request.GET.get("value", "")
    outcomes = [(outcome, says) for outcome, says in kind.outcomes.items()]
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "asked": asked, "metric": metric, "part": part, "split": split,
        "value": value, "value_name": names_of(split, [value])[value] if split else "", "next": page.next, "kind": kind,
        "rows": [Shown(case, leads.get(case.lead_id), _says(case, outcomes)) for case in page.cases],
    }  # fmt: skip
    return render(request, "metrics/cases.html", context)


@require_safe
@in_tenant(Role.VIEWER)
def measure_cases_file(request: HttpRequest, tenant: Tenant, key: str) -> HttpResponse:
    """The cases as CSV, at most 20,000; a shorter period gives the rest."""
    now, metric = timezone.now(), metric_or_404(key)
    rows, _, _ = _rows(request, tenant, metric, asked_of(request, tenant, now), now)
    found: list[tuple] = [
        (
            "day",
            "lead",
            "external_id",
            "outcomes",
            "amount",
            "reason",
            "step",
            "cadence",
            "template",
            "channel",
            "source",
        )
    ]
    cases = list(rows[:FILE])
    leads = dict(Lead.objects.filter(pk__in={case.lead_id for case in cases}).values_list("pk", "external_id"))
    found += [
        (
            case.day.isoformat(), str(case.lead_id), leads.get(case.lead_id) or "", " ".join(case.outcomes), case.amount,
            case.reason, case.step, case.cadence, case.template, case.channel, case.source,
        )
        for case in cases
    ]  # fmt: skip
    return as_file(found, f"{key}-{tenant.slug}.csv")


def _rows(
    request: HttpRequest, tenant: Tenant, metric: Metric, asked: Asked, now: datetime
) -> tuple[QuerySet[Case], str, Split | None]:
    part = request.GET.get("part") or "top"
    value = request.GET.get("value", "").replace("\0", "")[:100]
    try:
        split = split_of(metric, request.GET.dict())
        return (
            cases_behind(tenant, metric, asked.period, now, split=split or "", value=value, part=part), part, split,
        )  # fmt: skip
    except ValueError as error:
        raise Http404(str(error)) from error


def _says(case: Case, outcomes: list[tuple[str, str]]) -> str:
    return " ".join(says for outcome, says in outcomes[1:] if outcome in case.outcomes)
