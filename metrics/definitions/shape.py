"""What a definition consists of. Pages, API, CSV and docs/metrics.md are made from these and repeat nothing of them."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a figure is made of the counts it names."""

    SHARE = "share"  # cases of the numerator for each of the denominator, 0 to 1
    COUNT = "count"  # cases in the period
    MEAN = "mean"  # the amount of the cases, on average
    STANDING = "standing"  # leads at the end of the period
    STANDING_SHARE = "standing_share"  # a share of those
    REDUCTION = "reduction"  # how much smaller a standing has become from the period's start to its end, 1 is all of it

    @property
    def is_standing(self) -> bool:
        return self in (How.STANDING, How.STANDING_SHARE, How.REDUCTION)

    @property
    def is_share(self) -> bool:
        return self in (How.SHARE, How.STANDING_SHARE, How.REDUCTION)


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"  # it tells, and is no aim


class Split(StrEnum):
    """By what a figure can be taken apart. A case has at most one value of each; `""` is none."""

    OWNER = "owner"  # id of the user
    CADENCE = "cadence"  # key@version of the rules it was begun with
    STEP = "step"
    TEMPLATE = "template"  # key@version
    REASON = "reason"
    SOURCE = "source"
    SEGMENT = "segment"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of case: a single thing of one lead that is counted once, on one day."""

    key: str
    says: str  # what one case is
    day: str  # on which day it counts
    sources: tuple[str, ...]  # from which events of the journal, and which rows, it is made
    outcomes: dict[str, str]  # what can be said of a case; the first is true of each
    splits: frozenset[Split]
    amount: str = ""  # unit of a case's amount
    settled: bool = False  # known only when its day is over: figures end with the last full day


@dataclass(frozen=True, slots=True)
class Count:
    """Cases of a kind with an outcome."""

    kind: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. Raises nothing: what is wrong in a definition is found by tests/metrics/test_definitions.py."""

    key: str
    name: str
    meaning: str  # in one or two plain sentences
    how: How
    top: Count  # numerator
    bottom: Count | None = None  # denominator of a share
    better: Better = Better.NEITHER
    target: float | None = None  # in the figure's own unit
    reliable: bool = True  # False: shown, and used for nothing
    group: str = ""
    without: frozenset[Split] = frozenset()  # splits of its cases that would mislead here

    @property
    def kind(self) -> str:
        return self.top.kind
