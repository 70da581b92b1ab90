"""Months of the calendar, on the tenant's clock."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followups.engine.months import months_later
from followups.engine.policy import Calendar, Offset, Unit
from followups.engine.timing import add_offset
from tests.followups.engine.making import at

CALENDAR = Calendar("Europe/Berlin")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_it_is_the_same_day_of_a_later_month_or_its_last(day, months, later):
    assert day + timedelta(days=months_later(day, months)) == later


@given(day=st.dates(), months=st.integers(-5_000, 5_000))
@example(day=date(292, 1, 1), months=-3493)
@example(day=date(9600, 1, 1), months=4_810)
def test_it_never_fails_and_never_skips_a_month(day, months):
    days = months_later(day, months)
    try:
        later = day + timedelta(days=days)
    except OverflowError:
        return
    if date.min.year < later.year < date.max.year:
        assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
        assert later.day <= day.day


def test_a_month_keeps_the_time_of_day_over_the_change_to_summer_time():
    month = Offset(1, Unit.MONTHS)
    assert add_offset(at("2026-03-05 10:00"), month, CALENDAR) == at("2026-04-05 10:00")
    assert add_offset(at("2026-10-05 10:00"), month, CALENDAR) == at("2026-11-05 10:00")
