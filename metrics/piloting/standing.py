"""How a pilot stands: its leads, its figures against the bounds, its exceptions and, at the end, its verdict (mission M3)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from metrics.among import figures_among
from metrics.auditing.baselines import figures_of
from metrics.definitions import METRICS, How
from metrics.figures import Figure
from metrics.keeping import kept_cases
from metrics.models import Case, Pilot
from metrics.periods import Period, today_of
from metrics.piloting.exceptions import Missed, find_exceptions
from metrics.piloting.segments import days_so_far, take
from metrics.piloting.thresholds import JUDGED, Check, Verdict, verdict_of
from tenants.models import Tenant

# What the report shows. Reductions are left out: they hold the leads against a day on which they were not there.
SHOWN = tuple(metric for metric in METRICS.values() if metric.how is not How.REDUCTION)


@dataclass(frozen=True, slots=True)
class Standing:
    """A pilot as of now, or as it ended. `period` is None before its first day, and of one that was cancelled before it."""

    leads: list[tuple[UUID, date]]
    period: Period | None
    last_day: date
    figures: dict[str, Figure]
    checks: list[Check]
    exceptions: list[Missed]
    verdict: Verdict
    is_over: bool

    @property
    def clean(self) -> int:
        """Leads without any exception."""
        return len(self.leads) - len({missed.lead for missed in self.exceptions})


def standing_of(tenant: Tenant, pilot: Pilot, now: datetime) -> Standing:
    """How it stands. Of one that ended, what was written then. Inside the scope."""
    if pilot.state != Pilot.State.RUNNING:
        return _as_written(pilot)
    return work_out(tenant, pilot, now)


def work_out(tenant: Tenant, pilot: Pilot, now: datetime, *, until: date | None = None) -> Standing:
    """How it stands by the cases of today, counted up to `until` at most."""
    taken = take(tenant, pilot, now)
    is_over = today_of(tenant, now) > taken.last_day
    period = days_so_far(tenant, pilot, min(taken.last_day, until or taken.last_day), now)
    figures: dict[str, Figure] = {}
    exceptions: list[Missed] = []
    if period is not None:
        rows = Case.objects.filter(tenant=tenant, lead_id__in=taken.ids)
        figures = figures_among(rows, tenant, SHOWN, period, now)
        exceptions = find_exceptions(tenant, pilot.thresholds, rows, period, now)
    checks = checks_of(pilot, figures)
    verdict = verdict_of(checks if taken.leads else [], is_over=is_over)
    return Standing(taken.leads, period, taken.last_day, figures, checks, exceptions, verdict, is_over)


def cases_of(tenant: Tenant, pilot: Pilot, now: datetime) -> QuerySet:
    """What its figures are counted from: cases of its leads, or those kept when it ended."""
    if pilot.state != Pilot.State.RUNNING:
        return kept_cases(pilot.pk)
    return Case.objects.filter(tenant=tenant, lead_id__in=take(tenant, pilot, now).ids)


def checks_of(pilot: Pilot, figures: dict[str, Figure]) -> list[Check]:
    """Its figures against its bounds and, where it has one, its baseline."""
    before = {told.metric.key: told for told in figures_of(pilot.baseline)} if pilot.baseline else {}
    return [
        Check(figures.get(key) or Figure(metric, None, 0), pilot.thresholds[key], before.get(key))
        for key, metric in JUDGED.items()
        if key in pilot.thresholds
    ]


def figures_written(pilot: Pilot) -> dict[str, Figure]:
    """The figures of its result; none before it ended."""
    return {
        row["key"]: Figure(METRICS[row["key"]], row["value"], row["top"], row["bottom"])
        for row in pilot.result.get("figures", ())
        if row["key"] in METRICS
    }


def _as_written(pilot: Pilot) -> Standing:
    result, figures = pilot.result, figures_written(pilot)
    last_day = pilot.last_day or pilot.start
    leads = [(UUID(lead), date.fromisoformat(day)) for lead, day in result.get("leads", ())]
    period = Period(pilot.start, last_day) if pilot.last_day else None
    exceptions = [Missed(**row) for row in result.get("exceptions", ())]
    verdict = Verdict(pilot.verdict or Verdict.EARLY)
    return Standing(leads, period, last_day, figures, checks_of(pilot, figures), exceptions, verdict, True)
