"""Baselines of a client: how follow-up stood before the product, and how it stands against that now (mission M2)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.web.answering import see_other
from followups.web.reading import on_own_clock
from leads.refusals import Refused
from metrics.auditing.baselines import ask_for_baseline, figures_of, history_of, usual_days
from metrics.auditing.data import DATA
from metrics.auditing.telling import Told
from metrics.definitions import EDITION, GROUPS, METRICS, unit_of
from metrics.figures import Figure, figures
from metrics.keeping import kept_cases
from metrics.models import Baseline
from metrics.periods import Period, last_days
from metrics.web.asked import Asked, asked_of, metric_or_404
from metrics.web.audit_forms import read_days, told
from metrics.web.client import as_file, counted_at
from metrics.web.record_cases import cases_page
from metrics.words import change, in_words
from tenants.models import Role, Tenant
from tenants.web import in_tenant

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One figure then and now. `better` is yes, no or empty."""

    told: Told
    now: Figure
    before_words: str
    now_words: str
    difference: str
    better: str


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def baselines(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return _list(request, tenant)


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def baseline_make(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """POST: start, end. The record is made by a job."""
    try:
        start, end = read_days(request.POST)
        with transaction.atomic():
            row = ask_for_baseline(tenant, start, end, now=timezone.now(), user=request.user)
    except Refused as error:
        return _list(request, tenant, error)
    return see_other(request, reverse("baseline", args=[tenant.slug, row.pk]), "The baseline is being made.")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def baseline(request: HttpRequest, tenant: Tenant, baseline_id: UUID) -> HttpResponse:
    """One baseline against a later period: as long as its own, or ?days=, or ?from= and ?to=."""
    now, row = timezone.now(), _row(baseline_id)
    asked = _against(request, tenant, row, now)
    lines = _lines(tenant, row, asked.period, now) if row.state == Baseline.State.DONE else {}
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "row": row, "asked": asked,
        "groups": [
            (name, [lines[metric.key] for metric in metrics if metric.key in lines]) for name, metrics in GROUPS.items()
        ],
        "untold": [line.told for line in lines.values() if line.told.state == "untold"],
        "told_count": sum(line.told.state != "untold" for line in lines.values()),
        "found": [(DATA[each.key], each) for each in history_of(row)], "edition": EDITION,
        "counted_at": counted_at(tenant),
    }  # fmt: skip
    return render(request, "metrics/baseline.html", context)


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def baseline_file(request: HttpRequest, tenant: Tenant, baseline_id: UUID) -> HttpResponse:
    """The same as CSV: numbers as they are, with what they are in."""
    now, row = timezone.now(), _made(baseline_id)
    asked = _against(request, tenant, row, now)
    rows: list[tuple] = [
        ("measure", "name", "unit", "baseline", "cases", "of", "state", "because", "now", "now cases", "now of", "baseline from",
         "baseline to", "now from", "now to", "edition")
    ]  # fmt: skip
    for key, line in _lines(tenant, row, asked.period, now).items():
        then, later = line.told.figure, line.now
        rows.append(
            (key, then.metric.name, unit_of(then.metric), then.value, then.top, then.bottom, line.told.state.value,
             line.told.because, later.value, later.top, later.bottom, row.start, row.end, asked.period.start,
             asked.period.end, row.edition)
        )  # fmt: skip
    return as_file(rows, f"baseline-{tenant.slug}-{row.start}-{row.end}.csv")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def baseline_cases(request: HttpRequest, tenant: Tenant, baseline_id: UUID, key: str) -> HttpResponse:
    """The very cases that a figure of the record counted."""
    row = _made(baseline_id)
    back = reverse("baseline", args=[tenant.slug, row.pk])
    period = Period(row.start, row.end)
    return cases_page(
        request, tenant, metric_or_404(key), kept_cases(row.pk), period, timezone.now(), record="Baseline", back=back
    )


def _list(request: HttpRequest, tenant: Tenant, refused: Refused | None = None) -> HttpResponse:
    now = timezone.now()
    may_make = request.role.covers(Role.MANAGER)
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "may_make": may_make,
        "rows": Baseline.objects.select_related("asked_by").order_by("-asked_at", "-id")[:PAGE],
        "offered": usual_days(tenant, now) if may_make else None,
        "refused": told(refused) if refused else [], "typed": request.POST,
    }  # fmt: skip
    return render(request, "metrics/baselines.html", context, status=422 if refused else 200)


def _row(baseline_id: UUID) -> Baseline:
    return get_object_or_404(Baseline.objects.select_related("asked_by"), pk=baseline_id)


def _made(baseline_id: UUID) -> Baseline:
    row = _row(baseline_id)
    if row.state != Baseline.State.DONE:
        raise Http404("It is not made yet.")
    return row


def _against(request: HttpRequest, tenant: Tenant, row: Baseline, now) -> Asked:
    if any(request.GET.get(name) for name in ("days", "from", "to")):
        return asked_of(request, tenant, now)
    days = (row.end - row.start).days + 1
    return Asked(last_days(tenant, now, days), f"days={days}", days)


def _lines(tenant: Tenant, row: Baseline, period: Period, now) -> dict[str, Line]:
    later = figures(tenant, METRICS.values(), period, now)
    lines = {}
    for each in figures_of(row):
        figure = later[each.metric.key]
        lines[each.metric.key] = Line(
            each, figure, in_words(each.metric, each.figure.value), in_words(each.metric, figure.value),
            change(figure, each.figure), _better(figure, each.figure),
        )  # fmt: skip
    return lines


def _better(later: Figure, then: Figure) -> str:
    """Only where the measure is better one way, and both can be told."""
    metric = later.metric
    if later.value is None or then.value is None or metric.better == "neither" or later.value == then.value:
        return ""
    return "yes" if (later.value > then.value) == (metric.better == "higher") else "no"
