"""What works: each step, message and reason with what came of it, the worst first (mission M5)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from leads.models import Lead
from metrics.behind import NoSuchPlace, page_of
from metrics.definitions import KINDS
from metrics.feedback.asking import Feedback, feedback_of
from metrics.feedback.counting import COUNTED, By, cases_of
from metrics.feedback.judging import RATES
from metrics.web.asked import asked_of
from metrics.web.client import as_file, counted_at
from tenants.models import Role, Tenant
from tenants.web import in_tenant

PAGE, FILE, MOST_ROWS = 50, 20_000, 100
TITLES = {By.STEP: "Steps", By.TEMPLATE: "Messages", By.REASON: "Reasons"}
SAYS = {
    "sent": "Sent by the product", "answered": "Answered", "progressed": "A meeting or a stage further followed",
    "stopped": "An opt-out or a complaint followed", "reviewed": "Decided by a person", "edited": "Edited before approval",
    "rejected": "Rejected",
}  # fmt: skip


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def feedback(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """?days= or ?from=&to=; ?by= which of the three, steps without it."""
    now = timezone.now()
    asked, by = asked_of(request, tenant, now), _by(request)
    found = feedback_of(tenant, asked.period, now)
    rows = found.rows[by]
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "asked": asked, "by": by, "titles": TITLES.items(),
        "title": TITLES[by], "rows": rows[:MOST_ROWS], "more": max(0, len(rows) - MOST_ROWS), "whole": found.whole,
        "rates": RATES, "counted_at": counted_at(tenant), "may_edit": request.user.is_staff,
        "worse": sum(row.judged.worst is not None for row in rows),
    }  # fmt: skip
    return render(request, "metrics/feedback.html", context)


@require_safe
@in_tenant(Role.VIEWER)
def feedback_file(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """All of it as CSV."""
    now = timezone.now()
    found = feedback_of(tenant, asked_of(request, tenant, now).period, now)
    return as_file(_lines(found), f"what-works-{tenant.slug}.csv")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def feedback_cases(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """The cases behind a count. ?by=, ?value=, ?what=, a period, ?after="""
    now = timezone.now()
    asked, by = asked_of(request, tenant, now), _by(request)
    value, what = request.GET.get("value", "").replace("\0", "")[:200], request.GET.get("what", "sent")
    try:
        rows = cases_of(tenant, asked.period, now, by=by, value=value, what=what)
        page = page_of(rows, after=request.GET.get("after", "")[:200], limit=PAGE)
    except (ValueError, NoSuchPlace) as error:
        raise Http404(str(error)) from error
    leads = Lead.objects.in_bulk(page.leads)
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "asked": asked, "by": by, "value": value, "what": SAYS[what],
        "rows": [(case, leads.get(case.lead_id)) for case in page.cases], "next": page.next,
        "kind": KINDS[COUNTED[what][0]],
    }  # fmt: skip
    return render(request, "metrics/feedback_cases.html", context)


def _by(request: HttpRequest) -> By:
    given = request.GET.get("by") or By.STEP
    if given not in set(By):
        raise Http404(f"There is no feedback by “{given[:40]}”. There is: {', '.join(By)}.")
    return By(given)


def _lines(found: Feedback) -> list[tuple]:
    head = ["by", "value", *COUNTED]
    for rate in RATES:
        head += [f"{rate.what}_rate", f"{rate.what}_low", f"{rate.what}_high", f"{rate.what}_verdict"]
    rows: list[tuple] = [(*head, "suggestion")]
    for by, value, row, suggestion in [
        ("all", "", found.whole, ""),
        *(
            (by.value, row.judged.tally.value, row.judged, row.suggestion.say if row.suggestion else "")
            for by, each in found.rows.items()
            for row in each
        ),
    ]:
        rates: list[object] = []
        for rate in row.rates:
            low, high = (rate.interval.low, rate.interval.high) if rate.interval else (None, None)
            rates += [rate.value, low, high, rate.verdict]
        rows.append((by, value, *(row.tally.counts[what] for what in COUNTED), *rates, suggestion))
    return rows
