# ruff: noqa: SIM905 -- a list of words reads better as words
"""What a reply leaves to be done: next steps promised or asked for, questions, objections, and the day to call again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from followups.gates.phrases import Hit
from followups.inbound.replies.dates import FoundDate, find_dates
from followups.inbound.replies.evidence import LONGEST, Evidence, evidence
from followups.inbound.replies.languages import listed
from followups.inbound.replies.understanding import OBJECTIONS, next_day

_MONTH_FIRST = ("America/", "US/")
_MONTH_FIRST_NOT = (
    "America/Argentina",
    "America/Sao_Paulo",
    "America/Bogota",
    "America/Lima",
    "America/Santiago",
    "America/Mexico_City",
)
_TRIM = " \t\r\n\u00a0"

# Words by which a person says that they will come back to us.
_COME_BACK = frozenset(
    """
back know confirm reply answer call send forward sign update respond melde melden zuruck bescheid schicke schicken
sende senden antworte bestatige recontacte recontacterai rappelle rappellerai envoie enverrai reviens reviendrai
reviendrons tiens tiendrai reponds repondrai confirme confirmerai llamare llamo escribire enviare envio confirmare
respondere dire avisare contactare contacto ricontatto ricontattero richiamo richiamero invio inviero confermo
confermero rispondero sapere sentire kom terug stuur laat weten bel bevestig reageer hoort ligo ligarei enviarei
confirmo confirmarei responderei entrarei resposta retorno darei hore horen recibira
    """.split()
)


# "Let's speak after that": the day after the one named before.
_AFTER_THAT = frozenset(
    "afterwards afterward after danach anschliessend ensuite apres luego despues dopo daarna nadien depois".split()
)


@dataclass(frozen=True)
class Promise:
    """A next step on the characters start..end-1. `by` is `them` (they will do it) or `us` (they ask us to); `due` the last
    day for it, None where none is named."""

    by: str
    text: str
    due: date | None
    start: int
    end: int


@dataclass(frozen=True)
class Question:
    """A question on the characters start..end-1."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Objection:
    """An objection on the characters start..end-1. `about` is price, timing, competitor, authority or need."""

    about: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class CallAfter:
    """The first day to get in touch again, with the words that say so."""

    date: date
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Findings:
    """What is found in a reply; every span lies in the reply and its text is the reply's between them (C3)."""

    promises: tuple[Promise, ...]
    questions: tuple[Question, ...]
    objections: tuple[Objection, ...]
    call_after: CallAfter | None


def find(reply: str, sent_at: datetime, zone: str) -> Findings:
    """Finds what is to be done in a person's own words (see `separating`). Never raises on any text.

    `sent_at` is an aware time (a naive one is UTC); `zone` the writer's IANA name, on whose clock days are counted. An
    unknown zone raises ZoneInfoNotFoundError. A date that lies in the past is never answered.
    """
    aware = sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=UTC)
    said = aware.astimezone(ZoneInfo(zone))
    told = evidence(reply)
    month_first = zone.startswith(_MONTH_FIRST) and not zone.startswith(_MONTH_FIRST_NOT)
    dates = _dates_by_sentence(told, find_dates(reply[:LONGEST], said_at=said, month_first=month_first))
    call_after = _call_after(told, dates)
    return Findings(_promises(told, dates, call_after), _questions(told), _objections(told), call_after)


def _dates_by_sentence(told: Evidence, dates: tuple[FoundDate, ...]) -> dict[int, list[FoundDate]]:
    found: dict[int, list[FoundDate]] = {}
    places = {start: place for place, start in enumerate(told.text.starts)}
    for each in dates:
        found.setdefault(told.text.sentence[places[each.start]], []).append(each)
    return found


def _promises(told: Evidence, dates: dict[int, list[FoundDate]], call_after: CallAfter | None) -> tuple[Promise, ...]:
    """One for each sentence and side; a wish to be called counts only with a date or an object, not as a call again."""
    found: dict[tuple[int, str], Promise] = {}
    stops = [hit for label in ("opt_out", "no_contact", "explicit_no", "erasure") for hit in told.hits(label)]
    for by, label in (("them", "promise"), ("us", "their_wish")):
        for hit in told.hits(label):
            number = told.text.sentence[hit.first]
            if (number, by) in found or told.overlapping(hit, stops):
                continue
            if by == "us" and told.right_after(hit, told.hits("promise")):
                continue
            if by == "them" and told.asked(hit):
                continue
            start, end = _sentence_from(told, hit)
            due = _due(told, hit, dates.get(number, []))
            again = call_after is not None and start < call_after.end and call_after.start < end
            if by == "us" and again:
                continue
            if by == "them" and due is None and not _binds(told, hit):
                continue
            found[number, by] = Promise(by, told.text.text[start:end], due, start, end)
    return tuple(sorted(found.values(), key=lambda each: each.start))


