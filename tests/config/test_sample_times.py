"""Times of the sample, relative to the moment of loading."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from config.sample.times import moment, working_days_from

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-20m", datetime(2026, 11, 25, 15, 10, tzinfo=UTC)),
        ("-3h", datetime(2026, 11, 25, 12, 30, tzinfo=UTC)),
        ("-18d 14:30", datetime(2026, 11, 7, 14, 30, tzinfo=BERLIN)),
        ("-3b 10:15", datetime(2026, 11, 20, 10, 15, tzinfo=BERLIN)),
        ("+2b 12:00", datetime(2026, 11, 27, 12, 0, tzinfo=BERLIN)),
        ("-45b 09:00", datetime(2026, 9, 23, 9, 0, tzinfo=BERLIN)),  # before the clocks changed
    ],
)
def test_it_reads_a_time_on_the_clients_clock(text, expected):
    assert moment(text, NOW, BERLIN) == expected


def test_it_counts_the_day_as_it_is_where_the_client_is():
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # already Thursday in Berlin
    assert moment("-1d 09:00", late, BERLIN) == datetime(2026, 11, 25, 9, 0, tzinfo=BERLIN)


def test_it_counts_working_days_from_a_weekend_too():
    sunday = date(2026, 11, 22)
    assert [working_days_from(sunday, count) for count in (-1, 0, 1)] == [
        date(2026, 11, 20),
        sunday,
        date(2026, 11, 23),
    ]


@pytest.mark.parametrize("text", ["yesterday", "-3x", "3h", "-1d", "+1b 9:00", ""])
def test_it_refuses_what_is_no_time_and_says_how_to_write_one(text):
    with pytest.raises(ValueError, match="Write -20m, -3h, -18d 14:30"):
        moment(text, NOW, BERLIN)
