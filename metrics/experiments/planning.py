"""The plan of an experiment, fixed when it starts: what is read, how many leads it takes, and when it is over (mission M4)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from leads.refusals import Refused
from metrics.definitions import METRICS, How, Metric
from metrics.intervals import CONFIDENCE, POWER, leads_needed

# One lead is one case of these, so a share of them is a share of what was drawn: what a verdict can rest on.
PRIMARY = tuple(key for key, metric in METRICS.items() if metric.kind == "lead" and metric.how is How.SHARE)
# Ratios and means that can be told lead by lead. What stands on a day cannot.
SECONDARY = tuple(key for key, metric in METRICS.items() if metric.how in (How.SHARE, How.MEAN) and metric.reliable)
MOST_SECONDARY = 8
USUAL_SHARE, USUAL_WATCH = 50, 14  # per cent; days
LONGEST_WATCH = 90
MOST_LEADS = 1_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """`expected` and `difference` are shares, 0 to 1; `assisted` and `manual` how many leads each group takes."""

    primary: str
    secondary: tuple[str, ...]
    expected: float
    difference: float
    watch_days: int
    assisted: int
    manual: int
    power: float = POWER
    confidence: float = CONFIDENCE

    @property
    def metric(self) -> Metric:
        return METRICS[self.primary]

    @property
    def metrics(self) -> list[Metric]:
        """The primary one first; a measure that there is no longer is left out."""
        return [METRICS[key] for key in (self.primary, *self.secondary) if key in METRICS]

    @property
    def can_compare(self) -> bool:
        return self.assisted > 0 and self.manual > 0

    def needed(self, arm: str) -> int:
        return self.assisted if arm == "assisted" else self.manual

    def stored(self) -> dict[str, Any]:
        return {**asdict(self), "secondary": list(self.secondary)}


def plan_of(stored: Mapping[str, Any]) -> Plan:
    """The plan of an experiment as its row has it."""
    return Plan(**{**stored, "secondary": tuple(stored["secondary"])})


def made_plan(
    *, share: int, primary: str, secondary: Sequence[str], expected: float, difference: float, watch_days: int
) -> Plan:
    """A plan with the number of leads that it takes. Raises Refused with each field that is wrong, why, and what to give.

    `share` per cent are assisted; `expected` is the primary measure among leads followed up by hand, and `difference` the
    smallest change, up or down, that would be worth knowing of: both shares, 0 to 1.
    """
    wrong = _wrong(share, primary, secondary, expected, difference, watch_days)
    if wrong:
        raise Refused(wrong)
    needed = (0, 0)
    if 0 < share < 100:
        # Up or down: whichever takes more leads, as far as it is a share.
        sizes = [
            leads_needed(expected, change, assisted=share / 100)
            for change in (difference, -difference)
            if 0 <= expected + change <= 1
        ]
        needed = max(sizes)
        if sum(needed) > MOST_LEADS:
            raise Refused({"difference": f"That takes {sum(needed):,} leads. Choose a larger difference."})
    return Plan(primary, tuple(dict.fromkeys(secondary)), expected, difference, watch_days, *needed)


def _wrong(
    share: int, primary: str, secondary: Sequence[str], expected: float, difference: float, watch_days: int
) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if not 0 <= share <= 100:
        wrong["share"] = f"{share} is no share of the leads. Give whole per cent from 0 to 100."
    if primary not in PRIMARY:
        wrong["primary"] = f"“{primary[:60]}” cannot be the primary measure. Choose one of: {', '.join(PRIMARY)}."
    unknown = [key for key in secondary if key not in SECONDARY]
    if unknown:
        wrong["secondary"] = f"“{unknown[0][:60]}” cannot be compared. Choose from: {', '.join(SECONDARY)}."
    elif primary in secondary:
        wrong["secondary"] = f"“{primary}” is the primary measure already. Leave it out here."
    elif len(secondary) > MOST_SECONDARY:
        wrong["secondary"] = f"These are {len(secondary)} measures. Choose at most {MOST_SECONDARY}."
    if not 0 < expected < 1:
        wrong["expected"] = "Nobody, or everybody, leaves nothing to compare. Give a share between 0 and 100 %."
    if not 0.005 <= difference < 1:
        wrong["difference"] = "This difference cannot be told. Give one between 0.5 and 99 points."
    elif "expected" not in wrong and not (expected + difference <= 1 or expected - difference >= 0):
        wrong["difference"] = "The share would leave 0 to 100 % both up and down. Give a smaller difference."
    if not 0 <= watch_days <= LONGEST_WATCH:
        wrong["watch_days"] = f"{watch_days} days is no time to watch for. Give 0 to {LONGEST_WATCH}."
    return wrong
