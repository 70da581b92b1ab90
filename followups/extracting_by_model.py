"""What a client's model finds in a note or mail beside the rules: proposed on its words, never entered (mission C3, H4).

A point counts only where its words stand in the text. Whatever the text has told the model to say, all it can come to is a line
that a person takes or leaves, beside those very words.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from followups.extracting import PROMISES, QUESTIONS, wrong_with
from followups.language_models.asking import Form
from followups.models import Finding
from leads.models import Event, Promise, Question
from leads.normalising import Unreadable, phone_number
from leads.noting import LONGEST_POINT

Kind = Finding.Kind
MOST = 10  # findings of one text
LATEST = timedelta(days=90)  # a promise beyond it is proposed without its day: no text shall put us off for years
BEGINS_WITHIN = timedelta(days=3 * 365)
KINDS = {
    "promise_of_ours": Kind.US, "promise_of_theirs": Kind.THEM, "question": Kind.QUESTION, "objection": Kind.OBJECTION,
    "get_in_touch_again": Kind.LATER, "fact": Kind.FACT,
}  # fmt: skip
QUOTED = ("role", "phone", "competitor")  # facts whose value is words of the text


class PointsForm(Form):
    """What the model is to fill in for a note or mail."""

    class Point(Form):
        kind: Literal["promise_of_ours", "promise_of_theirs", "question", "objection", "get_in_touch_again", "fact"]
        text: str
        words: str
        due: str | None
        field: Literal["company_size", "budget", "role", "phone", "competitor", "timeline"] | None
        value: str | None

    points: list[Point]


def propose_points(event: Event, points: Iterable[PointsForm.Point], text: str, now: datetime) -> list[Finding]:
    """Keep what stands in `text`, the part of the event that was read, and is not known yet; the new findings. Inside a scope.

    Call it with the lead locked: two readings of one text would else propose the same twice.
    """
    theirs = event.direction == Event.Direction.INBOUND
    known = [*_found_before(event), *_entered_before(event)]
    fresh: list[Finding] = []
    for point in points:
        row = None if len(fresh) == MOST else _row(event, point, text, theirs, now)
        if row is not None and not any(_same(row, kind, start, end) for kind, start, end in known):
            known.append((row.kind, row.start, row.end))
            fresh.append(row)
    Finding.objects.bulk_create(fresh, ignore_conflicts=True)
    return fresh


def _row(event: Event, point: PointsForm.Point, text: str, theirs: bool, now: datetime) -> Finding | None:
    """The finding that a point comes to; None where it rests on nothing or says nothing."""
    kind, place = KINDS[point.kind], place_of(point.words, text)
    say = " ".join(point.text.replace("\0", "").split())[:LONGEST_POINT]
    if place is None or not say or (theirs and kind == Kind.US):  # what a lead writes is never a promise of ours
        return None
    said_on, due, value, field = event.at.date(), None, "", ""
    if kind in (*PROMISES, Kind.LATER):
        due = _day(point.due, said_on, said_on + LATEST)
    if kind == Kind.LATER and due is None:
        return None
    if kind == Kind.FACT:
        field, value = point.field or "", " ".join((point.value or "").replace("\0", "").split())[:120]
        if not _can_be_written_down(field, value, text[slice(*place)], event):
            return None
    return Finding(
        tenant_id=event.tenant_id, lead_id=event.lead_id, event=event, kind=kind, detail=field, text=say, value=value,
        due=due, start=place[0], end=place[1], by_model=True, found_at=now,
    )  # fmt: skip


def _can_be_written_down(field: str, value: str, words: str, event: Event) -> bool:
    if not field or wrong_with(field, value):
        return False
    if field == "timeline":
        return _day(value, event.at.date(), event.at.date() + BEGINS_WITHIN) is not None
    if field in QUOTED and place_of(value, words) is None:
        return False
    return field != "phone" or _is_number(value, event)


def _is_number(value: str, event: Event) -> bool:
    try:
        phone_number(value, event.lead.country or event.tenant.country)
    except Unreadable:
        return False
    return True


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """First character and the one behind the last of these words in the text, whatever its line breaks and capitals."""
    parts = [re.escape(each) for each in words.split()]
    found = re.search(r"\s+".join(parts), text, re.IGNORECASE) if parts else None
    return found.span() if found else None


def _found_before(event: Event) -> list[tuple[str, int, int]]:
    """Also what a person has settled: what was dismissed does not come back."""
    return list(Finding.objects.filter(event=event).values_list("kind", "start", "end"))


def _entered_before(event: Event) -> list[tuple[str, int, int]]:
    """Promises and questions that were typed in, or read from a mail, with the place of their words."""
    rows = [(Kind.US, Promise), (Kind.QUESTION, Question)]
    words = [
        (kind, each)
        for kind, model in rows
        for each in model.objects.filter(source=event).values_list("words", flat=True)
    ]
    return [(kind, *place) for kind, each in words if (place := place_of(each, event.text))]


def _same(row: Finding, kind: str, start: int, end: int) -> bool:
    """Whether both are of one sort and lie on common words."""
    sorts = (PROMISES, QUESTIONS, (Kind.LATER,), (Kind.FACT,))
    return any(row.kind in sort and kind in sort for sort in sorts) and row.start < end and start < row.end


def _day(told: str | None, first: date, last: date) -> date | None:
    try:
        day = date.fromisoformat(told or "")
    except ValueError:
        return None
    return day if first <= day <= last else None
