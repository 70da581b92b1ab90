"""What the sender says they would do, beyond telling: it needs evidence (mission I5: scope, price, time, terms).

No list says which deeds change an offer. Telling (sending, showing, calling, meeting) changes none; any other deed does,
unless an approved fact, an asset, the reason or our own last words speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from followups.gates.evidence import stems
from followups.gates.languages.promises import Promises, promises
from followups.gates.reading import Reading, Text, end_of
from followups.gates.root import root
from followups.gates.words import words

_NO = frozenset(
    [
        "not",
        "t",
        "never",
        "no",
        "nicht",
        "kein",
        "keine",
        "niet",
        "geen",
        "pas",
        "non",
        "nao",
        "niets",
        "niks",
        "nichts",
        "rien",
        "nada",
    ]
)
# Before the speaker these make the clause one of asking or of a condition: "what we could do", "before I can say".
_TURNING = frozenset(words("if whether what how which where until who why").folded)
# English deeds so general that the word after them tells whether they tell: "take you through", "get back to you".
_TELLING_PAIRS = {
    "take": frozenset(["a", "you", "it", "notes", "stock"]),
    "get": frozenset(["back", "in", "you", "out"]),
    "cover": frozenset(
        ["that", "this", "it", "them", "these", "those", "how", "what", "everything", "all", "both", "your"]
    ),
}
# "Our fitters can be with you", "you'd be paying in days": what comes about, promised with a time.
_SOON = frozenset(
    words(
        "days weeks hours week month months day hour fortnight soon sooner once after before straight ready done live"
    ).folded
)
_COMING = frozenset(["be", "have", "get", "see", "start", "receive", "arrive", "begin", "come"])
# Questions that offer a deed: "what if we took your old furniture as well?"
_OFFERING = tuple(
    words(text).folded for text in ("what if", "how about if", "suppose", "would it help if", "would you sign if")
)
# English deeds are then in the past; those of telling, by their beginnings or the word itself.
TOLD = frozenset(
    words(
        "sent shared showed explained answered called phoned rang walked talked put looked checked introduced forwarded met "
        "spoke told wrote gave waited left stopped asked emailed texted replied brought read noted went kept started began did "
        "tried sat joined helped sketched drew summarised summarized outlined prepared compared made booked planned scheduled "
        "moved set arranged dropped came popped visited invited found got had were was jumped paused "
        "listed broke laid itemised itemized ran counted measured marked copied drafted spelled outlined"
    ).folded
)
# "I shall be in your part of the world": where somebody is promises nothing.
_WHERE = frozenset(words("in at near around away back passing nearby").folded)
_DETERMINERS = frozenset(words("your the all a an any everything every both this that these those").folded)
_CLAUSE_ENDS = ",;:—–("  # noqa: RUF001 -- the dash that people write
_SUPPORTED = 0.5  # share of the words of substance that evidence has to hold
_CLAUSE = 14  # words after the opener in which the act and its matter stand


@dataclass(frozen=True)
class Commitment:
    """A deed promised on the words first..stop-1 of sentence `number`."""

    first: int
    stop: int
    number: int


def commitments(reading: Reading, text: Text) -> Iterator[Commitment]:
    """The deeds promised that no evidence holds, one for each sentence at most."""
    known: frozenset[str] | None = None
    for language in reading.tongue.languages[:1]:
        how = promises(language.code)
        starters = how.openers | how.deeds
        for number, (first, stop, ender) in enumerate(text.words.sentences):
            stop = min(stop, end_of(reading, text))  # noqa: PLW2901 -- the last sentence may run into the footer
            if first >= stop:
                break
            if ender == "?":
                found = list(_offered(text, how, first, stop)) if language.code == "en" else []
            elif starters.isdisjoint(text.words.folded[first:stop]):
                continue
            else:
                found = list(_promised(text, how, first, stop))
                if language.code == "en" and not found:
                    found = list(_comes_about(text, first, stop))
            for begin, end in found:
                known = _evidence(reading) if known is None else known
                said = stems(text.words.folded[begin:end], reading)
                held = stems([word for word in text.words.folded[begin:end] if root(word) in known], reading) | (
                    said & known
                )
                if said and len(held) < _SUPPORTED * len(said):
                    yield Commitment(begin, end, number)
                    break


def _promised(text: Text, how: Promises, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where a promise of a deed begins and ends, from its act to the end of its clause."""
    folded = text.words.folded
    for place in range(first, stop):
        word = folded[place]
        if word not in how.openers and word not in how.deeds:
            continue
        near = folded[max(first, place - 1) : place + 2] if how.verb_last else folded[max(first, place - 1) : place]
        if how.speakers and how.speakers.isdisjoint(near) and not _one_of_ours(text, first, place):
            continue
        if _TURNING.intersection(folded[max(first, place - 2) : place]):
            continue
        end = _clause_end(text, place, min(stop, place + _CLAUSE))
        if word in how.deeds:
            if _NO.isdisjoint(folded[max(first, place - 2) : end]):
                yield place, end
            continue
        if not _NO.isdisjoint(folded[place + 1 : end] if how.verb_last else folded[max(first, place - 2) : place + 3]):
            continue
        act = end - 1 if how.verb_last else place + 1
        while not how.verb_last and act < end and folded[act] in how.skipped:
            act += 1
        if not place < act < end or folded[act] in how.openers:
            continue
        pair = folded[act + 1] if act + 1 < end else ""
        if (
            (text.words.folded[act] in _WHERE and how.speakers)
            or folded[act].startswith(how.tells)
            or pair in _TELLING_PAIRS.get(folded[act], ())
        ):
            continue
        if how.verb_last and not folded[act].endswith(("en", "ern", "eln")):
            continue
        yield (place + 1 if how.verb_last else act), end


