"""Words of substance, compared between the draft and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from followups.gates.languages import Tongue
from followups.gates.reading import Reading
from followups.gates.words import Words, words

_STEM = 6  # letters by which longer words are compared: "integrates" and "integration"
_SHORT = 3  # words of fewer letters carry nothing, except such as are written in capitals ("SSO" has three)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A folded word without its ending, so that forms of one word compare equal; rough, the same for all languages."""
    if len(word) > _STEM:
        return word[:_STEM]
    return word[:-1] if len(word) > 4 and word[-1] in "seno" else word


def stems(folded: Iterable[str], reading: Reading) -> frozenset[str]:
    """The stems of the words that carry meaning; names of the lead and the sender carry none, both are in every draft."""
    tongue, own = reading.tongue, _names(reading)
    found = {_meaning(word, tongue) for word in folded if word not in own}
    found.discard("")
    return frozenset(found)


@lru_cache(maxsize=4)
def fact_stems(reading: Reading) -> tuple[frozenset[str], ...]:
    """The stems of each approved fact."""
    return tuple(stems(fact.words.folded, reading) for fact in reading.facts)


@lru_cache(maxsize=65_536)
def _meaning(word: str, tongue: Tongue) -> str:
    """The stem of a word that carries meaning, else the empty string."""
    if (
        len(word) < _SHORT
        or word in tongue.common
        or word in tongue.filler
        or word in tongue.calendar
        or word in tongue.units
    ):
        return ""
    return stem(word)


@lru_cache(maxsize=4)
def _names(reading: Reading) -> frozenset[str]:
    lead, sender = reading.draft.lead, reading.draft.sender
    return frozenset(words(f"{lead.first_name} {lead.last_name} {lead.company} {sender.name} {sender.company}").folded)


@lru_cache(maxsize=4)
def sources(reading: Reading) -> tuple[Words, ...]:
    """Every text a claim may rest on: approved facts, assets, the last interaction, the reason, earlier touches."""
    draft = reading.draft
    return (
        *(fact.words for fact in reading.facts),
        *(words(f"{asset.title} {asset.url}") for asset in draft.assets),
        reading.last.words,
        reading.note.words,
        *(words(f"{touch.subject}\n{touch.body}") for touch in draft.previous_touches),
    )
