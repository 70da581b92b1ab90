"""What may be said of a step, a message or a reason: nothing below a floor, and else against the client's own rate."""

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.definitions import Better
from metrics.feedback.counting import Tally
from metrics.intervals import Interval, wilson


@dataclass(frozen=True, slots=True)
class RateKind:
    """A share that is looked at: `what` of `of`, by the names of counting.COUNTED; `floor` is in cases of `of`."""

    what: str
    of: str
    name: str
    better: Better
    floor: int


RATES = (
    RateKind("answered", "sent", "Answered", Better.HIGHER, 30),
    RateKind("progressed", "sent", "Progressed", Better.HIGHER, 30),
    RateKind("stopped", "sent", "Opted out or complained", Better.LOWER, 30),
    RateKind("edited", "reviewed", "Edited in review", Better.LOWER, 20),
    RateKind("rejected", "reviewed", "Rejected in review", Better.LOWER, 20),
)


@dataclass(frozen=True, slots=True)
class Rate:
    """One share with its 95 % interval. `verdict` is worse, better, as_usual or, below the floor, little."""

    kind: RateKind
    cases: int
    of: int
    value: float | None
    interval: Interval | None
    usual: float | None
    verdict: str

    @property
    def gap(self) -> float:
        """How far the interval lies beyond the usual rate, in shares; 0 where it holds it or nothing is concluded."""
        if self.verdict not in ("worse", "better") or self.interval is None or self.usual is None:
            return 0.0
        return max(self.interval.low - self.usual, self.usual - self.interval.high)

    @property
    def percent(self) -> str:
        return "" if self.value is None else f"{100 * self.value:.1f} %"

    @property
    def between(self) -> str:
        return "" if self.interval is None else f"{100 * self.interval.low:.1f} to {100 * self.interval.high:.1f} %"


@dataclass(frozen=True, slots=True)
class Judged:
    tally: Tally
    rates: tuple[Rate, ...]

    @property
    def worst(self) -> Rate | None:
        """What is worst about it: the rate that lies furthest on the bad side; None where none does."""
        worse = [rate for rate in self.rates if rate.verdict == "worse"]
        return max(worse, key=lambda rate: rate.gap, default=None)

    @property
    def place(self) -> tuple:
        """To sort by, the worst first; then what nothing is concluded of or is as usual; what is only better last."""
        worst = self.worst
        better = any(rate.verdict == "better" for rate in self.rates)
        order = 0 if worst else 2 if better else 1
        size = self.tally.counts["sent"] + self.tally.counts["reviewed"]
        return order, -(worst.gap if worst else 0), -size, self.tally.value


def judged(tally: Tally, whole: Tally) -> Judged:
    """The rates of a value against those of all that the client sent or had reviewed."""
    return Judged(tally, tuple(_rate(kind, tally.counts, whole.counts) for kind in RATES))


def _rate(kind: RateKind, counts: Mapping[str, int], whole: Mapping[str, int]) -> Rate:
    cases, of = counts[kind.what], counts[kind.of]
    usual = whole[kind.what] / whole[kind.of] if whole[kind.of] else None
    interval = wilson(cases, of)
    if interval is None or usual is None or of < kind.floor:
        return Rate(kind, cases, of, cases / of if of else None, interval, usual, "little")
    verdict = "as_usual"
    if interval.low > usual:
        verdict = "better" if kind.better is Better.HIGHER else "worse"
    elif interval.high < usual:
        verdict = "worse" if kind.better is Better.HIGHER else "better"
    return Rate(kind, cases, of, cases / of, interval, usual, verdict)
