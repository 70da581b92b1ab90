"""One spelling for each address, number and name, so that the same person is known again (mission A2)."""

import re
import unicodedata
from functools import cache, lru_cache
from zoneinfo import available_timezones

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


class Unreadable(ValueError):
    """The text is no address or number; the message says why, in a sentence."""


def email_text(text: str) -> str:
    """The address as it is written to: trimmed and NFKC, the case kept."""
    return unicodedata.normalize("NFKC", text).strip()


@lru_cache(maxsize=2_000)  # as phone_number
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


@lru_cache(maxsize=2_000)  # a door reads a number, and then matching reads it again
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


# ISO 3166 codes of territories without a telephone network of their own.
NO_TELEPHONES = frozenset({"AQ", "BV", "GS", "HM", "PN", "TF", "UM"})
# ISO 639-1, and the longer codes that are met where no short one exists.
LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ast ceb dsb fil gsw haw hsb kok mni nds sat yue
    """.split()  # noqa: SIM905 -- a list of two hundred quoted strings is not easier to read
)
LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?", re.IGNORECASE | re.ASCII)


def country_code(text: str) -> str:
    """An ISO 3166 code of two letters, in capitals. Raises Unreadable."""
    code = text.strip().upper()
    if code not in phonenumbers.SUPPORTED_REGIONS and code not in NO_TELEPHONES:
        raise Unreadable(f"“{_short(text)}” is no ISO 3166 country code. Write it like DE or US.")
    return code


def language_tag(text: str) -> str:
    """A BCP 47 tag of language, script and region, such as de or pt-BR. Raises Unreadable."""
    match = LANGUAGE_TAG.fullmatch(text.strip().replace("_", "-"))
    if not match or match[1].lower() not in LANGUAGES:
        raise Unreadable(f"“{_short(text)}” is no language tag. Write it like en, de or pt-BR.")
    language, script, region = (part or "" for part in match.groups())
    return "-".join(filter(None, (language.lower(), script.title(), region.upper())))


def currency_code(text: str) -> str:
    """An ISO 4217 code of three letters, in capitals. Raises Unreadable."""
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise Unreadable(f"“{_short(text)}” is no currency code. Write it with three letters, like EUR or USD.")
    return code


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())  # reads a directory tree: 10 ms each time


def time_zone_name(text: str) -> str:
    """An IANA name. Raises Unreadable."""
    name = text.strip()
    if name not in _time_zones():
        raise Unreadable(f"“{_short(text)}” is no IANA time zone. Write it like Europe/Berlin or America/New_York.")
    return name


def tidy(text: str) -> str:
    """A name on one line: NFC, no spaces around it, one space between its parts."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
