# ruff: noqa: RUF001 -- typographic dashes are what people write
"""What a note leaves to be done, asked and known: each on the very words that say it (mission C3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from followups.gates.phrases import Hit
from followups.gates.words import Words, words
from followups.inbound.replies.dates import FoundDate, find_dates
from followups.inbound.replies.evidence import LONGEST, evidence
from followups.inbound.replies.notes.facts import begins, find_facts
from followups.inbound.replies.notes.phrases import note_book
from followups.inbound.replies.understanding import OBJECTIONS, next_day

MONTH_FIRST = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "US/")
_CUT = re.compile(r"[.!?…](?=\s|$)|[;\n•]|\s[-–—]\s")
_COMMA = re.compile(r",\s|\s(?:and|und|et|y|e|en|but|aber|mais|pero|ma|maar|mas)\s", re.IGNORECASE)
_SPLITS = ("us", "them", "question", "later", "price", "timing", "authority")
_NEAR = 60  # characters between a start and its day


@dataclass(frozen=True)
class Found:
    """One finding on the characters start..end-1 of the note; `text` is the note's between them.

    `kind` is us or them (a promise), question, objection, later (a day to get in touch again) or fact. `detail` is what an
    objection is about, or the field of a fact; `value` the fact's; `due` the last day of a promise, or the first to call again.
    """

    kind: str
    text: str
    start: int
    end: int
    due: date | None = None
    detail: str = ""
    value: str = ""


def read_note(note: str, said_at: datetime, zone: str) -> tuple[Found, ...]:
    """Finds what is in a rep's note, its first LONGEST characters, in order. Never raises on any text.

    `said_at` is an aware time (a naive one is UTC), `zone` the tenant's IANA name: on its clock days are counted. An unknown
    zone raises ZoneInfoNotFoundError. Past days are never answered.
    """
    note = note[:LONGEST]
    said = (said_at if said_at.tzinfo else said_at.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))
    dates = find_dates(note, said_at=said, month_first=zone.startswith(MONTH_FIRST))
    text = words(note)
    hits = sorted(note_book().find(text), key=lambda hit: (hit.first, -hit.stop))
    found = [each for clause in _clauses(note, text, hits) for each in _in_clause(note, text, hits, dates, clause)]
    found += _objections(note, found)
    found += _facts(note, dates)
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _clauses(note: str, text: Words, hits: list[Hit]) -> list[tuple[int, int]]:
    """Sentences, cut again at commas and “and” where something of its own begins behind."""
    edges = {0, len(note)}
    edges |= {cut.end() for cut in _CUT.finditer(note) if not note[: cut.end()].endswith(("w.", "re."))}
    begins_here = {text.starts[hit.first] for hit in hits if hit.label in _SPLITS}
    edges |= {
        comma.end() for comma in _COMMA.finditer(note) if comma.end() in begins_here or note[comma.start()] == ","
    }
    edges -= {edge for edge in edges if re.search(r"\d\.\s*$", note[:edge])}
    places = sorted(edges | {0, len(note)})
    return list(pairwise(places))


def _in_clause(
    note: str, text: Words, hits: list[Hit], dates: tuple[FoundDate, ...], clause: tuple[int, int]
) -> list[Found]:
    first, last = clause
    start, end = _trimmed(note, first, last)
    here = [hit for hit in hits if start <= text.starts[hit.first] < end]
    labels = {hit.label for hit in here}
    days = [each for each in dates if first <= each.start < last] or _day_behind(note, dates, last)
    if start >= end:
        return []
    if "question" in labels or note[start:end].endswith("?"):
        return [Found("question", note[start:end], start, end)]
    waits = [
        each
        for each in days
        if each.relation in ("after", "from") or each.precision in ("month", "quarter", "half", "season", "year")
    ]
    if "later" in labels and waits and "them" not in labels:
        day = max(next_day(each) for each in waits)
        return [Found("later", note[start:end], start, end, due=day)]
    objections = [
        Found("objection", note[start:end], start, end, detail=name)
        for name in ("price", "timing", "authority")
        if name in labels
    ]
    if objections:
        return objections[:1]
    for kind in ("them", "us"):
        if kind in labels and not (kind == "them" and "us" in labels and _earlier(here, "us", "them")):
            return [Found(kind, note[start:end], start, end, due=_due(days))]
    return []


def _earlier(here: list[Hit], one: str, other: str) -> bool:
    return min(hit.first for hit in here if hit.label == one) < min(hit.first for hit in here if hit.label == other)


def _day_behind(note: str, dates: tuple[FoundDate, ...], edge: int) -> list[FoundDate]:
    """ "Send the references, tomorrow": a clause that is nothing but a day belongs to the one before it."""
    for each in dates:
        if edge <= each.start <= edge + 2 and not _trim_end(note, each.end):
            return [each]
    return []


def _trim_end(note: str, place: int) -> str:
    """What stands between a day and the next mark."""
    return re.split(r"[.!?;,\n]", note[place:], maxsplit=1)[0].strip()


def _due(days: list[FoundDate]) -> date | None:
    if not days:
        return None
    chosen = days[0]
    return chosen.date if chosen.relation in ("after", "from") else chosen.until


def _objections(note: str, found: list[Found]) -> list[Found]:
    """Those in the words of mails, where the note says nothing else on them."""
    told, taken = evidence(note), [(each.start, each.end) for each in found]
    more: dict[tuple[str, int], Found] = {}
    for about in OBJECTIONS:
        for hit in told.hits(about):
            start, end = told.text.place(hit.first, hit.stop)
            number = told.text.sentence[hit.first]
            if about == "competitor" or any(start < to and since < end for since, to in taken) or told.asked(hit):
                continue
            more.setdefault((about, number), Found("objection", note[start:end], start, end, detail=about))
    return list(more.values())


def _facts(note: str, dates: tuple[FoundDate, ...]) -> list[Found]:
    found = [
        Found("fact", note[fact.start : fact.end], fact.start, fact.end, detail=fact.field, value=fact.value)
        for fact in find_facts(note)
    ]
    for place in begins(note):
        day = next(
            (each for each in dates if 0 <= each.start - place <= _NEAR and not _CUT.search(note[place : each.start])),
            None,
        )
        if day is not None:
            found.append(
                Found("fact", note[place : day.end], place, day.end, detail="timeline", value=day.until.isoformat())
            )
    return found


def _trimmed(note: str, start: int, end: int) -> tuple[int, int]:
    while start < end and note[start] in " \t\r\n,;-–—•":
        start += 1
    while end > start and note[end - 1] in " \t\r\n,;-–—•.":
        end -= 1
    return start, end