def _one_of_ours(text: Text, first: int, place: int) -> bool:
    """Whether somebody of the sender's does it: "our developers will build …"."""
    folded = text.words.folded
    near = folded[max(first, place - 3) : place - 1]
    return "our" in near and not {"you", "it", "that", "which", "this"}.intersection(
        folded[max(first, place - 2) : place]
    )


def _offered(text: Text, how: Promises, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Deeds that a question offers: "what if we left it at that and took your old desks?"."""
    folded = text.words.folded
    opened = next((first + len(each) for each in _OFFERING if folded[first : first + len(each)] == each), None)
    if opened is None or opened >= stop or folded[opened] not in how.speakers:
        return
    end = min(stop, opened + 2 * _CLAUSE)
    acts = [opened + 1]
    acts += [at for at in range(opened + 2, end - 1) if folded[at - 1] == "and" and folded[at + 1] in _DETERMINERS]
    for act in acts:
        if act < end and folded[act] not in TOLD and not folded[act].startswith(how.tells):
            yield act, end


def _comes_about(text: Text, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Something of ours or the lead's that will be there at a time: "our fitters can be with you the week after"."""
    folded = text.words.folded
    for place in range(first + 1, stop - 1):
        if folded[place] not in ("can", "could", "will", "would", "ll", "d") or folded[place + 1] not in _COMING:
            continue
        if {"our", "my", "you", "everything", "they"}.isdisjoint(folded[max(first, place - 3) : place]):
            continue
        end = _clause_end(text, place, min(stop, place + _CLAUSE))
        before = folded[max(first, place - 3) : place]
        if _SOON.isdisjoint(folded[place:end]) or not _TURNING.isdisjoint(before) or "call" in folded[place:end]:
            continue
        if _NO.isdisjoint(folded[place : place + 3]):
            yield place + 1, end


def _clause_end(text: Text, place: int, stop: int) -> int:
    said = text.words
    for at in range(place + 1, stop):
        if any(mark in _CLAUSE_ENDS for mark in said.text[said.ends[at - 1] : said.starts[at]]):
            return at
    return stop


def _evidence(reading: Reading) -> frozenset[str]:
    """The stems of what a promise may rest on; the lead's own words promise nothing for us."""
    draft, last = reading.draft, reading.draft.last_interaction
    found = [word for fact in reading.facts for word in fact.words.folded]
    for asset in draft.assets:
        found += words(asset.title).folded
    found += reading.note.words.folded
    if last is not None and last.direction == "out":
        found += reading.last.words.folded
    return stems(found, reading) | (
        {root(word) for word in found} if reading.tongue.languages[0].code == "en" else set()
    )
