"""Which rule holds for a lead, and which member of a team has the next turn. Pure and deterministic (mission A4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from leads.routing.rules import RoutingRules, Rule, When
from leads.scoring.score import begins_a_word


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of a team as they stand at this moment."""

    member: str
    weight: int = 1
    load: int = 0  # open leads they have
    last_turn: int = 0  # how recently they got a lead: higher is later, 0 not lately
    is_working: bool = True  # within their own hours
    is_absent: bool = False


def rule_for(rules: RoutingRules, lead: Mapping[str, object]) -> Rule | None:
    """The first rule that holds, None where none does.

    `lead` holds the fields that rules ask for: those of TEXTS and CODES, "value", "score", and "account": the company's
    mail domain and name.
    """
    return next((rule for rule in rules.rules if holds(rule.when, lead)), None)


def holds(when: When, lead: Mapping[str, object]) -> bool:
    """Whether all that is asked for is so. What is not known of a lead is never so."""
    if not all(begins_a_word(words, str(lead.get(name) or "")) for name, words in when.texts.items()):
        return False
    if not all(_is_one_of(words, lead.get(name)) for name, words in when.codes.items()):
        return False
    named = lead.get("account")
    known = {str(word).casefold() for word in named} if isinstance(named, list | tuple) else set()
    if when.account and not known & set(when.account):
        return False
    return _in_range(when, lead)


def in_territory(rules: RoutingRules, member: str, country: str) -> bool:
    """Whether the member looks after this country; who has no territory looks after all, and no country is nobody's."""
    countries = rules.territories.get(member)
    return not countries or not country or country.casefold() in countries


def next_in_turn(candidates: Sequence[Candidate]) -> Candidate | None:
    """Who gets the next lead: who is at work, then the least load for the weight, then the turn that is longest ago.

    The absent get none; None where nobody is there.
    """
    there = [each for each in candidates if not each.is_absent]
    if not there:
        return None
    places = {id(each): place for place, each in enumerate(candidates)}
    return min(
        there,
        key=lambda each: (
            not each.is_working,
            (each.load + 1) / Decimal(max(each.weight, 1)),
            each.last_turn,
            places[id(each)],
        ),
    )


def _is_one_of(words: tuple[str, ...], value: object) -> bool:
    text = str(value or "").strip().casefold()
    return bool(text) and (text in words or text.partition("-")[0] in words)


def _in_range(when: When, lead: Mapping[str, object]) -> bool:
    value, score = lead.get("value"), lead.get("score")
    if when.value_at_least is not None and (value is None or Decimal(str(value)) < when.value_at_least):
        return False
    if when.value_below is not None and (value is None or Decimal(str(value)) >= when.value_below):
        return False
    return when.score_at_least is None or (isinstance(score, int) and score >= when.score_at_least)
