"""Which clock a lead lives by, and where that is known from: its own word, its phone number, its country (mission F1).

A number or a country says something only where it leaves no doubt: all zones that it may mean show the same time all year.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberDesc,
    parse,
    timezone,
)
from phonenumbers.tzdata import TIMEZONE_DATA

from tenants.phone_numbers import country_code_of

LEAD, PHONE, COUNTRY = "lead", "phone", "country"
YEAR = tuple(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(0, 366, 5))


class Clock(NamedTuple):
    """An IANA name, and where it is known from: "lead", "phone" or "country"; both "" where nothing says it."""

    zone: str = ""
    known_from: str = ""


def clock_of(time_zone: str, phone: str | None, country: str) -> Clock:
    """The first that says something: its own `time_zone`, its `phone` (E.164), its `country` (ISO 3166)."""
    if time_zone:
        return Clock(time_zone, LEAD)
    if phone and (zone := zone_of_phone(phone)):
        return Clock(zone, PHONE)
    if country and (zone := zone_of_country(country)):
        return Clock(zone, COUNTRY)
    return Clock()


@lru_cache(maxsize=65_536)
def zone_of_phone(phone: str) -> str:
    """The zone of a number in E.164; "" where the number may be at home in several, or is none."""
    code = country_code_of(phone)
    national = phone.removeprefix(f"+{code}")
    sure = _same_everywhere(code) if code is not None else None
    if sure is not None and not national.startswith("0") and any(kind.match(national) for kind in sure.kinds):
        return sure.zone
    try:
        # Reading it takes twenty times as long; a zero in front, as in Italy, is kept only by reading.
        as_read = code is not None and not national.startswith("0")
        number = PhoneNumber(code, int(national)) if as_read else parse(phone)
    except NumberParseException:
        return ""
    names = timezone.time_zones_for_number(number)
    return _the_one(tuple(name for name in names if name != timezone.UNKNOWN_TIMEZONE))


class _Sure(NamedTuple):
    zone: str
    kinds: tuple[re.Pattern, ...]  # what an ordinary number looks like behind the country code


@lru_cache(maxsize=512)
def _same_everywhere(code: int) -> _Sure | None:
    """What phonenumbers says of every fixed and mobile number of a country code, where that is the same for all of them.

    Asking it takes 8 µs, for it tries ten kinds of numbers one after the other; a look asks for each lead.
    """
    regions = COUNTRY_CODE_TO_REGION_CODE.get(code, ())
    parts = [names for prefix, names in TIMEZONE_DATA.items() if prefix.startswith(str(code))]
    metadata = PhoneMetadata.metadata_for_region(regions[0]) if len(regions) == 1 else None
    if metadata is None or len(parts) != 1 or str(code) not in TIMEZONE_DATA:
        return None
    known = [_looks(metadata.general_desc) + _looks(kind) for kind in (metadata.fixed_line, metadata.mobile) if kind]
    return _Sure(_the_one(parts[0]), tuple(re.compile(look, re.ASCII) for look in known))


def _looks(described: PhoneNumberDesc) -> str:
    """A pattern that looks ahead for a kind of number: how many digits it may have, and which."""
    digits = "|".join(rf"\d{{{count}}}" for count in described.possible_length)
    counted = rf"(?=(?:{digits})\Z)" if digits else ""
    return rf"{counted}(?=(?:{described.national_number_pattern or '(?!)'})\Z)"


def zone_of_country(country: str) -> str:
    """The zone of a country with a single one; "" for one that has several, or is not known."""
    return _zones_of_countries().get(country.upper(), "")


@cache
def _zones_of_countries() -> dict[str, str]:
    """By ISO 3166 code, from the table of the time zone database (tzdata, zone.tab)."""
    zones: dict[str, list[str]] = {}
    for line in files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, name = line.split("\t")[:3]
            zones.setdefault(country, []).append(name)
    return {country: zone for country, names in zones.items() if (zone := _the_one(tuple(names)))}


@lru_cache(maxsize=4_096)
def _the_one(names: tuple[str, ...]) -> str:
    """The first of the zones, if all of them show the same time all year."""
    if not names:
        return ""
    clocks = {tuple(ZoneInfo(name).utcoffset(at) for at in YEAR) for name in names}
    return names[0] if len(clocks) == 1 else ""
