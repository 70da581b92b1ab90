"""Which figures history can tell, which only in part, and which not: said with the reason and what to do (mission M2)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from metrics.auditing.data import DATA, OURS_ALONE, needs_of
from metrics.auditing.found import Found
from metrics.definitions import METRICS, Metric
from metrics.figures import Figure


class State(StrEnum):
    TOLD = "told"
    PARTLY = "partly"  # there is a figure, and something it should rest on is missing
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a baseline. `lacks` are keys of DATA, `a|b` where either would do; `figure` has no value where untold."""

    figure: Figure
    state: State
    lacks: tuple[str, ...] = field(default=())

    @property
    def metric(self) -> Metric:
        return self.figure.metric

    @property
    def because(self) -> str:
        """Why it cannot be told, or only in part; empty where it is told."""
        if self.metric.key in OURS_ALONE:
            return f"Cannot be told, because {OURS_ALONE[self.metric.key]}."
        lacking = [" and ".join(DATA[key].lacking for key in _keys(each)) for each in self.lacks]
        if self.state is State.UNTOLD:
            return f"Cannot be told, because {'; '.join(lacking) or 'nothing that it counts happened on these days'}."
        return f"Told in part, because {'; '.join(lacking)}." if lacking else ""

    @property
    def mend(self) -> str:
        """What to do so that the next baseline can tell it; empty where nothing would help."""
        return " ".join(dict.fromkeys(DATA[_keys(each)[0]].mend for each in self.lacks))


def tell(figure: Figure, found: Iterable[Found]) -> Told:
    """What may be said of a figure, given the history that there is."""
    metric, there = figure.metric, {each.key for each in found if each.count}
    if metric.key in OURS_ALONE:
        return Told(_without_value(figure), State.UNTOLD)
    needs = needs_of(metric)
    if missing := _missing(needs.must, there):
        return Told(_without_value(figure), State.UNTOLD, missing)
    if figure.value is None:
        return Told(figure, State.UNTOLD)
    missing = _missing(needs.should, there)
    return Told(figure, State.PARTLY if missing else State.TOLD, missing)


def as_stored(told: Told) -> dict:
    """For Baseline.figures."""
    figure = told.figure
    return {
        "key": figure.metric.key, "value": figure.value, "top": figure.top, "bottom": figure.bottom,
        "state": told.state.value, "lacks": list(told.lacks),
    }  # fmt: skip


def from_stored(row: dict) -> Told | None:
    """The reverse; None where that measure is no longer made."""
    metric = METRICS.get(row["key"])
    if metric is None:
        return None
    return Told(Figure(metric, row["value"], row["top"], row["bottom"]), State(row["state"]), tuple(row["lacks"]))


def _missing(wanted: Iterable[str], there: set[str]) -> tuple[str, ...]:
    return tuple(each for each in wanted if not there & set(_keys(each)))


def _keys(either: str) -> list[str]:
    return either.split("|")


def _without_value(figure: Figure) -> Figure:
    return Figure(figure.metric, None, figure.top, figure.bottom)
