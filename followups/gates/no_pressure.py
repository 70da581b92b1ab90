"""Gate I4: no guilt, no false urgency, no ultimatum (mission I4)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.leaning import leaning
from followups.gates.phrases import Hit
from followups.gates.pressing import moody, pressing
from followups.gates.reading import Reading, Text
from followups.gates.result import Finding

NAME = "no_pressure"
_KINDS = {
    "guilt": ("makes the lead feel guilty", "Leave it out. Silence needs no reason; say what is useful now."),
    "false_urgency": ("presses for time", "Leave it out, or give the real date and have it approved as a fact."),
    "ultimatum": ("is an ultimatum", "Leave the choice open: “later” and “no” are good answers too."),
}
_OURSELVES = frozenset(["i", "we"])
# "I take it that this is no priority now, so I write no more": in a parting, a guess accuses nobody by itself.
_GUESSING = (
    "immagin", "suppon", "suppos", "pens", "cred", "presum", "imagin", "creo", "intuy", "deduz", "calcul", "ach", "nehm",
    "vermut", "schatz", "denk", "glaub", "neem", "vermoed", "gok", "geloof", "devin", "croi",
)  # fmt: skip
_SIDES = frozenset(["the", "to", "top", "bottom", "upper", "lower", "far", "hand"])
_WITHIN = 4  # words before a phrase in which a no turns it round: "this is not your last chance"


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding for each place that presses, in subject and body."""
    yield from pressed(reading)


@lru_cache(maxsize=4)
def pressed(reading: Reading) -> tuple[Finding, ...]:
    """The findings of this gate: what presses is also for a person to decide (followups.gates.review)."""
    return tuple(_pressed(reading))


def _pressed(reading: Reading) -> Iterator[Finding]:
    for text, in_subject in ((reading.subject, True), (reading.body, False)):
        end = -1
        for hit in sorted(
            (hit for label in _KINDS for hit in text.hits.get(label, ())), key=lambda hit: (hit.first, -hit.stop)
        ):
            if hit.first < end or _denied(text, hit) or _excused(reading, text, hit):
                continue
            end = hit.stop
            yield _finding(text, hit, in_subject=in_subject)
        if end < 0:
            for hit in (*pressing(reading, text), *leaning(reading, text)):
                if not _excused(reading, text, hit):
                    yield _finding(text, hit, in_subject=in_subject)


def _finding(text: Text, hit: Hit, *, in_subject: bool) -> Finding:
    start, stop = text.words.place(hit.first, hit.stop)
    quoted = " ".join(text.words.text[start:stop].split())
    what, mend = _KINDS[hit.label]
    return Finding(NAME, False, (start, stop), in_subject, f"“{quoted}” {what}.", mend)


def _denied(text: Text, hit: Hit) -> bool:
    if hit.label == "guilt":  # "you have not answered" is a no itself; "I never answered" is our own omission
        first = text.words.sentences[text.words.sentence[hit.first]][0]
        before = text.words.folded[max(first, hit.first - 2) : hit.first]
        return text.words.folded[hit.first] == "never" and bool(_OURSELVES.intersection(before))
    return any(
        hit.first - _WITHIN <= no.first and no.stop <= hit.first
        for no in text.hits_in("no", text.words.sentence[hit.first])
    )


def _excused(reading: Reading, text: Text, hit: Hit) -> bool:
    """Urgency that is real: an approved fact says the same, or the lead's own words do."""
    said = text.words.folded[hit.first : hit.stop]
    if said[-1] == "left" and said[-2:-1] and said[-2] in _SIDES:
        return True  # "the door needs hinging on the left"
    if hit.label == "false_urgency" and set(said) <= {*reading.last.words.folded}:
        return True  # "the portal is the urgent one" are the lead's own words
    if hit.label == "guilt" and reading.draft.kind == "close_loop":
        return text.words.folded[hit.first].startswith(_GUESSING) and not moody(reading, text, hit)
    if hit.label != "false_urgency":
        return False
    number = text.words.sentence[hit.first]
    dates = {date.key for date in text.dates if text.words.sentence[date.first] == number}
    if any("false_urgency" in fact.hits or dates & {date.key for date in fact.dates} for fact in reading.facts):
        return True
    return bool(text.hits_in("asked", number)) and "false_urgency" in reading.last.hits
