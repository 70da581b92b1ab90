"""Times that a draft promises for work of ours: deadlines with a date, and work that is ready before something happens."""

from __future__ import annotations

from functools import lru_cache

from followups.gates.dates import DateWords
from followups.gates.evidence import stems
from followups.gates.excuses import denied
from followups.gates.offered import NAME, Offers
from followups.gates.reading import Reading, Text
from followups.gates.result import Finding

_COMMUNICATING = frozenset(
    [
        "call",
        "meeting",
        "invite",
        "invitation",
        "meet",
        "chat",
        "talk",
        "speak",
        "slot",
        "calendar",
        "agenda",
        "recap",
        "summary",
    ]
)
_SHARING = frozenset(
    [
        "send",
        "share",
        "schicken",
        "schicke",
        "sende",
        "senden",
        "zuschicken",
        "envoyer",
        "enverrai",
        "enviare",
        "sturen",
        "stuur",
        "inviero",
    ]
)
_ON = frozenset(["on", "in", "am", "le", "el", "op", "il", "na", "the", "from", "em"])


@lru_cache(maxsize=4)
def _known_dates(reading: Reading) -> frozenset[str]:
    return frozenset(date.key for text in (*reading.facts, reading.note, reading.last) for date in text.dates)


def promised_times(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    if any(date.key in _approved_dates(reading) for date in text.dates):
        found.touches.append("touches_timing")
    _events(reading, text, in_subject, found)
    for date in text.dates:
        number = text.words.sentence[date.first]
        if not _promised(text, date, number):
            continue
        found.touches.append("touches_timing")
        if date.key in _known_dates(reading):
            continue
        start, stop = text.words.place(date.first, date.stop)
        quoted = text.words.text[start:stop]
        say = f"“{quoted}” is promised as a time, and nothing agreed or approved names it."
        mend = "Name a time that was agreed, or leave the time to the person who can promise it."
        found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, mend))


@lru_cache(maxsize=4)
def _approved_dates(reading: Reading) -> frozenset[str]:
    return frozenset(date.key for fact in reading.facts for date in fact.dates)


def _events(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    """Work that is said to be ready before something happens, with a date or without: "installed before the harvest"."""
    for hit in text.hits.get("in_time", ()):
        number = text.words.sentence[hit.first]
        if text.words.sentences[number][2] == "?" or denied(text, hit) or _theirs(text, number):
            continue
        dates = {date.key for date in text.dates if text.words.sentence[date.first] == number}
        found.touches.append("touches_timing")
        if dates & (
            _approved_dates(reading) | {date.key for date in reading.note.dates}
        ) or _COMMUNICATING.intersection(text.words.sentence_words(number)):
            continue
        if _held(reading, text, number):
            continue
        start, stop = text.words.place(hit.first, hit.stop)
        quoted = " ".join(text.words.text[start:stop].split())
        say = f"“{quoted}” promises when the work is done, and nothing agreed or approved says so."
        mend = "Name a time that was agreed, or leave the time to the person who can promise it."
        found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, mend))


def _held(reading: Reading, text: Text, number: int) -> bool:
    """A fact speaks of the same matter and names the same span of time: "the review takes five working days"."""
    said = set(text.words.sentence_words(number))
    spans = {word for word in said if word in reading.tongue.units}
    matter = stems(said, reading)
    return any(
        spans and spans <= set(fact.words.folded) and matter & stems(fact.words.folded, reading)
        for fact in reading.facts
    )


def _promised(text: Text, date: DateWords, number: int) -> bool:
    """A deadline, our commitment and a piece of work in one sentence, and no proposal to meet."""
    first, _, ender = text.words.sentences[number]
    folded = text.words.folded
    due = any(
        hit.stop <= date.first <= hit.stop + 2 or hit.first <= date.first < hit.stop
        for hit in text.hits_in("deadline", number)
    ) or date.key in ("today", "tomorrow")
    work = text.hits_in("delivery", number)
    if not due or not work:
        return bool(due and text.hits_in("lasts", number) and ender != "?" and _present(folded, first, date.stop + 3))
    if _COMMUNICATING.intersection(text.words.sentence_words(number)) and not text.hits_in("lasts", number):
        return False
    if all(folded[hit.first] in _SHARING for hit in work) and not _by(text, date, number):
        return False  # "I will send the sheet on Tuesday" is courtesy, "… by Tuesday" is a deadline
    commits = text.hits_in("commit", number)
    lasts = bool(text.hits_in("lasts", number)) and ender != "?" and _present(folded, first, date.stop)
    return lasts or (
        bool(commits) and not _theirs(text, number) and (ender != "?" or bool(text.hits_in("promise", number)))
    )


def _by(text: Text, date: DateWords, number: int) -> bool:
    return any(
        hit.stop <= date.first <= hit.stop + 2 and text.words.folded[hit.first] not in _ON
        for hit in text.hits_in("deadline", number)
    )


def _present(folded: list[str], first: int, stop: int) -> bool:
    return not {
        "took",
        "was",
        "were",
        "went",
        "had",
        "dauerte",
        "wurde",
        "war",
        "duurde",
        "could",
        "please",
        "spoke",
        "waited",
        "began",
        "met",
        "put",
        "asked",
        "wanted",
    }.intersection(folded[first:stop])


def _theirs(text: Text, number: int) -> bool:
    """The sentence tells what the lead does or said, without a promise of ours."""
    return bool(text.hits_in("asked", number)) and not text.hits_in("promise", number)
