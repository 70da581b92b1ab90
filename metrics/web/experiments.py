"""Experiments of a client: what runs, how it was planned, what came of it; a manager starts and ends one (mission M4)."""

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.experiments.ending import end_experiment
from followups.models import Experiment
from followups.web.answering import Refusal, refusal_of, see_other
from followups.web.reading import on_own_clock
from leads.models import Lead
from leads.refusals import Refused
from metrics.definitions import METRICS
from metrics.experiments.drawn import drawn_leads, page_of
from metrics.experiments.showing import export_rows, shown
from metrics.experiments.starting import start_experiment
from metrics.web.client import as_file
from metrics.web.experiment_form import ExperimentForm
from tenants.models import Role, Tenant
from tenants.web import in_tenant

LATEST, FILE = 50, 20_000


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def experiments(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """What runs, what is over, and the form to start one."""
    return _all(request, tenant)


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def experiment_start(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """POST: the fields of ExperimentForm."""
    now = timezone.now()
    form = ExperimentForm(request.POST, tenant=tenant, now=now)
    if not form.is_valid():
        return _all(request, tenant, form)
    try:
        with transaction.atomic():
            made = start_experiment(tenant, **form.given, now=now, user=request.user)
    except Refused as error:
        form.refuse(error)
        return _all(request, tenant, form)
    say = f"“{made.name}” runs: the group of every new lead is drawn from now on."
    return see_other(request, reverse("experiment", args=[tenant.slug, made.pk]), say)


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def experiment(request: HttpRequest, tenant: Tenant, experiment_id: UUID) -> HttpResponse:
    return _one(request, tenant, experiment_id)


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def experiment_end(request: HttpRequest, tenant: Tenant, experiment_id: UUID) -> HttpResponse:
    """End it by hand. POST: why."""
    found = get_object_or_404(Experiment, pk=experiment_id)
    try:
        with transaction.atomic():
            end_experiment(
                tenant, found, how=Experiment.EndedBy.HAND, because=request.POST.get("why", ""), now=timezone.now(),
                user=request.user,
            )  # fmt: skip
    except Refused as error:
        return _one(request, tenant, experiment_id, refusal_of("end", error, request.POST))
    say = f"“{found.name}” is over. All of its leads are followed up by the product again."
    return see_other(request, reverse("experiment", args=[tenant.slug, found.pk]), say)


@require_safe
@in_tenant(Role.VIEWER)
def experiment_file(request: HttpRequest, tenant: Tenant, experiment_id: UUID) -> HttpResponse:
    """The result as CSV."""
    found = shown(tenant, get_object_or_404(Experiment, pk=experiment_id))
    return as_file(export_rows(found), f"experiment-{tenant.slug}-{str(experiment_id)[-6:]}.csv")


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def experiment_leads(request: HttpRequest, tenant: Tenant, experiment_id: UUID) -> HttpResponse:
    """The leads of a group, or behind a figure. ?arm=, ?measure=, ?part=, ?after="""
    found = get_object_or_404(Experiment, pk=experiment_id)
    try:
        page = page_of(_drawn(request, found), request.GET.get("after", "")[:40])
    except ValueError as error:
        raise Http404(str(error)) from error
    leads = Lead.objects.in_bulk([row.lead_id for row in page.rows])
    context = {
        "now": timezone.now(), "zone": request.zone, "nav": "measures", "experiment": found, "next": page.next,
        "rows": [(row, leads.get(row.lead_id)) for row in page.rows], "arm": request.GET.get("arm", ""),
        "metric": METRICS.get(request.GET.get("measure", "")), "part": request.GET.get("part") or "top",
    }  # fmt: skip
    return render(request, "metrics/experiment_leads.html", context)


@require_safe
@in_tenant(Role.VIEWER)
def experiment_leads_file(request: HttpRequest, tenant: Tenant, experiment_id: UUID) -> HttpResponse:
    """The same as CSV, at most 20,000: which lead was drawn into which group, and what it came to."""
    found = get_object_or_404(Experiment, pk=experiment_id)
    try:
        rows = list(_drawn(request, found)[:FILE])
    except ValueError as error:
        raise Http404(str(error)) from error
    keys = [each["key"] for each in (found.results or {}).get("measures", [])]
    known = dict(Lead.objects.filter(pk__in=[row.lead_id for row in rows]).values_list("pk", "external_id"))
    head = (
        "lead",
        "external_id",
        "group",
        "drawn_at",
        *(f"{key}_{side}" for key in keys for side in ("above", "below")),
    )
    lines = [
        (
            str(row.lead_id), known.get(row.lead_id) or "", row.arm, row.at.isoformat(),
            *(number for key in keys for number in (row.counts or {}).get(key, (None, None))),
        )
        for row in rows
    ]  # fmt: skip
    return as_file([head, *lines], f"experiment-leads-{tenant.slug}-{str(experiment_id)[-6:]}.csv")


def _drawn(request: HttpRequest, experiment: Experiment):
    given = request.GET
    return drawn_leads(
        experiment,
        arm=given.get("arm", "")[:20],
        measure=given.get("measure", "")[:60],
        part=(given.get("part") or "top")[:10],
    )


def _all(request: HttpRequest, tenant: Tenant, form: ExperimentForm | None = None) -> HttpResponse:
    now = timezone.now()
    rows = list(Experiment.objects.select_related("started_by").order_by("-started_at", "-pk")[:LATEST])
    running = next((row for row in rows if row.is_running), None)
    may_manage = request.role.covers(Role.MANAGER)
    if form is None and may_manage and running is None:
        form = ExperimentForm(tenant=tenant, now=now)
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "running": running and shown(tenant, running),
        "over": [shown(tenant, row) for row in rows if not row.is_running], "may_manage": may_manage, "form": form,
    }  # fmt: skip
    return render(
        request, "metrics/experiments.html", context, status=422 if form is not None and form.is_bound else 200
    )


def _one(request: HttpRequest, tenant: Tenant, pk: UUID, refused: Refusal | None = None) -> HttpResponse:
    found = get_object_or_404(Experiment.objects.select_related("started_by", "ended_by"), pk=pk)
    context = {
        "now": timezone.now(), "zone": request.zone, "nav": "measures", "shown": shown(tenant, found), "experiment": found,
        "may_manage": request.role.covers(Role.MANAGER), "refused": refused,
    }  # fmt: skip
    return render(request, "metrics/experiment.html", context, status=422 if refused else 200)
