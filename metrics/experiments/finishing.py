"""Ending an experiment when its plan says so, and reading it once when it is over (mission M4)."""

from datetime import datetime, timedelta

from followups.experiments.ending import end_experiment
from followups.models import Assignment, Experiment
from leads.models import Lead
from metrics.experiments.comparing import ARMS, compare
from metrics.experiments.counting import count_leads
from metrics.experiments.planning import Plan, plan_of
from metrics.projecting import count_new, is_counting
from tenants.models import Tenant
from tenants.scope import tenant_scope


def finish_experiments(tenant: Tenant, now: datetime) -> int:
    """End what is over and work out what has ended; how many results were made. Call it outside any scope.

    Safe to run twice or to be killed: a result is written once, with what its leads come to, in one transaction.
    """
    with tenant_scope(tenant.pk):
        running = Experiment.objects.select_for_update(of=("self",)).filter(ended_at=None).first()
        how = running and over_by(running, plan_of(running.plan), now)
        if running and how:
            end_experiment(tenant, running, how=how, now=now)
        waiting = list(Experiment.objects.filter(ended_at__lte=now, results__isnull=True).values_list("pk", flat=True))
    if not waiting:
        return 0
    for _ in count_new(tenant, now):
        pass
    with tenant_scope(tenant.pk):
        if is_counting(tenant):
            return 0  # another run is counting: what has happened up to the end is not in all of the cases yet
        rows = Experiment.objects.select_for_update(of=("self",)).filter(pk__in=waiting, results__isnull=True)
        for experiment in rows.order_by("pk"):
            plan = plan_of(experiment.plan)
            count_leads(tenant, experiment, plan)
            experiment.results = compare(experiment, plan, now)
            experiment.save(update_fields=["results"])
    return len(waiting)


def over_by(experiment: Experiment, plan: Plan, now: datetime) -> str:
    """Why a running experiment is over now; empty where it is not. The number is reached once, and then it is read."""
    if experiment.ends_at is not None and experiment.ends_at <= now:
        return Experiment.EndedBy.DATE
    if not plan.can_compare:
        return ""
    watched = now - timedelta(days=plan.watch_days)
    for arm in ARMS:
        standing = Lead.objects.filter(merged_into=None).values("pk")
        drawn = Assignment.objects.filter(experiment=experiment, arm=arm, at__lte=watched, lead_id__in=standing)
        if drawn[: plan.needed(arm)].count() < plan.needed(arm):
            return ""
    return Experiment.EndedBy.NUMBER
