"""Numbers in E.164, as leads have them, without the ten microseconds that phonenumbers takes to read one."""

import re
from functools import lru_cache

import phonenumbers

E164 = re.compile(r"\+[1-9]\d{5,14}", re.ASCII)


@lru_cache(maxsize=4_096)  # a look asks twice about each lead: for its time zone, and for what is recorded of it
def country_code_of(number: str) -> int | None:
    """The country code of a number that reading and writing it would not change; None where that is not sure.

    The only thing that could change in E.164 is a trunk prefix after the country code (+49 0 30 …), which the tables of
    phonenumbers describe.
    """
    if not E164.fullmatch(number):
        return None
    for digits in (1, 2, 3):  # country codes are free of prefixes: the first that is known is the one
        code = int(number[1 : digits + 1])
        if code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            trunk = _trunk_prefix(code)
            return code if trunk is not None and not trunk.match(number, digits + 1) else None
    return None


@lru_cache(maxsize=512)
def _trunk_prefix(code: int) -> re.Pattern | None:
    """What precedes a national number of this country code and is no part of it; None where that is not known."""
    region = phonenumbers.region_code_for_country_code(code)
    tables = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    if tables is None:
        return None
    return re.compile(tables.national_prefix_for_parsing or "(?!)")
