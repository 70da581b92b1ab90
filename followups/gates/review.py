"""Why a person must decide on a draft even if every gate passes (mission D4)."""

from __future__ import annotations

from datetime import UTC, datetime

from followups.gates.draft import Draft
from followups.gates.no_commercial_change import offers
from followups.gates.no_pressure import pressed
from followups.gates.reading import Reading, Text
from followups.gates.words import words

CODES = (
    "close_loop",
    "touches_pricing",
    "touches_scope",
    "touches_legal",
    "touches_timing",
    "objection",
    "changes_urgency_or_offer",
    "first_message_with_promise",
    "repeated_silence",
    "sensitive",
)
_PRESSING = frozenset(["urgency", "false_urgency", "ultimatum"])
# How leads say what they make of an amount.
_JUDGING = frozenset(
    words(
        "finde findet finden fand hält halten uns mich scheint klingt trouve trouvons trouvent trouvez semble semblent paraît "
        "pique nous juge jugent estime estiment parece parecen encuentro nosotros sembra sembrano pare paiono trovo noi ritiene "
        "ritengo vind vinden vindt lijkt ons acho achamos achei achou acharam parecem pareceu nós considera considero"
    ).folded
)
_SILENCE = ("no_response", "silence", "repeated_silence")
# Words in which a draft touches a matter of D4 without offering anything.
_MENTIONS = {"price_word": "touches_pricing", "scope_word": "touches_scope", "legal_word": "touches_legal"}


def review_because(reading: Reading) -> tuple[str, ...]:
    """The codes that apply, in the order of CODES, each once."""
    draft = reading.draft
    said = offers(reading)
    found = set(said.touches)
    for text in (reading.subject, reading.body):
        found.update(code for label, code in _MENTIONS.items() if label in text.hits)
        if _PRESSING.intersection(text.hits):
            found.add("changes_urgency_or_offer")
        if "sensitive" in text.hits:
            found.add("sensitive")
    if pressed(reading):
        found.add("changes_urgency_or_offer")
    if said.findings:
        found.add("changes_urgency_or_offer")
    if draft.kind == "close_loop":
        found.add("close_loop")
    if draft.reason.code in _SILENCE or _silent(draft):
        found.add("repeated_silence")
    if _objection(reading):
        found.add("objection")
    if "sensitive" in reading.last.hits:
        found.add("sensitive")
    first = draft.kind == "first_reply" or not draft.previous_touches
    if first and (said.promises or "promise" in reading.body.hits or "touches_timing" in found):
        found.add("first_message_with_promise")
    return tuple(code for code in CODES if code in found)


def _silent(draft: Draft) -> bool:
    """Whether a touch after the lead's last words was left unanswered already, so that this is not the first reminder."""
    last = draft.last_interaction
    if last is None or last.at is None or last.direction != "in":
        return False
    return any(touch.at is not None and _later(touch.at, last.at) for touch in draft.previous_touches)


def _later(one: datetime, other: datetime) -> bool:
    """Whether a moment comes after another; those without a zone are read as UTC."""
    first, second = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (one, other))
    return first > second


def _objection(reading: Reading) -> bool:
    last = reading.draft.last_interaction
    theirs = last is not None and last.direction == "in" and "objection" in reading.last.hits
    judged = last is not None and last.direction == "in" and _judges_an_amount(reading.last)
    return theirs or judged or "objection" in reading.draft.reason.code or "objection" in reading.body.hits


def _judges_an_amount(said: Text) -> bool:
    """Whether the lead says what an amount is to them: "6,450 euros is quite something for us"."""
    return any(
        said.words.sentences[number][2] != "?" and not _JUDGING.isdisjoint(said.words.sentence_words(number))
        for number in {said.words.sentence[amount.word] for amount in said.amounts}
    )
