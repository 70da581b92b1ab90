"""The manager's page: how the work lies on the people of a client, and what lies too long (mission M5)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from metrics.monthly.calendar import this_month
from metrics.monthly.kinds import EXCEPTIONS
from metrics.monthly.listing import counts_of
from metrics.monthly.standing import unsigned_of
from metrics.team import COLUMNS, ON_TIME, sorted_by, team_of
from metrics.web.asked import asked_of
from metrics.web.client import as_file, line_of
from tenants.models import Role, Tenant
from tenants.web import in_tenant

BAD = ("overdue", "missed", "late_answers")  # any of these is one too many


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def team(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """A row for each owner, the most overdue first; `sort` by another column. Exceptions are those of this month so far."""
    now = timezone.now()
    asked, sort, month = asked_of(request, tenant, now), request.GET.get("sort", ""), this_month(tenant, now)
    members = sorted_by(team_of(tenant, asked.period, now), sort)
    rows = [
        (
            each,
            [(key, each.counts[key], key in BAD and each.counts[key] > 0) for key, _ in COLUMNS],
            line_of(each.on_time, None) if each.on_time else None,
        )
        for each in members
    ]
    counts = counts_of(tenant, month, now)
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "asked": asked, "sort": sort, "columns": COLUMNS, "rows": rows,
        "month": month, "exceptions": [(kind, counts[kind.key]) for kind in EXCEPTIONS.values()], "total": sum(counts.values()),
        "metric": ON_TIME, "unsigned": [month for _, month in unsigned_of([tenant], now)],
    }  # fmt: skip
    return render(request, "metrics/team.html", context)


@require_safe
@in_tenant(Role.VIEWER)
def team_file(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """The same as CSV."""
    now = timezone.now()
    members = team_of(tenant, asked_of(request, tenant, now).period, now)
    rows: list[tuple] = [("owner", "email", *(key for key, _ in COLUMNS), "on_time", "fell_due")]
    for each in members:
        done = (each.on_time.top, each.on_time.bottom) if each.on_time else (0, 0)
        email = each.person.email if each.person else ""
        rows.append((each.name, email, *(each.counts[key] for key, _ in COLUMNS), *done))
    return as_file(rows, f"team-{tenant.slug}.csv")