def _binds(told: Evidence, hit: Hit) -> bool:
    """Without a date only what is to come back to us is a promise, not every "I will"."""
    _, stop, _ = told.text.sentences[told.text.sentence[hit.first]]
    return not _COME_BACK.isdisjoint(told.text.folded[hit.first : min(stop, hit.stop + 7)])


def _due(told: Evidence, hit: Hit, dates: list[FoundDate]) -> date | None:
    """The date of the promise: the first behind its words, or else the last before them."""
    start = told.text.starts[hit.first]
    after = [each for each in dates if each.end > start]
    chosen = after[0] if after else (dates[-1] if dates else None)
    if chosen is None:
        return None
    return chosen.date if chosen.relation in ("after", "from") else chosen.until


def _questions(told: Evidence) -> tuple[Question, ...]:
    numbers = set(told.questions) | {told.text.sentence[hit.first] for hit in told.hits("question")}
    found = []
    for number in sorted(numbers):
        first, stop, _ = told.text.sentences[number]
        start, end = _trimmed(
            told.text.text, told.text.starts[first], _mark_after(told.text.text, told.text.ends[stop - 1])
        )
        start = _after_greeting(told.text.text, start, end)
        found.append(Question(told.text.text[start:end], start, end))
    return tuple(found)


def _objections(told: Evidence) -> tuple[Objection, ...]:
    """One for each kind and sentence, on the clause that raises it."""
    found: dict[tuple[int, str], Objection] = {}
    for about in OBJECTIONS:
        for hit in told.hits(about):
            number = told.text.sentence[hit.first]
            if (number, about) in found or told.asked(hit):
                continue
            start, end = _clause(told, hit)
            found[number, about] = Objection(about, told.text.text[start:end], start, end)
    return tuple(sorted(found.values(), key=lambda each: each.start))


def _call_after(told: Evidence, dates: dict[int, list[FoundDate]]) -> CallAfter | None:
    """The date in a sentence that asks for contact or puts off; the last such sentence wins, within it the latest date."""
    calls, promised = listed("call"), told.hits("promise")
    chosen: CallAfter | None = None
    before: list[FoundDate] = []
    for number, (first, stop, _) in enumerate(told.text.sentences):
        found = dates.get(number, [])
        if not found and before and not _AFTER_THAT.isdisjoint(told.text.folded[first:stop]):
            found = [replace(each, relation="until") for each in before]
        before = found or before
        if not found:
            continue
        wished = {
            hit.label
            for label in ("their_wish", "again", "no_contact", "later")
            for hit in told.hits(label)
            if told.text.sentence[hit.first] == number and not told.right_after(hit, promised)
        }
        if not wished or (wished == {"their_wish"} and calls.isdisjoint(told.text.folded[first:stop])):
            continue
        day = max(next_day(each) for each in found)
        start, end = _trimmed(
            told.text.text, told.text.starts[first], _mark_after(told.text.text, told.text.ends[stop - 1])
        )
        chosen = CallAfter(day, told.text.text[start:end], start, end)
    return chosen


def _sentence_from(told: Evidence, hit: Hit) -> tuple[int, int]:
    first, stop, _ = told.text.sentences[told.text.sentence[hit.first]]
    start, end = told.text.starts[first], _mark_after(told.text.text, told.text.ends[stop - 1])
    return _trimmed(told.text.text, _after_greeting(told.text.text, start, told.text.starts[hit.first]), end)


def _clause(told: Evidence, hit: Hit) -> tuple[int, int]:
    """From the comma or line break before a phrase to the mark after it."""
    text = told.text.text
    first, stop, _ = told.text.sentences[told.text.sentence[hit.first]]
    start, end = told.text.starts[first], told.text.ends[stop - 1]
    for mark in (", ", "; ", "\n", ": "):
        before = text.rfind(mark, start, told.text.starts[hit.first])
        start = max(start, before + len(mark)) if before >= 0 else start
        after = text.find(mark, told.text.ends[hit.stop - 1], end)
        end = min(end, after) if after >= 0 else end
    return _trimmed(text, start, end)


def _after_greeting(text: str, start: int, end: int) -> int:
    """Past a greeting on a line of its own."""
    line = text.find("\n", start, end)
    if line >= 0 and line - start <= 40 and text[start:line].rstrip().endswith((",", "!", ":")):
        return line + 1
    return start


def _mark_after(text: str, end: int) -> int:
    while end < len(text) and text[end] in ".!?…":
        end += 1
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end
