"""An experiment as its page, the API and the CSV show it: counts while it runs, its result when it is over (mission M4)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count

from followups.models import Assignment, Experiment
from metrics.definitions import METRICS, Metric, unit_of
from metrics.experiments.comparing import ARMS
from metrics.experiments.planning import Plan, plan_of
from metrics.words import duration, in_words
from tenants.models import Tenant

ALWAYS = {
    "assisted": "The product follows up as ever.",
    "manual": "People follow up by hand; nothing goes out by itself.",
}


@dataclass(frozen=True, slots=True)
class Group:
    """One group while it runs, or when it is over: how many leads were drawn, and how many the plan takes."""

    arm: str
    leads: int
    needed: int

    @property
    def says(self) -> str:
        return ALWAYS[self.arm]

    @property
    def percent(self) -> int:
        """Of the planned number, at most 100; 0 where nothing is planned."""
        return min(100, 100 * self.leads // self.needed) if self.needed else 0


@dataclass(frozen=True, slots=True)
class Side:
    arm: str
    words: str
    top: float
    bottom: float
    leads: int
    is_share: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    metric: Metric
    is_primary: bool
    sides: tuple[Side, ...]
    difference: str
    between: str
    no_interval: str


@dataclass(frozen=True, slots=True)
class Shown:
    experiment: Experiment
    plan: Plan
    groups: tuple[Group, ...]
    last_day: date | None
    lines: tuple[MeasureLine, ...]

    @property
    def state(self) -> str:
        """`running`, `counting` (over, and not worked out yet) or `over`."""
        if self.experiment.is_running:
            return "running"
        return "over" if self.experiment.results else "counting"

    @property
    def say(self) -> str:
        if self.experiment.results:
            return self.experiment.results["say"]
        if self.state == "counting":
            return "It is over and is being counted. The result stands here in a few minutes."
        if not self.plan.can_compare:
            return "All leads are in one group: there will be nothing to compare."
        return "It runs. Only counts are shown until the planned number or the last day is reached."

    @property
    def points(self) -> str:
        return f"{100 * self.plan.difference:g}"

    @property
    def verdict(self) -> str:
        return self.experiment.results["verdict"] if self.experiment.results else ""


def shown(tenant: Tenant, experiment: Experiment) -> Shown:
    """All of one. Inside the scope; one query."""
    rows = Assignment.objects.filter(experiment=experiment).order_by().values_list("arm")
    drawn = dict(rows.annotate(leads=Count("pk")))
    plan = plan_of(experiment.plan)
    groups = tuple(Group(arm, drawn.get(arm, 0), plan.needed(arm)) for arm in ARMS)
    last = (
        experiment.ends_at and (experiment.ends_at.astimezone(ZoneInfo(tenant.time_zone)) - timedelta(seconds=1)).date()
    )
    measures = experiment.results["measures"] if experiment.results else []
    lines = tuple(_line(each) for each in measures if each["key"] in METRICS)
    return Shown(experiment, plan, groups, last, lines)


def signed(metric: Metric, value: float | None) -> str:
    """A difference as people read it: `+4.2 points`, `-3.5 hours`; empty where there is none."""
    if value is None:
        return ""
    unit = unit_of(metric)
    if unit == "share":
        return f"{100 * value:+.1f} points"
    if unit == "minutes":
        return f"{'+' if value >= 0 else '-'}{duration(abs(value))}"
    return f"{value:+.2f}"


def export_rows(found: Shown) -> list[tuple[Any, ...]]:
    """The result as rows of a file, the first with the names; while it runs, the counts alone."""
    head = (
        "measure",
        "name",
        "role",
        "group",
        "leads",
        "above",
        "below",
        "figure",
        "difference",
        "low",
        "high",
        "no_interval",
    )
    rows: list[tuple[Any, ...]] = [head]
    if not found.experiment.results:
        return [*rows, *(("", "Leads drawn", "", group.arm, group.leads, *[None] * 7) for group in found.groups)]
    for each in found.experiment.results["measures"]:
        name = METRICS[each["key"]].name if each["key"] in METRICS else each["key"]
        for arm in ARMS:
            side, role = each[arm], "primary" if each["is_primary"] else "secondary"
            rows.append(
                (
                    each["key"], name, role, arm, side["leads"], side["top"], side["bottom"], side["value"],
                    each["difference"], each["low"], each["high"], each["no_interval"],
                )
            )  # fmt: skip
    return rows


def _line(each: dict[str, Any]) -> MeasureLine:
    metric = METRICS[each["key"]]
    sides = tuple(
        Side(
            arm, in_words(metric, each[arm]["value"]), each[arm]["top"], each[arm]["bottom"], each[arm]["leads"],
            metric.how.is_share,
        )
        for arm in ARMS
    )  # fmt: skip
    between = "" if each["low"] is None else f"{signed(metric, each['low'])} to {signed(metric, each['high'])}"
    return MeasureLine(
        metric, each["is_primary"], sides, signed(metric, each["difference"]), between, each["no_interval"]
    )
