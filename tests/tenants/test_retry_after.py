"""The wait that another machine asks for: RFC 9110, 10.2.3 and 5.6.7."""

from datetime import UTC, datetime, timedelta

import pytest

from tenants.public_http import Answer
from tenants.retry_after import retry_after

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), (" 0 ", 0), ("0" * 30 + "7", 7), ("86401", 86_400), ("9" * 5000, 86_400),
        ("Mon, 23 Nov 2026 10:02:00 GMT", 120), ("Monday, 23-Nov-26 10:02:00 GMT", 120), ("Mon Nov 23 10:02:00 2026", 120),
        ("Mon, 23 Nov 2026 09:00:00 GMT", 0), ("Tue, 23 Nov 2027 10:00:00 GMT", 86_400),
        ("", None), (None, None), ("-1", None), ("1.5", None), ("soon", None), ("²", None),
        ("Mon, 40 Nov 2026 10:02:00 GMT", None),
    ],
)  # fmt: skip
def test_seconds_and_dates_are_read_and_nobody_waits_longer_than_a_day(value, seconds):
    assert retry_after(value, NOW) == (None if seconds is None else timedelta(seconds=seconds))


def test_it_is_obeyed_where_the_answer_may_say_it():
    assert [Answer(status, b"", "60").wait(NOW) for status in (200, 301, 429, 500, 503)] == [
        None, None, timedelta(seconds=60), None, timedelta(seconds=60),
    ]  # fmt: skip
