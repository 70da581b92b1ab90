from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    example_number_for_type,
    format_number,
    parse,
    timezone,
)

from leads.models import Lead
from leads.zones import Clock, _the_one, _zones_of_countries, clock_of, zone_of_country, zone_of_phone


@pytest.mark.parametrize(
    ("phone", "zone"),
    [
        ("+4930123456", "Europe/Berlin"),
        ("+491701234567", "Europe/Berlin"),
        ("+12125550123", "America/New_York"),
        ("+81312345678", "Asia/Tokyo"),
        ("+34911234567", "Europe/Madrid"),
        ("+18005551234", ""),  # toll-free: anywhere in North America
        ("+61412345678", ""),  # an Australian mobile: five clocks
        ("+79161234567", ""),
        ("+999", ""),
        ("no number", ""),
        ("", ""),
    ],
)
def test_a_number_says_a_zone_where_it_leaves_no_doubt(phone, zone):
    assert zone_of_phone(phone) == zone


def test_each_kind_of_number_of_each_country_says_what_phonenumbers_says_of_it():
    said = set()
    for code, (region, *_) in COUNTRY_CODE_TO_REGION_CODE.items():
        for kind in PhoneNumberType.values():
            example = example_number_for_type(region, kind)
            if example is None or example.country_code != code:
                continue
            for number in (example, PhoneNumber(code, example.national_number // 10)):
                phone = format_number(number, PhoneNumberFormat.E164)
                names = [
                    name for name in timezone.time_zones_for_number(parse(phone)) if name != timezone.UNKNOWN_TIMEZONE
                ]
                zone = zone_of_phone(phone)
                assert (phone, zone) == (phone, _the_one(tuple(names)))
                said.add(zone)
    assert len(said) > 150


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("DE", "Europe/Berlin"),  # Büsingen has a zone of its own, and the same time
        ("fr", "Europe/Paris"),
        ("IN", "Asia/Kolkata"),
        ("US", ""),
        ("ES", ""),  # the Canary Islands
        ("XX", ""),
        ("", ""),
    ],
)
def test_a_country_says_a_zone_where_it_has_one(country, zone):
    assert zone_of_country(country) == zone


def test_every_zone_of_a_country_exists():
    zones = _zones_of_countries()
    assert len(zones) > 200
    assert {ZoneInfo(name).utcoffset(datetime(2026, 1, 1, tzinfo=UTC)) is not None for name in zones.values()} == {True}


def test_what_the_lead_says_comes_first_then_the_number_then_the_country():
    assert clock_of("Asia/Tokyo", "+4930123456", "FR") == Clock("Asia/Tokyo", "lead")
    assert clock_of("", "+4930123456", "FR") == Clock("Europe/Berlin", "phone")
    assert clock_of("", "+61412345678", "FR") == Clock("Europe/Paris", "country")
    assert clock_of("", None, "US") == Clock("", "")


def test_a_lead_knows_its_clock():
    assert Lead(phone="+81312345678").clock == Clock("Asia/Tokyo", "phone")
