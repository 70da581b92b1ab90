"""The leads behind a figure of a baseline or a pilot, a line for each case that it counts."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from metrics.behind import NoSuchPlace, cases_behind, page_of
from metrics.definitions import KINDS, Metric
from metrics.found_again import leads_today
from metrics.periods import Period
from metrics.web.case_list import PAGE, Shown
from tenants.models import Tenant


def cases_page(
    request: HttpRequest, tenant: Tenant, metric: Metric, rows: QuerySet, period: Period, now: datetime, **about: str
) -> HttpResponse:
    """?part= of a share, ?after= of the page before. `about`: `record` its name, `back` its address."""
    part = request.GET.get("part") or "top"
    try:
        found = cases_behind(tenant, metric, period, now, part=part, among=rows)
        page = page_of(found, after=request.GET.get("after", "")[:200], limit=PAGE)
    except (NoSuchPlace, ValueError) as error:
        raise Http404(str(error)) from error
    leads = leads_today(page.leads)
    kind = KINDS[metric.kind]
    says = [(outcome, words) for outcome, words in kind.outcomes.items()][1:]
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "metric": metric, "part": part, "kind": kind, "period": period,
        "next": page.next, "has_rest": metric.bottom is not None and metric.how != "reduction",
        "rows": [
            Shown(case, leads.get(case.lead_id), " ".join(words for outcome, words in says if outcome in case.outcomes))
            for case in page.cases
        ],
        **about,
    }  # fmt: skip
    return render(request, "metrics/record_cases.html", context)
