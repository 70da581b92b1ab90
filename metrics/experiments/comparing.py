"""The two groups side by side: figures, differences with intervals, and what may be said of them (mission M4)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from followups.models import Assignment, Experiment
from leads.models import Lead
from metrics.definitions import Better, How, Metric
from metrics.experiments.planning import Plan
from metrics.intervals import Interval, difference_of_ratios, difference_of_shares

ARMS = (Lead.Arm.ASSISTED.value, Lead.Arm.MANUAL.value)
FLOOR = 30  # leads with a case in each group, below which no interval is given (of the primary: or the planned number)
TOO_SOON = "It was ended before its plan: stopping early makes chance look like an effect. Nothing is concluded."
ONE_GROUP = "All leads were in one group: there is nothing to compare."

Counts = Sequence[tuple[float, float]]  # of each lead of a group: above the line, below it


def compare(experiment: Experiment, plan: Plan, now: datetime) -> dict[str, Any]:
    """The result of an experiment that is over, as it is stored. Inside the scope, its leads counted; one query.

    Every lead that was drawn counts in the group that was drawn for it, whatever became of it (intention to treat).
    """
    drawn: dict[str, list[dict[str, list[float]]]] = {arm: [] for arm in ARMS}
    merged = dict.fromkeys(ARMS, 0)
    for arm, counts in Assignment.objects.filter(experiment=experiment).values_list("arm", "counts"):
        if counts is None:
            merged[arm] += 1
        else:
            drawn[arm].append(counts)
    leads = {arm: len(rows) for arm, rows in drawn.items()}
    early = experiment.ended_how == Experiment.EndedBy.HAND and not is_full(plan, leads)
    measures = []
    for metric in plan.metrics:
        groups = [[_of(counts, metric.key) for counts in drawn[arm]] for arm in ARMS]
        measures.append(_measure(metric, plan, groups, early=early))
    return {
        "counted_at": now.isoformat(), "leads": leads, "merged": merged, "measures": measures,
        **_verdict(plan, leads, measures, early=early),
    }  # fmt: skip


def is_full(plan: Plan, leads: dict[str, int]) -> bool:
    """Whether each group has as many leads as planned; never where there is only one."""
    return plan.can_compare and all(leads[arm] >= plan.needed(arm) for arm in ARMS)


def _of(counts: dict[str, list[float]], key: str) -> tuple[float, float]:
    top, bottom = counts.get(key, (0, 0))
    return top, bottom


def _measure(metric: Metric, plan: Plan, groups: list[Counts], *, early: bool) -> dict[str, Any]:
    """One measure: each group's figure, and their difference with its interval where one may be given."""
    is_primary = metric.key == plan.primary
    figures = [_figure(counts) for counts in groups]
    known = [figure["value"] for figure in figures]
    difference = known[0] - known[1] if None not in known else None
    floors = [min(FLOOR, plan.needed(arm)) if is_primary else FLOOR for arm in ARMS]
    interval, why = None, ""
    if early:
        why = "ended before its plan"
    elif any(figure["with_cases"] < floor for figure, floor in zip(figures, floors, strict=True)):
        why = f"fewer than {min(floors)} leads with a case in a group"
    elif difference is not None:
        interval = _interval(metric, plan, groups)
        why = "" if interval else "nothing varies"
    else:
        why = "no case in a group"
    return {
        "key": metric.key, "is_primary": is_primary, **dict(zip(ARMS, figures, strict=True)), "difference": difference,
        "low": interval and interval.low, "high": interval and interval.high, "no_interval": why,
    }  # fmt: skip


def _figure(counts: Counts) -> dict[str, Any]:
    top, bottom = sum(each[0] for each in counts), sum(each[1] for each in counts)
    with_cases = sum(each[1] > 0 for each in counts)
    return {
        "leads": len(counts), "with_cases": with_cases, "top": top, "bottom": bottom,
        "value": top / bottom if bottom else None,
    }  # fmt: skip


def _interval(metric: Metric, plan: Plan, groups: list[Counts]) -> Interval | None:
    """A lead that counts once is a draw of its own; where it may count several times, leads are compared and not cases."""
    if metric.kind == "lead" and metric.how is How.SHARE:
        one, other = (_figure(counts) for counts in groups)
        return difference_of_shares(one["top"], one["bottom"], other["top"], other["bottom"], plan.confidence)
    return difference_of_ratios(groups[0], groups[1], plan.confidence)


def _verdict(plan: Plan, leads: dict[str, int], measures: list[dict[str, Any]], *, early: bool) -> dict[str, str]:
    """`better`, `worse`, `no_difference`, `not_enough` or `none`, with a sentence. Of the primary measure alone."""
    if not plan.can_compare:
        return {"verdict": "none", "say": ONE_GROUP}
    if not is_full(plan, leads):
        have = ", ".join(f"{leads[arm]:,} of {plan.needed(arm):,} {arm}" for arm in ARMS)
        say = f"Not enough data. The plan takes more leads than came in: {have}."
        return {"verdict": "not_enough", "say": f"{say} {TOO_SOON if early else 'Nothing is concluded.'}"}
    primary = measures[0]
    if primary["low"] is None:
        return {"verdict": "none", "say": f"No difference can be worked out: {primary['no_interval']}."}
    interval = Interval(primary["low"], primary["high"])
    low, high = (f"{100 * end:+.1f}" for end in (interval.low, interval.high))
    sure = f"{100 * plan.confidence:.0f} % confidence"
    name = plan.metric.name
    if not interval.leaves_out_zero:
        say = f"No difference is shown in “{name}”: it lies between {low} and {high} points, with {sure}, and may be none at all."
        return {"verdict": "no_difference", "say": say}
    better = (interval.low > 0) is (plan.metric.better is not Better.LOWER)
    word = "better" if better else "worse"
    return {
        "verdict": word,
        "say": f"Assisted follow-up did {word} in “{name}”: by {low} to {high} points, with {sure}.",
    }
