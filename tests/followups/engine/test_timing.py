from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followups.engine.policy import Calendar, Hours, Offset, Unit
from followups.engine.timing import add_offset, is_open, next_open, zone_for, zone_named
from tests.followups.engine.making import at

BERLIN = Calendar("Europe/Berlin")
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Auckland",
    "UTC",
]


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-03-09 10:30", "2026-03-09 10:30"),
        ("2026-03-09 09:00", "2026-03-09 09:00"),
        ("2026-03-09 08:59", "2026-03-09 09:00"),
        ("2026-03-09 17:00", "2026-03-10 09:00"),
        ("2026-03-09 00:00", "2026-03-09 09:00"),
        ("2026-03-13 17:00", "2026-03-16 09:00"),
        ("2026-03-28 12:00", "2026-03-30 09:00"),
    ],
)
def test_it_opens_at_the_next_working_hour(moment, opens):
    assert next_open(at(moment), BERLIN) == at(opens)


def test_it_skips_holidays():
    calendar = Calendar("Europe/Berlin", holidays=frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    assert next_open(at("2026-04-02 18:00"), calendar) == at("2026-04-07 09:00")


def test_it_reads_the_tenants_hours_on_the_leads_clock():
    tokyo = ZoneInfo("Asia/Tokyo")
    assert next_open(at("2026-03-09 10:00"), BERLIN, tokyo) == at("2026-03-10 09:00", tokyo)


@pytest.mark.parametrize("name", [None, "", "Mars/Olympus", "America", "../etc/passwd", "\x00", "Europe/Berlin "])
def test_it_falls_back_to_the_calendars_zone_when_a_name_is_no_zone(name):
    assert zone_for(name, BERLIN) == ZoneInfo("Europe/Berlin")
    assert zone_for(name, Calendar(str(name))) == UTC


def test_it_ends_its_search_on_a_calendar_that_never_opens():
    moment = at("2026-03-09 10:30")
    shut = Calendar("Europe/Berlin", days=())
    assert next_open(moment, shut) == moment
    assert add_offset(moment, Offset(3, Unit.BUSINESS_HOURS), shut) == moment + timedelta(hours=3)
    assert add_offset(moment, Offset(3, Unit.BUSINESS_DAYS), shut) == moment + timedelta(days=3)


def test_it_opens_at_the_first_instant_after_a_skipped_opening_time():
    """New York, 8 March 2026: 02:00 becomes 03:00."""
    new_york = ZoneInfo("America/New_York")
    calendar = Calendar("America/New_York", days=((7, Hours(time(2, 30), time(9))),))
    assert next_open(datetime(2026, 3, 8, 5, tzinfo=UTC), calendar, new_york) == datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_it_opens_again_when_the_clock_goes_back_into_working_time():
    """New York, 1 November 2026: 01:00 to 02:00 comes twice."""
    new_york = ZoneInfo("America/New_York")
    calendar = Calendar("America/New_York", days=((7, Hours(time(0, 30), time(1, 30))),))
    first_closing = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert next_open(first_closing, calendar, new_york) == datetime(2026, 11, 1, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "value", "unit", "result"),
    [
        ("2026-03-09 10:00", 90, Unit.MINUTES, "2026-03-09 11:30"),
        ("2026-03-09 16:00", 4, Unit.HOURS, "2026-03-09 20:00"),
        ("2026-03-09 16:00", 4, Unit.BUSINESS_HOURS, "2026-03-10 12:00"),
        ("2026-03-13 16:00", 2, Unit.BUSINESS_HOURS, "2026-03-16 10:00"),
        ("2026-03-14 12:00", 2, Unit.BUSINESS_HOURS, "2026-03-16 11:00"),
        ("2026-03-09 15:00", 2, Unit.BUSINESS_HOURS, "2026-03-09 17:00"),
        ("2026-03-27 10:00", 3, Unit.DAYS, "2026-03-30 10:00"),
        ("2026-01-31 10:00", 28, Unit.DAYS, "2026-02-28 10:00"),
        ("2026-03-13 10:00", 1, Unit.BUSINESS_DAYS, "2026-03-16 10:00"),
        ("2026-03-14 10:00", 1, Unit.BUSINESS_DAYS, "2026-03-16 10:00"),
        ("2026-03-27 10:00", 1, Unit.BUSINESS_DAYS, "2026-03-30 10:00"),
        ("2026-03-16 10:00", -1, Unit.BUSINESS_DAYS, "2026-03-13 10:00"),
        ("2026-03-09 10:00", 0, Unit.BUSINESS_DAYS, "2026-03-09 10:00"),
    ],
)
def test_it_adds_offsets(moment, value, unit, result):
    assert add_offset(at(moment), Offset(value, unit), BERLIN) == at(result)


