"""Gate I1: the message refers to what actually happened last, or to the reason it is written for.

The subject alone does not count: in a thread it repeats itself under every message."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.evidence import stem, stems
from followups.gates.languages import tongue
from followups.gates.layout import layout
from followups.gates.phrases import Hit
from followups.gates.reading import Reading
from followups.gates.result import Finding
from followups.gates.root import root
from followups.gates.words import words

NAME = "references_last_interaction"
_REFERENCES = ("refers", "refers_spoken", "refers_written")
_WRITTEN = ("email", "sms", "whatsapp", "linkedin")
_SPOKEN = ("call", "meeting", "phone")
_FORM = 3  # letters of a word of the lead's from which another form of it refers to it
_ANSWERS = frozenset(["yes", "yep", "no", "nope", "sure", "afraid", "correct", "indeed"])
_PRICE = frozenset(["cost", "costs", "price", "prices", "much", "rate", "fee", "charge", "expensive", "total"])
_MEND = "Name what the lead last said or asked, or the call or message it was in."


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding when nothing in the body points at the last interaction, or when it points at one of another kind."""
    evidence = _evidence(reading)
    if evidence is None:
        return
    if (_said(reading) & evidence) - _generic(reading.draft.language):
        return
    if reading.tongue.languages[0].code == "en" and _answers(reading):
        return
    told = {date.key for text in (reading.last, reading.note) for date in text.dates if date.key.startswith("date")}
    if any(date.key in told for date in reading.body.dates):
        return
    places = [hit for label in _REFERENCES for hit in reading.body.hits.get(label, ())]
    right = [hit for hit in places if not _other_kind(reading, hit)]
    if right or (reading.draft.kind == "close_loop" and ("closes" in reading.body.hits or _said(reading) & evidence)):
        return
    if places:
        where = reading.body.words.place(places[0].first, places[0].stop)
        last = reading.draft.last_interaction
        channel = last.channel if last else ""
        say = f"“{reading.draft.body[slice(*where)]}”: the last interaction was of another kind ({channel})."
        yield Finding(NAME, False, where, False, say, _MEND)
        return
    yield Finding(NAME, False, _opening(reading), False, "Nothing here refers to the last interaction.", _MEND)


def _answers(reading: Reading) -> bool:
    """English: another form of a word of the lead's, a day or figure they named, a price they asked for, or a yes or no."""
    text, (start, stop) = reading.body, layout(reading).main
    said = text.words.folded[start:stop]
    told = {*reading.last.words.folded, *reading.note.words.folded}
    if told & set(said) & set(reading.tongue.calendar):
        return True
    usual = reading.tongue.generic | reading.tongue.filler | reading.tongue.common
    roots = {root(word) for word in usual}
    theirs = {root(word) for word in told if len(word) > _FORM} - roots
    own = reading.draft.lead, reading.draft.sender
    names = words(
        " ".join(f"{one.company} {getattr(one, 'name', '')} {getattr(one, 'first_name', '')}" for one in own)
    ).folded
    if theirs & {root(word) for word in said if word not in names and len(word) > _FORM}:
        return True
    last = reading.draft.last_interaction
    if last is None or last.direction != "in":
        return False
    return bool(said and said[0] in _ANSWERS) or (bool(text.amounts) and bool(_PRICE & set(reading.last.words.folded)))


def _evidence(reading: Reading) -> frozenset[str] | None:
    """The stems that a reference may share; None when there is nothing to refer to."""
    told = [*reading.last.words.folded, *reading.note.words.folded]
    return stems(told, reading) if told else None


@lru_cache(maxsize=4)
def _said(reading: Reading) -> frozenset[str]:
    start, stop = layout(reading).main
    return stems(reading.body.words.folded[start:stop], reading)


@lru_cache(maxsize=16)
def _generic(language: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tongue(language).generic)


def _other_kind(reading: Reading, hit: Hit) -> bool:
    """ "Our call" where the last interaction was a mail, unless a call is told of; and the other way round."""
    last = reading.draft.last_interaction
    if last is None or last.direction != "in":
        return False
    spoken, written = (
        any(hit.first < other.stop and other.first < hit.stop for other in reading.body.hits.get(label, ()))
        for label in ("refers_spoken", "refers_written")
    )
    if spoken == written:
        return False
    wrong = _WRITTEN if spoken else _SPOKEN
    label = "refers_spoken" if spoken else "refers_written"
    told = label in reading.last.hits or label in reading.note.hits or bool(reading.draft.previous_touches)
    return last.channel in wrong and not told


def _opening(reading: Reading) -> tuple[int, int] | None:
    """The first sentence of the message, which is where the reference is missed."""
    text = reading.body.words
    start, stop = layout(reading).main
    if start >= stop:
        return None
    end = min(stop, text.sentences[text.sentence[start]][1])
    return text.place(start, end)
