"""From a payload to a lead: which of our fields comes from where, what is missing, what cannot be taken over and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rest_framework.exceptions import ValidationError

from leads.api import LeadInput
from leads.columns import ALIASES, understand
from leads.importing import payload_of
from leads.lead_data import GivenConsent, LeadData
from leads.refusals import Refused
from leads.sources.kind import Kind, Reading
from leads.sources.paths import as_cell, find, plain
from tenants.api.errors import flat
from tenants.models import Tenant

MESSAGE = "message"
FIELDS = (*ALIASES, MESSAGE)
# What people are asked for their own words under.
MESSAGE_LABELS = frozenset(
    plain(label)
    for label in (
        "message", "your message", "comments", "comment", "how can we help", "how can we help you", "enquiry", "inquiry",
        "nachricht", "ihre nachricht", "anliegen", "kommentar", "mensaje", "comentarios", "votre message", "messaggio", "bericht",
        "mensagem",
    )
)  # fmt: skip
LONGEST_MESSAGE = 10_000
LONGEST = {"campaign": 200, "source": 100, **dict.fromkeys((name for name in ALIASES if name.startswith("utm_")), 300)}


@dataclass(frozen=True, slots=True)
class Mapped:
    """`cells` by our field, as they came; `came_from` where each was found; `missing` paths of the mapping that led nowhere."""

    cells: Mapping[str, str]
    came_from: Mapping[str, str]
    missing: Mapping[str, str]
    unread: tuple[str, ...]  # answers that no field takes
    data: LeadData | None = None  # None: there is nobody to take in
    consent: GivenConsent | None = None
    message: str = ""
    refused: Mapping[str, str] = field(default_factory=dict)  # what was left out, by field, with the reason


def wrong_with(mapping: Any) -> list[str]:
    """What is wrong with a mapping as it was entered, in sentences."""
    if not isinstance(mapping, dict):
        return ['Write an object: {"email": "answers.Work e-mail", "source": {"constant": "fair"}}.']
    wrong = []
    for name, rule in mapping.items():
        if name not in FIELDS:
            wrong.append(f"“{name}” is no field of a lead. Fields are: {', '.join(FIELDS)}.")
        elif isinstance(rule, dict):
            if set(rule) != {"constant"} or not isinstance(rule["constant"], (str, int, float, bool)):
                wrong.append(f'{name}: a fixed value is written {{"constant": "…"}}.')
        elif not all(isinstance(path, str) and path.strip() for path in (rule if isinstance(rule, list) else [rule])):
            wrong.append(f"{name}: give a path like answers.Company, a list of paths, or a constant.")
    return wrong


def map_lead(
    tenant: Tenant, kind: Kind, reading: Reading, mapping: Mapping[str, Any], *, consent_wording: str = ""
) -> Mapped:
    """The lead that a payload makes under this mapping. The source's own mapping counts first, then the kind's, then labels.

    A field that cannot be taken over is left out with its reason rather than the whole lead refused: a wrong number in a form
    must not cost the address. Nothing is stored.
    """
    document = {**reading.document, "answers": reading.answers}
    cells: dict[str, str] = {}
    came_from: dict[str, str] = {}
    missing: dict[str, str] = {}
    for rules, told in ((mapping, True), (kind.mapping, False)):
        for name, rule in rules.items():
            if name in cells or (not told and name in mapping):
                continue
            place, text = _found(document, rule)
            if text:
                cells[name], came_from[name] = text, place
            elif told:
                missing[name] = place
    used = {plain(place.removeprefix("answers.")) for place in came_from.values()}
    if kind.guesses:
        _guess(reading.answers, cells, came_from, {*mapping}, used)
    used = {plain(place.removeprefix("answers.")) for place in came_from.values()}
    taken = {"", *cells.values()}
    unread = tuple(
        label for label, value in reading.answers.items() if plain(label) not in used and as_cell(value) not in taken
    )
    mapped = Mapped(cells, came_from, missing, unread, message=cells.get(MESSAGE, "")[:LONGEST_MESSAGE])
    return _taken(tenant, mapped, consent_wording)


def _found(document: Mapping, rule: Any) -> tuple[str, str]:
    """Where a value was found (or should have been), and the value."""
    if isinstance(rule, Mapping):
        return "constant", as_cell(rule["constant"])
    paths = rule if isinstance(rule, (list, tuple)) else [rule]
    for path in paths:
        if text := as_cell(find(document, path)):
            return path, text
    return " or ".join(paths), ""


def _guess(answers: Mapping, cells: dict, came_from: dict, mapped: set[str], used: set[str]) -> None:
    """Answers by what their labels mean, as columns of a file."""
    labels = list(answers)
    for name, place in understand(labels).fields.items():
        text = as_cell(answers[labels[place]])
        taken = name in cells or name in mapped or plain(labels[place]) in used
        if text and not taken and not (name == "name" and "last_name" in cells):
            cells[name], came_from[name] = text, f"answers.{labels[place]}"
    if MESSAGE not in cells and MESSAGE not in mapped:
        for label in labels:
            if plain(label) in MESSAGE_LABELS and plain(label) not in used and as_cell(answers[label]):
                cells[MESSAGE], came_from[MESSAGE] = as_cell(answers[label]), f"answers.{label}"
                return


def _taken(tenant: Tenant, mapped: Mapped, consent_wording: str) -> Mapped:
    cells = {name: text[: LONGEST.get(name)] for name, text in mapped.cells.items() if name != MESSAGE}
    if consent_wording and cells.get("consent") and "consent_wording" not in cells:
        cells["consent_wording"] = consent_wording
    if "campaign" not in cells and "utm_campaign" in cells:
        cells["campaign"] = cells["utm_campaign"][: LONGEST["campaign"]]
    payload, form = payload_of(cells), LeadInput(context={"tenant": tenant})
    refused: dict[str, str] = {}
    for _ in range(3):  # leaving a field out may show another that hung on it
        try:
            data, consent = form.taken(payload)
        except ValidationError as error:
            for each in flat(error.detail):
                name = each["field"].partition(".")[0].partition("[")[0]
                refused.setdefault(each["field"], each["message"])
                if name not in payload:
                    return replace(mapped, refused=refused)
                del payload[name]
        except Refused as error:
            return replace(mapped, refused={**refused, **error.errors})
        else:
            return replace(mapped, data=data, consent=consent, refused=refused)
    return replace(mapped, refused=refused)
