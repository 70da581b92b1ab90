"""The words for points in time that every page shows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template

from tenants.templatetags.moments import day_in_words, initials, moment_in_words, span_in_words

NOW = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)


def render(source: str, **values: object) -> str:
    return Template("{% load moments %}" + source).render(Context({"now": NOW, **values}))


@pytest.mark.parametrize(
    ("zone", "words"),
    [("UTC", "Today 23:00"), ("Europe/Berlin", "Tomorrow 00:00"), ("America/New_York", "Today 18:00")],
)
def test_it_reads_a_moment_and_the_day_around_it_on_the_clock_of_the_zone(zone, words):
    assert moment_in_words(NOW + timedelta(minutes=30), zone, NOW) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW + timedelta(days=1), "Tomorrow 22:30"),
        (NOW - timedelta(days=1), "Yesterday 22:30"),
        (NOW + timedelta(days=3), "Fri 27 Nov 22:30"),
        (NOW + timedelta(days=60), "23 Jan 2027 22:30"),
    ],
)
def test_it_names_the_day_shorter_the_nearer_it_is(at, words):
    assert moment_in_words(at, "UTC", NOW) == words


def test_it_gives_the_year_where_the_reader_s_day_is_unknown():
    assert day_in_words(date(2026, 11, 24), None) == "24 Nov 2026"


def test_it_follows_the_change_to_winter_time():
    before, after = datetime(2026, 10, 24, 7, tzinfo=UTC), datetime(2026, 10, 26, 7, tzinfo=UTC)
    assert [moment_in_words(at, "Europe/Berlin", before) for at in (before, after)] == [
        "Today 09:00",
        "Mon 26 Oct 08:00",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(20, "moments"), (60, "1 minute"), (-240, "4 minutes"), (3600 * 23, "23 hours"), (86400 * 9 + 5, "9 days")],
)
def test_it_says_a_length_of_time_in_its_largest_whole_unit(seconds, words):
    assert span_in_words(seconds) == words


def test_it_writes_a_time_element_with_the_full_date_as_its_title():
    assert render("{% moment at 'America/New_York' %}", at=NOW) == (
        '<time datetime="2026-11-24T22:30:00+00:00" title="Tuesday 24 November 2026, 17:30 (America/New_York)">'
        "Today 17:30</time>"
    )


def test_it_writes_nothing_for_a_missing_moment():
    source = "{% moment at zone %}{% elsewhere at zone zone %}{% day at %}{{ now|span_since:at }}"
    assert render(source, at=None, zone="UTC") == ""


def test_it_shows_a_second_clock_only_where_it_differs():
    source = "{% elsewhere at there here %}"
    assert render(source, at=NOW, there="Europe/Paris", here="Europe/Berlin") == ""
    assert render(source, at=NOW, there="Asia/Tokyo", here="Europe/Berlin") == "Tomorrow 07:30"
    assert render(source, at=NOW, there="America/New_York", here="Europe/Berlin") == "17:30"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana-María de la Cruz", "AC"),
        ("jo", "J"),
        ("ana@brightside.example", "AB"),
        ("", "?"),
        (None, "?"),
        ("& -", "?"),
    ],
)
def test_it_takes_initials_from_the_first_and_last_word(name, letters):
    assert initials(name) == letters


def test_it_reads_the_stored_text_of_a_moment():
    assert render("{% moment at 'UTC' %}", at=NOW.isoformat()) == render("{% moment at 'UTC' %}", at=NOW)


def test_it_gives_the_day_of_a_moment_on_the_clock_of_the_zone():
    at = NOW + timedelta(hours=4)
    assert render("{% day at 'UTC' %}", at=at) == '<time datetime="2026-11-25">Tomorrow</time>'
    assert render("{% day at 'America/New_York' %}", at=at) == '<time datetime="2026-11-24">Today</time>'
