"""Pilots of a client: begun by a manager, read live by everybody, reported at their end (mission M3)."""

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.policies import current_policy
from followups.web.answering import see_other
from followups.web.reading import on_own_clock
from leads.models import Lead
from leads.refusals import Refused
from metrics.definitions import EDITION, GROUPS, unit_of
from metrics.describing import denominator, numerator
from metrics.found_again import leads_today
from metrics.models import Baseline, Pilot
from metrics.periods import today_of
from metrics.piloting.running import DAYS, LEADS, begin_pilot, cancel_pilot
from metrics.piloting.segments import CHANNELS, segment_in_words, settles
from metrics.piloting.standing import Standing, cases_of, standing_of
from metrics.piloting.thresholds import DEFAULTS, JUDGED
from metrics.piloting.wording import tell_exceptions
from metrics.web.asked import metric_or_404
from metrics.web.audit_forms import read_pilot, told
from metrics.web.client import as_file, counted_at
from metrics.web.record_cases import cases_page
from metrics.words import in_words
from tenants.models import Role, Tenant
from tenants.models.agency import members_of
from tenants.web import in_tenant

PAGE, OFFERED = 50, 30


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def pilots(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return _list(request, tenant)


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def pilot_begin(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """POST: name, by, value, start, days, leads, baseline, bound-<metric> for each that is judged."""
    try:
        given = read_pilot(request.POST)
        with transaction.atomic():
            row = begin_pilot(tenant, **given, now=timezone.now(), user=request.user)
    except Refused as error:
        return _list(request, tenant, error)
    return see_other(request, reverse("pilot", args=[tenant.slug, row.pk]), f"“{row.name}” is set up.")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def pilot(request: HttpRequest, tenant: Tenant, pilot_id: UUID) -> HttpResponse:
    return _page(request, tenant, _row(pilot_id), "metrics/pilot.html")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def pilot_report(request: HttpRequest, tenant: Tenant, pilot_id: UUID) -> HttpResponse:
    """For print, and so for PDF: verdict, figures with their definitions, every exception."""
    return _page(request, tenant, _row(pilot_id), "metrics/pilot_report.html")


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def pilot_cancel(request: HttpRequest, tenant: Tenant, pilot_id: UUID) -> HttpResponse:
    """POST: because."""
    row = _row(pilot_id)
    try:
        with transaction.atomic():
            cancel_pilot(tenant, row, because=request.POST.get("because", ""), now=timezone.now(), user=request.user)
    except Refused as error:
        return _page(request, tenant, _row(pilot_id), "metrics/pilot.html", error)
    return see_other(request, reverse("pilot", args=[tenant.slug, row.pk]), f"“{row.name}” is cancelled.")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def pilot_file(request: HttpRequest, tenant: Tenant, pilot_id: UUID) -> HttpResponse:
    """Its figures as CSV."""
    row = _row(pilot_id)
    found = standing_of(tenant, row, timezone.now())
    checks = {check.metric.key: check for check in found.checks}
    rows: list[tuple] = [
        ("measure", "name", "unit", "value", "cases", "of", "bound", "met", "baseline", "from", "to", "edition")
    ]
    for key, figure in found.figures.items():
        check = checks.get(key)
        rows.append(
            (key, figure.metric.name, unit_of(figure.metric), figure.value, figure.top, figure.bottom,
             check and check.bound, check and check.met.value, check and check.before and check.before.figure.value,
             found.period and found.period.start, found.period and found.period.end, row.edition or EDITION)
        )  # fmt: skip
    return as_file(rows, f"pilot-{tenant.slug}-{row.start}.csv")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def pilot_exceptions_file(request: HttpRequest, tenant: Tenant, pilot_id: UUID) -> HttpResponse:
    """Every exception as CSV."""
    row = _row(pilot_id)
    rows: list[tuple] = [("measure", "day", "lead", "external_id", "name", "company", "what", "why")]
    for each in tell_exceptions(standing_of(tenant, row, timezone.now()).exceptions):
        lead = each.lead
        rows.append(
            (each.metric.key, each.day, str(each.lead_id), (lead and lead.external_id) or "", lead.name if lead else "",
             lead.company if lead else "", each.what, each.why)
        )  # fmt: skip
    return as_file(rows, f"pilot-exceptions-{tenant.slug}-{row.start}.csv")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def pilot_cases(request: HttpRequest, tenant: Tenant, pilot_id: UUID, key: str) -> HttpResponse:
    """The very cases that a figure counts."""
    now, row, metric = timezone.now(), _row(pilot_id), metric_or_404(key)
    found = standing_of(tenant, row, now)
    if found.period is None or metric.key not in found.figures:
        raise Http404("Nothing of it is counted here.")
    back = reverse("pilot", args=[tenant.slug, row.pk])
    return cases_page(
        request, tenant, metric, cases_of(tenant, row, now), found.period, now, record=row.name, back=back
    )


def _row(pilot_id: UUID) -> Pilot:
    return get_object_or_404(Pilot.objects.select_related("made_by", "cancelled_by", "baseline"), pk=pilot_id)


def _list(request: HttpRequest, tenant: Tenant, refused: Refused | None = None) -> HttpResponse:
    now = timezone.now()
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "may_begin": request.role.covers(Role.MANAGER),
        "rows": [(row, segment_in_words(row)) for row in Pilot.objects.order_by("-made_at", "-id")[:PAGE]],
        "refused": told(refused) if refused else [], **_form(tenant, request, now),
    }  # fmt: skip
    return render(request, "metrics/pilots.html", context, status=422 if refused else 200)


def _form(tenant: Tenant, request: HttpRequest, now) -> dict:
    """What the form offers, with what was typed before."""
    if not request.role.covers(Role.MANAGER):
        return {}
    typed = request.POST
    bounds = []
    for key, metric in JUDGED.items():
        usual = f"{100 * DEFAULTS[key]:g}" if key in DEFAULTS else ""
        value = typed.get(f"bound-{key}", usual if not typed else "")
        unit = "per cent" if unit_of(metric) == "share" else unit_of(metric)
        bounds.append((metric, unit, value, key in DEFAULTS))
    sources = Lead.objects.exclude(source="").values_list("source", flat=True).distinct().order_by("source")[:OFFERED]
    kinds = Lead.objects.exclude(customer_type="").values_list("customer_type", flat=True).distinct()
    return {
        "typed": typed, "bounds": bounds, "ways": Pilot.By.choices, "today": today_of(tenant, now), "days": DAYS, "leads": LEADS,
        "settles": settles(tenant).days,
        "baselines": Baseline.objects.filter(state=Baseline.State.DONE).order_by("-asked_at")[:PAGE],
        "values": [
            *(("source", each) for each in sources), *(("owner", person.email) for person in members_of(tenant)),
            *(("kind of customer", each) for each in kinds.order_by("customer_type")[:OFFERED]),
            *(("band", each) for each in Lead.Band.values),
            *(("cadence", each.key) for each in current_policy(tenant).policy.cadences),
            *(("channel", each) for each in CHANNELS),
        ],
    }  # fmt: skip


def _page(
    request: HttpRequest, tenant: Tenant, row: Pilot, template: str, refused: Refused | None = None
) -> HttpResponse:
    now = timezone.now()
    found = standing_of(tenant, row, now)
    exceptions = tell_exceptions(found.exceptions)
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "row": row, "found": found, "segment": segment_in_words(row),
        "exceptions": exceptions, "today": today_of(tenant, now), "day_number": _day_number(row, found, tenant, now),
        "groups": _groups(found), "leads": _leads(found), "edition": row.edition or EDITION,
        "defined": [(check, numerator(check.metric), denominator(check.metric)) for check in found.checks],
        "counted_at": counted_at(tenant), "may_cancel": request.role.covers(Role.MANAGER) and row.state == Pilot.State.RUNNING,
        "refused": told(refused) if refused else [], "typed": request.POST,
    }  # fmt: skip
    return render(request, template, context, status=422 if refused else 200)


def _day_number(row: Pilot, found: Standing, tenant: Tenant, now) -> int:
    return max(0, (min(today_of(tenant, now), found.last_day) - row.start).days + 1)


def _groups(found: Standing) -> list[tuple[str, list]]:
    """Its figures as the page of measures groups them: (figure, in words)."""
    return [
        (name, [(found.figures[metric.key], in_words(metric, found.figures[metric.key].value)) for metric in metrics
                if metric.key in found.figures])
        for name, metrics in GROUPS.items()
    ]  # fmt: skip


def _leads(found: Standing) -> list[tuple]:
    """(lead or None, day on which it was qualified, how many exceptions)."""
    rows = leads_today(pk for pk, _ in found.leads)
    missed = [each.lead for each in found.exceptions]
    return [(rows.get(pk), day, missed.count(str(pk))) for pk, day in found.leads]
