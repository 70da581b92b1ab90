"""The figures of one client: with targets, against the period before, each with the way to its leads (mission M5)."""

import csv
import io
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from leads.csv_reading import guarded
from metrics.charts import Chart, chart_of
from metrics.definitions import GROUPS, METRICS, Metric, unit_of
from metrics.describing import target_in_words
from metrics.figures import Figure, by_day, figures
from metrics.models import Projection
from metrics.web.asked import Asked, asked_of
from metrics.words import change, in_words
from tenants.models import Role, Tenant
from tenants.web import in_tenant

DRAWN = ("follow_up_completion_rate", "response_rate", "stale_leads")


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as the page shows it. `verdict` is good, bad or empty."""

    metric: Metric
    figure: Figure
    words: str
    target: str
    change: str
    verdict: str

    @property
    def cases(self) -> str:
        return f"{self.figure.top:,} of {self.figure.bottom:,}" if self.figure.bottom is not None else ""


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def measures(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """Every figure of a client."""
    now = timezone.now()
    asked = asked_of(request, tenant, now)
    lines = _lines(tenant, asked, now)
    drawn = [METRICS[key] for key in DRAWN]
    days = by_day(tenant, drawn, asked.period, now)
    charts: list[tuple[Line, Chart]] = []
    for metric in drawn:
        chart = chart_of(metric, asked.period, days[metric.key])
        if chart is not None:
            charts.append((lines[metric.key], chart))
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "asked": asked, "charts": charts,
        "groups": [(name, [lines[metric.key] for metric in metrics]) for name, metrics in GROUPS.items()],
        "counted_at": counted_at(tenant), "missing": [line for line in lines.values() if line.verdict == "bad"],
    }  # fmt: skip
    return render(request, "metrics/client.html", context)


@require_safe
@in_tenant(Role.VIEWER)
def measures_file(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """The same as CSV: numbers as they are, with what they are in."""
    now = timezone.now()
    asked = asked_of(request, tenant, now)
    rows = [("measure", "name", "unit", "value", "cases", "of", "target", "from", "to")]
    for line in _lines(tenant, asked, now).values():
        figure, metric = line.figure, line.metric
        rows.append(
            (
                metric.key, metric.name, unit_of(metric), figure.value, figure.top, figure.bottom, line.target,
                asked.period.start, asked.period.end,
            )
        )  # fmt: skip
    return as_file(rows, f"measures-{tenant.slug}.csv")


def as_file(rows: list[tuple], name: str) -> HttpResponse:
    """Rows as a CSV file; what a spreadsheet would run as a formula stands behind an apostrophe."""
    out = io.StringIO()
    csv.writer(out).writerows(
        [guarded(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row] for row in rows
    )
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def counted_at(tenant: Tenant):
    """Up to when what happened is in the figures; None before the first count."""
    return Projection.objects.filter(tenant=tenant).values_list("counted_at", flat=True).first()


def line_of(figure: Figure, before: Figure | None) -> Line:
    metric, meets = figure.metric, figure.meets_target
    verdict = "" if meets is None else "good" if meets else "bad"
    differs = change(figure, before) if before else ""
    return Line(metric, figure, in_words(metric, figure.value), target_in_words(metric), differs, verdict)


def _lines(tenant: Tenant, asked: Asked, now) -> dict[str, Line]:
    found = figures(tenant, METRICS.values(), asked.period, now)
    before = figures(tenant, METRICS.values(), asked.period.before, now)
    return {key: line_of(figure, before[key]) for key, figure in found.items()}
