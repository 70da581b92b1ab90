"""One measure: what it is, its course, and its parts, each with the way to its leads."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from metrics.asking import split_of
from metrics.charts import chart_of
from metrics.definitions import KINDS, splits_of
from metrics.describing import denominator, numerator
from metrics.figures import NoSuchSplit, by_day, figures, split_figures
from metrics.web.asked import asked_of, metric_or_404
from metrics.web.client import Line, line_of
from metrics.words import names_of
from tenants.models import Role, Tenant
from tenants.web import in_tenant

MOST_PARTS = 100


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    line: Line
    query: str  # which part, as addresses have it


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def measure(request: HttpRequest, tenant: Tenant, key: str) -> HttpResponse:
    """The page of one measure."""
    now, metric = timezone.now(), metric_or_404(key)
    asked = asked_of(request, tenant, now)
    period = asked.period
    try:
        split = split_of(metric, request.GET.dict())
    except NoSuchSplit:
        split = None
    split = split or splits_of(metric)[0]
    whole = line_of(figures(tenant, [metric], period, now)[key], figures(tenant, [metric], period.before, now)[key])
    parts = split_figures(tenant, metric, period, split, now)
    names = names_of(split, [figure.split for figure in parts])
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "asked": asked, "metric": metric, "line": whole, "split": split,
        "splits": splits_of(metric), "chart": chart_of(metric, period, by_day(tenant, [metric], period, now).get(key, [])),
        "kind": KINDS[metric.kind], "numerator": numerator(metric), "denominator": denominator(metric),
        "parts": [
            Part(names[figure.split], line_of(figure, None), urlencode({"by": split, "value": figure.split}))
            for figure in parts[:MOST_PARTS]
        ],
        "more_parts": max(0, len(parts) - MOST_PARTS),
    }  # fmt: skip
    return render(request, "metrics/one.html", context)
