"""What a pilot must reach: a bound for each of some measures, and how a figure stands to it (mission M3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from leads.refusals import Refused
from metrics.auditing.telling import Told
from metrics.definitions import METRICS, Better, How, Metric, unit_of
from metrics.figures import Figure
from metrics.words import change, in_words

# Mission M3: 90 % get the required next action, or for silence a final disposition; no active lead without task or reason.
DEFAULTS = {"follow_up_completion_rate": 0.9, "no_response_disposition_rate": 0.9, "coverage": 1.0}
# What can be judged: it is better one way, can be relied on, and needs no state of before the leads were there.
JUDGED = {
    key: metric
    for key, metric in METRICS.items()
    if metric.better is not Better.NEITHER and metric.reliable and metric.how is not How.REDUCTION
}
MOST = 1_000_000


class Met(StrEnum):
    YES = "met"
    NO = "missed"
    NOTHING = "nothing"  # no case that it could be judged by


class Verdict(StrEnum):
    EARLY = "early"
    PASSED = "passed"
    FAILED = "failed"
    OPEN = "open"  # it is over, and nothing happened that could be judged


VERDICT_CODES = tuple(each.value for each in Verdict)


@dataclass(frozen=True, slots=True)
class Check:
    """A figure against its bound; `before` is that of the baseline, where there is one."""

    figure: Figure
    bound: float
    before: Told | None = None

    @property
    def metric(self) -> Metric:
        return self.figure.metric

    @property
    def met(self) -> Met:
        if self.figure.value is None:
            return Met.NOTHING
        good = (
            self.figure.value >= self.bound if self.metric.better is Better.HIGHER else self.figure.value <= self.bound
        )
        return Met.YES if good else Met.NO

    @property
    def words(self) -> str:
        return in_words(self.metric, self.figure.value)

    @property
    def bound_in_words(self) -> str:
        return f"{'at least' if self.metric.better is Better.HIGHER else 'at most'} {in_words(self.metric, self.bound)}"

    @property
    def before_in_words(self) -> str:
        return in_words(self.metric, self.before.figure.value) if self.before else ""

    @property
    def difference(self) -> str:
        """Against the baseline, in words; empty where one of them has no figure."""
        return change(self.figure, self.before.figure) if self.before else ""


def verdict_of(checks: list[Check], *, is_over: bool) -> Verdict:
    """Failed where one bound is missed; passed where none is and something could be judged. Only at the end."""
    if not is_over:
        return Verdict.EARLY
    found = {check.met for check in checks}
    if Met.NO in found:
        return Verdict.FAILED
    return Verdict.PASSED if Met.YES in found else Verdict.OPEN


def read_thresholds(given: Mapping[str, object]) -> dict[str, float]:
    """The bounds, in the order of the definitions. Raises Refused by thresholds.<metric>."""
    wrong: dict[str, str] = {}
    if not given:
        wrong["thresholds"] = (
            "Give at least one measure with what it must reach; without any there is nothing to judge."
        )
    for key, bound in given.items():
        name = f"thresholds.{key[:60]}"
        if key not in JUDGED:
            wrong[name] = f"There is no measure “{key[:60]}” that can be judged. There are: {', '.join(JUDGED)}."
        elif isinstance(bound, bool) or not isinstance(bound, int | float) or not 0 <= bound <= _most(JUDGED[key]):
            wrong[name] = f"Give a number from 0 to {_most(JUDGED[key]):,}, in {_unit(JUDGED[key])}."
    if wrong:
        raise Refused(wrong)
    return {key: float(given[key]) for key in JUDGED if key in given}  # type: ignore[arg-type]


def _most(metric: Metric) -> int:
    return 1 if unit_of(metric) == "share" else MOST


def _unit(metric: Metric) -> str:
    return "shares: 0.9 is 90 %" if unit_of(metric) == "share" else unit_of(metric)
