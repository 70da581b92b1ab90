"""Dates in words, counted from when they were said."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from followups.inbound.replies.dates import find_dates
from followups.inbound.replies.dates.calendars import CALENDARS
from followups.inbound.replies.dates.periods import easter

CASES = yaml.safe_load((Path(__file__).parent / "dates.yaml").read_text())
SAID = datetime(2026, 11, 18, 9, tzinfo=UTC)
WORDS = sorted({word for calendar in CALENDARS.values() for word in calendar.begins})


def day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


@pytest.mark.parametrize(("language", "case"), [(code, case) for code in CALENDARS for case in CASES[code]], ids=str)
def test_a_date_in_words_is_that_day(language, case):
    text, said, first, *until = (str(part) for part in case)
    for told in (None, language):
        found = find_dates(text, said_at=SAID, language=told)
        assert [(text[each.start : each.end], each.date, each.until) for each in found] == [
            (said, day(first), day(until[0] if until else first))
        ]


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_past_or_no_date_is_not_answered(text):
    assert find_dates(str(text), said_at=SAID) == ()


@pytest.mark.parametrize(("said", "text", "expected"), CASES["turns"])
def test_months_and_years_turn(said, text, expected):
    (found,) = find_dates(text, said_at=datetime(said.year, said.month, said.day, 23, 59, tzinfo=UTC))
    assert found.date == expected


def test_three_slash_four_is_read_by_the_custom_of_the_place():
    (there,) = find_dates("on 3/4/2027", said_at=SAID, month_first=True)
    (here,) = find_dates("on 3/4/2027", said_at=SAID)
    assert (there.date, here.date) == (date(2027, 3, 4), date(2027, 4, 3))


def test_each_date_of_a_text_stands_on_its_own_words():
    text = "I am away from 7 December until 20 December, so call me after Christmas."
    found = find_dates(text, said_at=SAID)
    assert [(text[each.start : each.end], each.date, each.relation) for each in found] == [
        ("from 7 December", date(2026, 12, 7), "from"),
        ("until 20 December", date(2026, 12, 20), "until"),
        ("after Christmas", date(2026, 12, 27), "after"),
    ]


def test_easter_falls_where_the_calendar_has_it():
    assert [easter(year) for year in (2024, 2025, 2026, 2027, 2038)] == [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ]


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6), st.integers(0, 3000).map(str)), max_size=14),
    st.sampled_from([" ", ". ", ", ", "-", "/", ".", "\n"]),
    st.dates(date(2000, 1, 1), date(2150, 1, 1)).map(lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC)),
)
def test_any_words_give_days_to_come_on_words_in_the_text(parts, joint, said):
    text = joint.join(parts)
    end = 0
    for each in find_dates(text, said_at=said):
        assert end <= each.start < each.end <= len(text)
        assert said.date() <= each.date <= each.until
        end = each.end
