"""The placeholders a template may use, and filling them from evidence.

A placeholder without evidence makes the template unusable for this lead: nothing is ever sent with a hole in it, and
nothing is invented to fill one.
"""

import re
from collections.abc import Callable

from followups.drafting.evidence import DraftEvidence
from followups.drafting.phrases import day_in_words, greeting, occasion

PATTERN = re.compile(r"\{\{\s*(\w+)\s*\}\}")
QUOTE_LENGTH = 160  # characters of the lead's own words


class UnknownPlaceholder(ValueError):
    """A template names something that does not exist."""


class MissingEvidence(ValueError):
    """This lead has nothing to put there."""


def _first_name(evidence: DraftEvidence, language: str) -> str:
    return evidence.lead.first_name


def _greeting(evidence: DraftEvidence, language: str) -> str:
    return greeting(language, evidence.lead.first_name)


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


PLACEHOLDERS: dict[str, tuple[Callable[[DraftEvidence, str], str], str]] = {
    "greeting": (_greeting, "“Hi Anna,” in the template's language; without a name, a greeting that needs none."),
    "first_name": (_first_name, "The lead's first name."),
    "company": (_company, "The lead's company."),
    "sender_name": (_sender_name, "Who owns the follow-up."),
    "tenant_name": (_tenant_name, "The company that writes."),
    "occasion": (_occasion, "What it refers to, such as “our call on November 12”."),
    "promise": (_promise, "The promised next step."),
    "promise_day": (_promise_day, "The day it was promised for."),
    "question": (_question, "The lead's open question or objection."),
    "asset": (_asset, "The title of what the step brings, and below it its address where it has one."),
    "asset_title": (_asset_title, "The title of what the step brings."),
    "asset_url": (_asset_url, "Its address."),
    "asset_brings": (_asset_brings, "What is new in it for the lead, in the library's own sentence."),
}


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
        read, meaning = PLACEHOLDERS[name]
        values[name] = read(evidence, language)
        if not values[name]:
            raise MissingEvidence(f"There is nothing for {{{{ {name} }}}}: {meaning}")
    return PATTERN.sub(lambda match: values[match[1]], text)
