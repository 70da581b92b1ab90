"""Intervals against published values and the statistics library; shares are 0 to 1."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from metrics.intervals import Interval, difference_of_ratios, difference_of_shares, leads_needed, wilson


def rounded(interval: Interval | None) -> tuple[float, float]:
    return round(interval.low, 4), round(interval.high, 4)


def test_a_share_s_interval_is_the_published_one():
    """Newcombe, Two-sided confidence intervals for the single proportion, Stat. Med. 17 (1998) 857, table I, method 3."""
    published = {
        (81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0.0, 0.1611), (1, 29): (0.0061, 0.1718),
    }  # fmt: skip
    assert {given: rounded(wilson(*given)) for given in published} == published
    assert wilson(0, 0) is None


@settings(max_examples=50, deadline=None)
@given(
    st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    st.sampled_from([0.8, 0.95, 0.99]),
)
def test_a_share_s_interval_is_that_of_the_library(share, confidence):
    ours, theirs = wilson(*share, confidence), binomtest(*share).proportion_ci(confidence, "wilson")
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_a_difference_of_shares_is_the_published_one():
    """Newcombe, Interval estimation for the difference, Stat. Med. 17 (1998) 873, table II, method 10."""
    published = {
        (56, 70, 48, 80): (0.0524, 0.3339), (9, 10, 3, 10): (0.1705, 0.8090), (6, 7, 2, 7): (0.0582, 0.8062),
        (5, 56, 0, 29): (-0.0381, 0.1926), (0, 10, 0, 20): (-0.1611, 0.2775), (10, 10, 0, 20): (0.6791, 1.0),
    }  # fmt: skip
    assert {given: rounded(difference_of_shares(*given)) for given in published} == published
    assert difference_of_shares(1, 2, 0, 0) is None


def test_a_difference_of_means_is_welch_s():
    """Student's sleep data (Biometrika 6, 1908): the interval that R's manual prints for t.test(extra ~ group)."""
    one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    other = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = difference_of_ratios([(each, 1) for each in one], [(each, 1) for each in other])
    assert (found.low, found.high) == pytest.approx((-3.3654832, 0.2054832), abs=1e-6)


def test_leads_with_several_cases_are_the_sample_and_not_their_cases():
    """One lead's ten cases of one kind say as much as one: ten times the cases make no narrower interval."""
    one, other = [(1, 1), (0, 1), (1, 1), (0, 1), (1, 1)], [(0, 1), (0, 1), (1, 1), (0, 1), (0, 1)]
    tenfold = [[(10 * top, 10 * bottom) for top, bottom in group] for group in (one, other)]
    single, many = difference_of_ratios(one, other), difference_of_ratios(*tenfold)
    assert (many.low, many.high) == pytest.approx((single.low, single.high))
    # By hand: ratio 3/4 of (2 of 2, 1 of 2), mean 2 below the line, so 3/4 + (2 - 1.5)/2 = 1 and 3/4 + (1 - 1.5)/2 = 1/2.
    uneven = difference_of_ratios([(2, 2), (1, 2)], [(1, 1), (0.5, 1)])
    assert uneven.low == pytest.approx(-uneven.high)


def test_where_nothing_varies_or_one_lead_stands_alone_there_is_no_interval():
    assert difference_of_ratios([(1, 1), (1, 1)], [(0, 1), (0, 1)]) is None
    assert difference_of_ratios([(1, 1)], [(0, 1), (1, 1)]) is None
    assert difference_of_ratios([(0, 0), (0, 0)], [(0, 1), (1, 1)]) is None


def test_the_number_of_leads_is_the_published_one():
    """Chow, Shao and Wang, 4.2: 65 % against 85 %, power 80 %, 5 % two-sided: 70 in each group."""
    assert leads_needed(0.65, 0.20) == (70, 70)
    assert leads_needed(0.85, -0.20) == (70, 70)


@given(st.floats(0.05, 0.6), st.floats(0.02, 0.3), st.floats(0.1, 0.9))
def test_so_many_leads_find_the_difference_with_the_power_asked_for(share, difference, part):
    assisted, manual = leads_needed(share, difference, assisted=part)
    other = share + difference
    error = (share * (1 - share) / manual + other * (1 - other) / assisted) ** 0.5
    assert norm.cdf(difference / error - norm.ppf(0.975)) >= 0.8 - 1e-9
    assert assisted / (assisted + manual) == pytest.approx(part, abs=2 / (assisted + manual))
