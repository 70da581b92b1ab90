"""The placeholders a template may use, and filling them from evidence.

A placeholder without evidence makes the template unusable for this lead: nothing is ever sent with a hole in it, and
nothing is invented to fill one.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from followups.drafting.evidence import DraftEvidence
from followups.drafting.phrases import day_in_words, greeting, occasion

PATTERN = re.compile(r"\{\{\s*(\w+)\s*\}\}")
QUOTE_LENGTH = 160  # characters of the lead's own words
LONGEST_NAME = 120


class UnknownPlaceholder(ValueError):
    """A template names something that does not exist."""


class MissingEvidence(ValueError):
    """This lead has nothing to put there."""


def _first_name(evidence: DraftEvidence, language: str) -> str:
    return evidence.lead.first_name


def _greeting(evidence: DraftEvidence, language: str) -> str:
    name = evidence.lead.first_name
    return greeting(language, "" if misfit(Kind.NAME, name) else name)


def _company(evidence: DraftEvidence, language: str) -> str:
    return evidence.lead.company


def _sender_name(evidence: DraftEvidence, language: str) -> str:
    return evidence.owner.name or evidence.tenant.sender_name


def _tenant_name(evidence: DraftEvidence, language: str) -> str:
    return evidence.tenant.name


def _occasion(evidence: DraftEvidence, language: str) -> str:
    last = evidence.last_interaction
    return occasion(language, last.kind, last.at.astimezone(evidence.zone).date()) if last else ""


def _promise(evidence: DraftEvidence, language: str) -> str:
    return _sentence_part(evidence.promise.text) if evidence.promise else ""


def _promise_day(evidence: DraftEvidence, language: str) -> str:
    promise = evidence.promise
    return day_in_words(language, promise.due.astimezone(evidence.zone).date()) if promise and promise.due else ""


def _question(evidence: DraftEvidence, language: str) -> str:
    return _sentence_part(evidence.question.text) if evidence.question else ""


def _asset_title(evidence: DraftEvidence, language: str) -> str:
    return evidence.asset.title if evidence.asset else ""


def _asset_url(evidence: DraftEvidence, language: str) -> str:
    return evidence.asset.url if evidence.asset else ""


def _asset_brings(evidence: DraftEvidence, language: str) -> str:
    return evidence.asset.brings if evidence.asset else ""


def _asset(evidence: DraftEvidence, language: str) -> str:
    return "\n".join(filter(None, (_asset_title(evidence, language), _asset_url(evidence, language))))


def _sentence_part(text: str) -> str:
    """Fit to stand in the middle of a line: one line, without the full stop."""
    return " ".join(text.split())[:QUOTE_LENGTH].rstrip(" .")


def _contract_end(evidence: DraftEvidence, language: str) -> str:
    ends = evidence.lead.renews_at
    return day_in_words(language, ends.astimezone(evidence.zone).date()) if ends else ""


class Kind(StrEnum):
    """What may stand in a placeholder: a value that is of another kind is not filled in."""

    TEXT = "text"  # words in the middle of a line
    LINES = "lines"  # words with lines of their own
    NAME = "name"
    DATE = "date"
    URL = "url"


class Placeholder(NamedTuple):
    read: Callable[[DraftEvidence, str], str]
    meaning: str
    kind: Kind = Kind.TEXT


PLACEHOLDERS: dict[str, Placeholder] = {
    "greeting": Placeholder(
        _greeting, "“Hi Anna,” in the template's language; without a name, a greeting that needs none."
    ),
    "first_name": Placeholder(_first_name, "The lead's first name.", Kind.NAME),
    "company": Placeholder(_company, "The lead's company.", Kind.NAME),
    "sender_name": Placeholder(_sender_name, "Who owns the follow-up.", Kind.NAME),
    "tenant_name": Placeholder(_tenant_name, "The company that writes.", Kind.NAME),
    "occasion": Placeholder(_occasion, "What it refers to, such as “our call on November 12”."),
    "promise": Placeholder(_promise, "The promised next step."),
    "promise_day": Placeholder(_promise_day, "The day it was promised for.", Kind.DATE),
    "question": Placeholder(_question, "The lead's open question or objection."),
    "contract_end": Placeholder(_contract_end, "The day on which a contract of theirs ends.", Kind.DATE),
    "asset": Placeholder(
        _asset, "The title of what the step brings, and below it its address where it has one.", Kind.LINES
    ),
    "asset_title": Placeholder(_asset_title, "The title of what the step brings."),
    "asset_url": Placeholder(_asset_url, "Its address.", Kind.URL),
    "asset_brings": Placeholder(_asset_brings, "What is new in it for the lead, in the library's own sentence."),
}


def misfit(kind: Kind, value: str) -> str:
    """Why this value is none of that kind, in a sentence; "" where it is one."""
    if kind is not Kind.LINES and ("\n" in value or "\r" in value):
        return "It holds a line break."
    if kind is Kind.NAME and (len(value) > LONGEST_NAME or "://" in value or "{{" in value):
        return f"A name has at most {LONGEST_NAME} characters and holds no address."
    if kind is Kind.URL:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc or " " in value:
            return "An address begins with https:// and a host."
    return ""


def placeholders_in(text: str) -> list[str]:
    """The names a text uses, in order. Raises UnknownPlaceholder, which lists the known ones."""
    names = PATTERN.findall(text)
    for name in names:
        if name not in PLACEHOLDERS:
            raise UnknownPlaceholder(f"{{{{ {name} }}}} does not exist. Known are: {', '.join(PLACEHOLDERS)}.")
    return names


def fill(text: str, evidence: DraftEvidence, language: str) -> str:
    """The text with every placeholder filled. Raises UnknownPlaceholder and MissingEvidence."""
    values = {}
    for name in placeholders_in(text):
        values[name] = value_of(name, evidence, language)
    return PATTERN.sub(lambda match: values[match[1]], text)


def value_of(name: str, evidence: DraftEvidence, language: str) -> str:
    """What stands in one placeholder. Raises MissingEvidence where there is nothing, or nothing of its kind."""
    placeholder = PLACEHOLDERS[name]
    value = placeholder.read(evidence, language)
    if not value:
        raise MissingEvidence(f"There is nothing for {{{{ {name} }}}}: {placeholder.meaning}")
    if wrong := misfit(placeholder.kind, value):
        raise MissingEvidence(f"What there is does not fit {{{{ {name} }}}}: {wrong}")
    return value
