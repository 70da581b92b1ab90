# ruff: noqa: RUF001 -- typographic apostrophes are what people write
"""Who the lead points to: the person and address that a referral names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from followups.gates.phrases import Hit
from followups.gates.words import Words, fold
from followups.inbound.replies.languages import listed

_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PART = r"[^\W\d_a-zäöüßàâçéèêëîïôùûñáíóúãõ][\w'’-]*"
_NAME = re.compile(
    rf"{_PART}(?:[ ](?:(?:de|da|do|dos|van|der|den|von|di|del|della|la|le|el|y|e|ter|ten|zu)[ ]){{0,2}}{_PART}){{0,3}}"
)
_TITLE = re.compile(
    r"\b(?:mrs?|ms|miss|dr|prof|frau|herrn?|mme|madame|monsieur|mlle|m|sr|sra|srta|señora?|don|doña|sig|sig\.ra|signora?|signor|dott|dott\.ssa|dottoressa|"
    r"ing|dhr|mw|mevr|mevrouw|meneer|senhora?|dra)\b\.?\s+",
    re.IGNORECASE,
)
_LONGEST_SHORT_NAME = 4  # a longer word in capitals is shouting, not a name
_ROLE_ENDS = ("leiter", "leiterin", "führer", "führerin", "kollege", "kollegin", "abteilung", "chef", "chefin", "team")


@dataclass(frozen=True)
class Named:
    """A person somebody is pointed to: name and address, either may be empty; the characters start..end-1 that say so."""

    name: str
    address: str
    start: int
    end: int


def named_person(text: Words, hits: Sequence[Hit]) -> Named | None:
    """The person named in or right after the phrases that refer to somebody; an address anywhere in the reply counts."""
    if not hits:
        return None
    addresses = list(_ADDRESS.finditer(text.text))
    best: Named | None = None
    for hit in hits:
        first, _, _ = text.sentences[text.sentence[hit.first]]
        start = text.starts[first]
        end = min(len(text.text), text.ends[hit.stop - 1] + 120)
        address = next(
            (each for each in addresses if start <= each.start() <= end), addresses[0] if addresses else None
        )
        name = _name(text.text, start, end, text.starts[hit.first])
        if name is None and address is None:
            continue
        spans = [each.span() for each in (name, address) if each is not None]
        found = Named(
            name=_clean(name[0]) if name else "",
            address=address[0].rstrip(".").lower() if address else "",
            start=min(span[0] for span in spans),
            end=max(span[1] for span in spans),
        )
        if found.name:
            return found
        best = best or found
    return best


def _name(text: str, start: int, end: int, phrase: int) -> re.Match[str] | None:
    title = _TITLE.search(text, start, end)
    while title is not None:
        match = _NAME.match(text, title.end(), end)
        if match is not None and text[match.end() : match.end() + 1] != "@":
            return match
        title = _TITLE.search(text, title.end(), end)
    found: list[re.Match[str]] = []
    place = start
    while (match := _NAME.search(text, place, end)) is not None:
        place = match.end()
        begin = _after_roles(match[0])
        joined = match.start() > 0 and text[match.start() - 1] in "@./"
        if begin is None or joined or text[match.end() : match.end() + 1] == "@":
            continue
        if match[0].isupper() and len(match[0]) > _LONGEST_SHORT_NAME:
            continue
        exact = _NAME.match(text, match.start() + begin, end)
        if exact is not None:
            found.append(exact)
    after = [each for each in found if each.start() > phrase]
    full = [each for each in (*after, *found) if " " in each[0]]
    return next(iter((*full, *after, *found)), None)


def _after_roles(name: str) -> int | None:
    """Where the name begins behind words of office ("CTO Jane Doe"), or None where there is nothing else."""
    place = 0
    for part in name.split(" "):
        word = fold(part.strip("'’-."))
        if word not in listed("roles") and not part.lower().endswith(_ROLE_ENDS):
            return place if len(part) > 1 else None
        place += len(part) + 1
    return None


def _clean(name: str) -> str:
    return re.sub(r"['’]s$", "", name.strip(" '’-"))
