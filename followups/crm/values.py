"""A value as both sides can compare it: one canonical text for each field, empty where there is none."""

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from leads.models import Lead
from leads.normalising import (
    Unreadable,
    country_code,
    currency_code,
    email_key,
    language_tag,
    phone_number,
    tidy,
    time_zone_name,
)

NUMBERS = ("value", "budget")
WHOLE = ("company_size",)
DAYS = ("expected_close",)
CODES = {"country": country_code, "language": language_tag, "currency": currency_code, "time_zone": time_zone_name}


def canonical(field: str, text: str, country: str = "") -> str:
    """The text of either side in one spelling. A national phone number is read in `country`. Raises Unreadable."""
    text = tidy(text)
    if not text:
        return ""
    if field == "email":
        return email_key(text)
    if field == "phone":
        return phone_number(text, country)
    if field in CODES:
        return CODES[field](text)
    if field in NUMBERS or field in WHOLE:
        return _number(field, text)
    if field in DAYS:
        return _day(text).isoformat()
    longest = Lead._meta.get_field(field).max_length  # noqa: SLF001 -- documented
    if longest and len(text) > longest:
        raise Unreadable(f"It has {len(text)} characters; here there is room for {longest}. Shorten it.")
    return text


def of_lead(lead: Lead, field: str) -> str:
    """What stands here, canonical. Words that are no canonical form of anything are compared as they are."""
    value = getattr(lead, field)
    try:
        return canonical(field, "" if value is None else str(value))
    except Unreadable:
        return tidy(str(value))


def entered(field: str, text: str) -> object:
    """A canonical text as leads.changing takes it."""
    if not text:
        return None
    if field in NUMBERS:
        return Decimal(text)
    if field in WHOLE:
        return int(text)
    return date.fromisoformat(text) if field in DAYS else text


def _number(field: str, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise Unreadable(f"“{text[:60]}” is no number.") from None
    if not number.is_finite() or number < 0 or number >= 10**12 or (field in WHOLE and number > 2_000_000_000):
        raise Unreadable(f"{text[:60]} is too large, or below zero.")
    if field in WHOLE:
        return str(int(number))
    return f"{number.quantize(Decimal('0.01')).normalize():f}"


def _day(text: str) -> date:
    try:
        if text.isdecimal():
            return datetime.fromtimestamp(int(text) / 1000, UTC).date()
        return date.fromisoformat(text[:10])
    except (ValueError, OverflowError):
        raise Unreadable(f"“{text[:60]}” is no date.") from None
