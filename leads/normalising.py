"""One spelling for each address, number and name, so that the same person is known again (mission A2)."""

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, ValidationResult

LONGEST_ADDRESS = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
LONGEST_LOCAL_PART = 64  # RFC 5321 4.5.3.1.1
LOCAL_PART = re.compile(r"[^\s\"(),:;<>@\[\\\]\x00-\x1f\x7f]+")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
DOTS = re.compile("[\u3002\uff0e\uff61]")  # what RFC 3490 3.1 reads as a dot besides the ASCII one
PHONE_PROBLEMS = {
    ValidationResult.TOO_SHORT: "is too short for its country",
    ValidationResult.TOO_LONG: "is too long for its country",
    ValidationResult.INVALID_LENGTH: "has a wrong number of digits for its country",
    ValidationResult.INVALID_COUNTRY_CODE: "begins with a country code that does not exist",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "lacks its area code",
}


class Unreadable(ValueError):  # noqa: N818 -- says what the text is
    """The text is no address or number; the message says why, in a sentence."""


def email_text(text: str) -> str:
    """The address as it is written to: trimmed and NFKC, the case kept."""
    return unicodedata.normalize("NFKC", text).strip()


def email_key(text: str) -> str:
    """What tells two addresses apart: trimmed, NFKC, lower case, the domain in its ASCII form (RFC 5891).

    Lower case also before the @: RFC 5321 lets a host distinguish it, and in practice none does. Raises Unreadable.
    """
    address = email_text(text)
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        raise Unreadable(f"“{_short(text)}” is no e-mail address: it should look like name@example.com.")
    if "@" in local:
        raise Unreadable(f"“{_short(text)}” has more than one @. Give one address.")
    if not LOCAL_PART.fullmatch(local) or local[0] == "." or local[-1] == "." or ".." in local:
        raise Unreadable(f"“{_short(text)}” has something before the @ that an address cannot have. Give it alone.")
    key = f"{local.lower()}@{domain_key(domain)}"
    if len(local.encode()) > LONGEST_LOCAL_PART or max(len(key), len(address)) > LONGEST_ADDRESS:
        raise Unreadable("This address is longer than mail allows (64 characters before the @, 254 in all).")
    return key


def domain_key(domain: str) -> str:
    """A domain in lower-case ASCII, international labels as xn--. Raises Unreadable."""
    labels = DOTS.sub(".", domain).lower().removesuffix(".").split(".")
    ascii_labels = [label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels]
    if len(labels) < 2 or ascii_labels[-1].isdecimal() or not all(map(LABEL.fullmatch, ascii_labels)):
        raise Unreadable(f"“{_short(domain)}” is no mail domain: it should look like example.com.")
    return ".".join(ascii_labels)


def phone_number(text: str, country: str = "") -> str:
    """A number in E.164, like +4930123456. `country` (ISO 3166) is how a national number is read. Raises Unreadable."""
    trimmed = unicodedata.normalize("NFKC", text).strip()
    try:
        number = phonenumbers.parse(trimmed, country.upper() or None)
    except NumberParseException as error:
        if error.error_type == NumberParseException.INVALID_COUNTRY_CODE and not trimmed.startswith("+"):
            say = "is a national number and the country is not known. Write it like +49 30 123456."
        else:
            say = "is no phone number. Write it like +49 30 123456."
        raise Unreadable(f"“{_short(text)}” {say}") from None
    # "Possible" and not "valid": numbering plans change faster than the tables that describe them.
    outcome = phonenumbers.is_possible_number_with_reason(number)
    if outcome != ValidationResult.IS_POSSIBLE:
        raise Unreadable(f"“{_short(text)}” {PHONE_PROBLEMS[outcome]}. Write it like +49 30 123456.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def tidy(text: str) -> str:
    """A name on one line: NFC, no spaces around it, one space between its parts."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
