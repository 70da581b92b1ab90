"""How sure a figure is: intervals, and how many leads it takes to tell a difference. Shares are 0 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
POWER = 0.80
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float

    @property
    def leaves_out_zero(self) -> bool:
        return self.low > 0 or self.high < 0


def wilson(cases: int, of: int, confidence: float = CONFIDENCE) -> Interval | None:
    """The score interval of a share (Wilson, J. Am. Stat. Assoc. 22, 1927); None where there is nothing to divide by.

    Written out because a page asks for hundreds, and no page should wait for scipy to be loaded. A test holds both equal.
    """
    if of <= 0:
        return None
    z = _quantile(confidence)
    share, more = cases / of, z * z / of
    middle = (share + more / 2) / (1 + more)
    half = z / (1 + more) * sqrt(share * (1 - share) / of + more / (4 * of))
    low = 0.0 if cases == 0 else middle - half
    high = 1.0 if cases == of else middle + half
    return Interval(low, high)


def difference_of_shares(
    cases: int, of: int, other_cases: int, other_of: int, confidence: float = CONFIDENCE
) -> Interval | None:
    """Of the first share less the second: Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10)."""
    if of <= 0 or other_of <= 0:
        return None
    from scipy.stats import binomtest  # loaded where an experiment is read, once: 1 to 2 seconds

    one = binomtest(cases, of).proportion_ci(confidence, "wilson")
    other = binomtest(other_cases, other_of).proportion_ci(confidence, "wilson")
    a, b = cases / of, other_cases / other_of
    below = sqrt((a - one.low) ** 2 + (other.high - b) ** 2)
    above = sqrt((one.high - a) ** 2 + (b - other.low) ** 2)
    return Interval(float(a - b - below), float(a - b + above))


def difference_of_ratios(
    leads: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]], confidence: float = CONFIDENCE
) -> Interval | None:
    """Of one group's ratio less the other's, where each lead gives (above the line, below the line), perhaps several cases.

    Leads are what was drawn, so they, not their cases, are the sample: each ratio is made linear in its leads (delta method;
    Deng, Knoblich and Lu, KDD 2018), and the means of the two groups are compared by Welch's t. Where each lead counts one
    below the line that is the plain difference of means. None where a group has fewer than two leads or nothing below the
    line, or nothing varies.
    """
    one, other = _linear(leads), _linear(others)
    if one is None or other is None or (len(set(one)) == 1 and len(set(other)) == 1):
        return None
    from scipy.stats import ttest_ind

    found = ttest_ind(one, other, equal_var=False).confidence_interval(confidence)
    return Interval(float(found.low), float(found.high))


def leads_needed(
    share: float, difference: float, *, assisted: float = 0.5, power: float = POWER, confidence: float = CONFIDENCE
) -> tuple[int, int]:
    """How many leads each group takes, (assisted, manual), so that a true difference of this size is found with `power`.

    `share` is what is expected of the manual group; `difference` is added to it. `assisted` is the assisted group's part of
    all leads, more than 0 and less than 1. Two-sided, normal approximation with the variance of each group, as the interval
    has it (Chow, Shao and Wang, Sample Size Calculations in Clinical Research, 2nd ed., 4.2.1).
    """
    other = share + difference
    spread = share * (1 - share) / (1 - assisted) + other * (1 - other) / assisted
    total = (_quantile(confidence) + _NORMAL.inv_cdf(power)) ** 2 * spread / difference**2
    return ceil(total * assisted), ceil(total * (1 - assisted))


def _quantile(confidence: float) -> float:
    return _NORMAL.inv_cdf(0.5 + confidence / 2)


def _linear(leads: Sequence[tuple[float, float]]) -> list[float] | None:
    below = sum(bottom for _, bottom in leads)
    if len(leads) < 2 or below <= 0:
        return None
    ratio, mean = sum(top for top, _ in leads) / below, below / len(leads)
    return [ratio + (top - ratio * bottom) / mean for top, bottom in leads]
