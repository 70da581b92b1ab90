"""All clients of an agency side by side: a row for each, coloured by its targets, sortable (mission M5)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from metrics.asking import SPANS, USUAL
from metrics.definitions import METRICS, Better
from metrics.figures import of_clients
from metrics.monthly.standing import Standing, months_of
from metrics.periods import last_days
from metrics.web.client import Line, line_of
from tenants.models import Tenant
from tenants.web import in_my_tenants

SHOWN = (
    "follow_up_completion_rate", "no_response_disposition_rate", "coverage", "missed_promises_ours", "stale_leads",
    "response_rate", "opt_out_rate", "complaint_rate", "win_rate", "open_leads",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    tenant: Tenant
    lines: list[Line]
    months: list[Standing]

    @property
    def missed(self) -> int:
        """How many targets it misses."""
        return sum(line.verdict == "bad" for line in self.lines)


@require_safe
@in_my_tenants
@on_own_clock
def agency_measures(request: HttpRequest, tenants: list[Tenant]) -> HttpResponse:
    """?days= of the period, ?sort= by a measure, the worst first; without it by name."""
    now, text = timezone.now(), request.GET.get("days", "")
    days = int(text) if text in {str(span) for span in SPANS} else USUAL
    sort = request.GET.get("sort", "")
    metrics = [METRICS[key] for key in SHOWN]
    rows: list[Row] = []
    if tenants:
        found = of_clients(tenants, metrics, last_days(tenants[0], now, days), now)
        months = months_of(tenants, now)
        rows = [
            Row(tenant, [line_of(found[key][tenant.pk], None) for key in SHOWN], months[tenant.pk])
            for tenant in tenants
        ]
    if sort == "missed":
        rows.sort(key=lambda row: -row.missed)
    elif sort in SHOWN:
        place, worst_low = SHOWN.index(sort), METRICS[sort].better is Better.HIGHER
        rows.sort(key=lambda row: _worst_first(row.lines[place], worst_low))
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "rows": rows, "metrics": metrics, "days": days, "sort": sort,
        "spans": [(span, "1 year" if span == 365 else f"{span} days") for span in SPANS],
    }  # fmt: skip
    return render(request, "metrics/agency.html", context)


def _worst_first(line: Line, worst_low: bool) -> tuple[bool, float]:
    value = line.figure.value
    if value is None:
        return True, 0.0  # nothing to say of it: last
    return False, value if worst_low else -value