def test_it_counts_no_holiday_as_a_business_day():
    calendar = Calendar("Europe/Berlin", holidays=frozenset({date(2026, 3, 10)}))
    assert add_offset(at("2026-03-09 10:00"), Offset(1, Unit.BUSINESS_DAYS), calendar) == at("2026-03-11 10:00")


around_changes = st.integers(0, 456 * 86_400).map(lambda second: at("2025-10-01 00:00") + timedelta(seconds=second))
hours = st.tuples(st.times(), st.times()).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Hours(*pair))
weeks = st.dictionaries(st.integers(1, 7), hours, min_size=1).map(lambda days: tuple(sorted(days.items())))


@given(moment=around_changes, zone=st.sampled_from(ZONES), days=weeks)
@settings(max_examples=300, deadline=None)
def test_the_next_opening_is_open_and_not_before(moment, zone, days):
    calendar = Calendar(zone, days)
    opens = next_open(moment, calendar)
    assert opens >= moment
    assert is_open(opens, calendar, ZoneInfo(zone))


@given(moment=around_changes, zone=st.sampled_from(ZONES))
@settings(max_examples=150, deadline=None)
def test_no_quarter_of_an_hour_before_the_next_opening_was_open(moment, zone):
    calendar = Calendar(zone)
    opens = next_open(moment, calendar)
    earlier = moment
    while earlier < opens:
        assert not is_open(earlier, calendar, ZoneInfo(zone))
        earlier += timedelta(minutes=15)


@pytest.mark.parametrize("zone", ZONES)
def test_it_finds_the_first_open_minute_of_every_hour_of_the_day_around_a_change_of_the_clock(zone):
    """Every day of a year whose midnights lie at different offsets, with short hours that a change can cut."""
    place = ZoneInfo(zone)
    for day in range(365):
        start = datetime(2026, 1, 1, tzinfo=place) + timedelta(days=day)
        if start.utcoffset() == (start + timedelta(days=1)).utcoffset():
            continue
        calendar = Calendar(zone, tuple((weekday, Hours(time(0, 30), time(2, 30))) for weekday in range(1, 8)))
        moment = start.astimezone(UTC)
        for _ in range(25):
            opens = next_open(moment, calendar)
            minutes = (moment + timedelta(minutes=number) for number in range(26 * 60))
            assert opens == next(minute for minute in minutes if is_open(minute, calendar, place))
            moment += timedelta(hours=1)


@given(
    moment=st.datetimes(timezones=st.sampled_from([UTC, *map(ZoneInfo, ZONES)])),
    value=st.integers(-(10**12), 10**12) | st.integers(-50, 50),
    unit=st.sampled_from(Unit),
    zone=st.sampled_from([*ZONES, "nowhere"]),
)
@settings(deadline=None)
def test_it_never_raises_at_the_ends_of_time(moment, value, unit, zone):
    calendar = Calendar(zone)
    assert add_offset(moment, Offset(value, unit), calendar).tzinfo is not None
    assert next_open(moment, calendar) >= moment


@given(
    moment=around_changes,
    zone=st.sampled_from(ZONES),
    value=st.integers(1, 60),
    unit=st.sampled_from([Unit.BUSINESS_HOURS, Unit.BUSINESS_DAYS, Unit.DAYS]),
)
@settings(deadline=None)
def test_a_longer_offset_never_ends_sooner(moment, zone, value, unit):
    calendar = Calendar(zone)
    shorter = add_offset(moment, Offset(value, unit), calendar)
    assert moment < shorter <= add_offset(moment, Offset(value + 1, unit), calendar)


def test_it_knows_every_zone_by_its_iana_name_only():
    assert zone_named("Europe/Berlin") == ZoneInfo("Europe/Berlin")
    assert zone_named("+02:00") is None


def test_it_opens_the_first_time_that_the_clock_shows_an_hour_which_is_repeated():
    havana = Calendar("America/Havana", tuple((day, Hours(time(0), time(6))) for day in range(1, 8)))
    evening = datetime(2023, 11, 4, 19, tzinfo=UTC)
    assert next_open(evening, havana) == datetime(2023, 11, 5, 4, tzinfo=UTC)
