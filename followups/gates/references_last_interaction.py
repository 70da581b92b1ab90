# ruff: noqa: E501 -- tables of words read better in long lines
"""Gate I1: the message refers to what actually happened last, or to the reason it is written for.

The subject alone does not count: in a thread it repeats itself under every message."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.evidence import fact_stems, sources, stem, stems
from followups.gates.languages import tongue
from followups.gates.languages.everyday import EVERYDAY
from followups.gates.layout import layout
from followups.gates.phrases import Hit
from followups.gates.reading import Reading, Text
from followups.gates.result import Finding
from followups.gates.root import root
from followups.gates.words import words

NAME = "references_last_interaction"
_REFERENCES = ("refers", "refers_spoken", "refers_written")
_WRITTEN = ("email", "sms", "whatsapp", "linkedin")
_SPOKEN = ("call", "meeting", "phone")
_SHORT = 35  # words of a message in which one word of the lead's is reference enough
_TRADE = frozenset(["season", "work", "thank", "thanks", "question", "week", "year"])
_EVENTS = frozenset(
    words(
        "webinar seminar visit showroom stand fair expo exhibition conference summit lunch dinner tour workshop download downloading downloaded podcast trial"
    ).folded
)
_HAD = frozenset(
    words(
        "thank thanks following after since pleasure great good nice lovely enjoyed for from joining attending met meeting visiting having"
    ).folded
)
_WILL = frozenset(["will", "ll", "would", "d", "shall", "should", "could", "can"])
_KINDS_OF_EVENTS = tuple(
    frozenset(words(kind).folded)
    for kind in (
        "webinar seminar recording podcast session",
        "visit visited came showroom tour toured walked walk meeting site looked round",
        "fair expo exhibition conference summit stand booth show hall",
        "lunch dinner meal",
        "workshop session training demo",
        "download downloading downloaded guide",
        "trial test tried try pilot",
    )
)
_NEAR = 6  # words before an event in which the message says that it was had
_FORM = 3  # letters of a word of the lead's from which another form of it refers to it
_ANSWERS = frozenset(["yes", "yep", "no", "nope", "sure", "afraid", "correct", "indeed"])
_PRICE = frozenset(["cost", "costs", "price", "prices", "much", "rate", "fee", "charge", "expensive", "total"])
_MEND = "Name what the lead last said or asked, or the call or message it was in."


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding when nothing in the body points at the last interaction, or when it points at one of another kind."""
    if not (reading.last.words.folded or reading.note.words.folded):
        return
    places = [hit for label in _REFERENCES for hit in reading.body.hits.get(label, ())]
    right = [hit for hit in places if not _other_kind(reading, hit)]
    invented = _invented(reading)
    if invented is not None:
        where = reading.body.words.place(invented, invented + 1)
        say = f"Nothing known of the lead tells of a “{reading.draft.body[slice(*where)]}”."
        yield Finding(NAME, False, where, False, say, _MEND)
        return
    if right:
        return
    evidence = _evidence(reading)
    english = reading.tongue.languages[0].code == "en"
    if not english and (_said(reading) & evidence) - _generic(reading.draft.language):
        return
    if english and _answers(reading, evidence):
        return
    told = {date.key for text in (reading.last, reading.note) for date in text.dates if date.key.startswith("date")}
    if any(date.key in told for date in reading.body.dates):
        return
    if reading.draft.kind == "close_loop" and ("closes" in reading.body.hits or _said(reading) & evidence):
        return
    if places:
        where = reading.body.words.place(places[0].first, places[0].stop)
        last = reading.draft.last_interaction
        channel = last.channel if last else ""
        say = f"“{reading.draft.body[slice(*where)]}”: the last interaction was of another kind ({channel})."
        yield Finding(NAME, False, where, False, say, _MEND)
        return
    yield Finding(NAME, False, _opening(reading), False, "Nothing here refers to the last interaction.", _MEND)


def _answers(reading: Reading, evidence: frozenset[str]) -> bool:
    """English: words of the lead's, two of them or one in a statement that a fact or asset stands behind.

    One word of the trade alone refers to nothing. A day or an answered price or a yes or no refers as well.
    """
    text, (start, stop) = reading.body, layout(reading).main
    said = text.words.folded[start:stop]
    told = {*reading.last.words.folded, *reading.note.words.folded}
    if any(word in reading.tongue.calendar or word[0].isdigit() for word in told.intersection(said)):
        return True
    shared = _shared(reading, said, told, evidence)
    own = {word for word in shared if word not in EVERYDAY}
    if own and (len(shared) > 1 or len(said) < _SHORT or _backed(reading, text, start, stop)):
        return True
    if shared and _backed(reading, text, start, stop):
        return True
    last = reading.draft.last_interaction
    if last is None or last.direction != "in":
        return False
    return bool(said and said[0] in _ANSWERS) or (bool(text.amounts) and bool(_PRICE & set(reading.last.words.folded)))


def _invented(reading: Reading) -> int | None:
    """English: the word of an event that the lead is said to have had with us, and that nothing known tells of."""
    if reading.tongue.languages[0].code != "en":
        return None
    text, (start, stop) = reading.body, layout(reading).main
    for first, end, ender in text.words.sentences:
        said = text.words.folded[max(first, start) : min(end, stop)]
        if ender == "?" or _EVENTS.isdisjoint(said):
            continue
        for place in range(1, len(said)):
            before = said[max(0, place - _NEAR) : place]
            if said[place] not in _EVENTS or not ({"your", "our", "you", "my"} & set(before)):
                continue
            if _HAD.isdisjoint(before) or not _WILL.isdisjoint(said[:place]):
                continue
            if not any(_same_event(said[place], word) for word in _everything_known(reading)):
                return max(first, start) + place
    return None


def _same_event(event: str, word: str) -> bool:
    return root(event) == root(word) or any(event in kind and word in kind for kind in _KINDS_OF_EVENTS)


def _everything_known(reading: Reading) -> set[str]:
    last = reading.draft.last_interaction
    found = {*reading.subject.words.folded, *(words(last.channel).folded if last else ())}
    found |= {"demo"} if "demo" in reading.draft.reason.code else set()
    for source in sources(reading):
        found.update(source.folded)
    return found


def _shared(reading: Reading, said: list[str], told: set[str], evidence: frozenset[str]) -> set[str]:
    """The roots of words of substance that the message has in common with the last interaction or the reason."""
    generic = _generic(reading.draft.language)
    roots = {root(word) for word in told if stem(word) in evidence and len(word) > _FORM}
    meant = evidence - generic
    tongue = reading.tongue
    return {
        root(word)
        for word in said
        if word not in _TRADE
        and (
            stem(word) in meant
            or (
                root(word) in roots
                and word not in tongue.common
                and word not in tongue.filler
                and word not in tongue.generic
            )
        )
    }


def _backed(reading: Reading, text: Text, start: int, stop: int) -> bool:
    """Whether a statement of the message shares two words of substance with a fact or an asset: it answers something."""
    known = [*fact_stems(reading)]
    known += [stems(words(asset.title).folded, reading) for asset in reading.draft.assets]
    return any(
        len(stems(text.words.folded[max(first, start) : min(end, stop)], reading) & one) > 1
        for first, end, _ in text.words.sentences
        if first < stop and end > start
        for one in known
    )


def _evidence(reading: Reading) -> frozenset[str]:
    """The stems that a reference may share."""
    return stems([*reading.last.words.folded, *reading.note.words.folded], reading)


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
