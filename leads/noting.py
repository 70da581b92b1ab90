"""Noting what passed between the lead and us, with what was promised and asked in it (mission C2, C3)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from leads.commitments import answer_question, keep_promise
from leads.journal import entry, record_many, record_once
from leads.models import Event, Lead, Promise, Question
from leads.refusals import Conflict, Refused
from leads.stopping import stop
from leads.waking import tell_colleagues, wake, wake_closed
from tenants.models import Tenant, User

Kind = Event.Kind
IN, OUT, BOTH, NONE = Event.Direction.INBOUND, Event.Direction.OUTBOUND, Event.Direction.BOTH, Event.Direction.NONE
# What a note may be called -> the journal's kind, its direction and its channel.
KINDS: dict[str, tuple[str, str, str]] = {
    "note": (Kind.NOTE, NONE, ""),
    "call": (Kind.CALL, BOTH, "call"),
    "meeting": (Kind.MEETING, BOTH, ""),
    "demo": (Kind.DEMO, BOTH, ""),
    # A mail of unknown direction counts as theirs: an unseen reply must stop us rather than not.
    "email": (Kind.EMAIL_IN, IN, "email"),
    "reply": (Kind.EMAIL_IN, IN, "email"),
    "email_in": (Kind.EMAIL_IN, IN, "email"),
    "email_out": (Kind.EMAIL_OUT, OUT, "email"),
    "sms_in": (Kind.SMS_IN, IN, "sms"),
    "sms_out": (Kind.SMS_OUT, OUT, "sms"),
    "linkedin": (Kind.LINKEDIN, IN, "linkedin"),
    "quote_sent": (Kind.QUOTE_SENT, OUT, ""),
    "proposal_sent": (Kind.PROPOSAL_SENT, OUT, ""),
}
# Kinds that can go either way, and what they are called each way. A call that nobody answered is "out".
EITHER_WAY: dict[str, dict[str, str]] = {
    "email": {IN: Kind.EMAIL_IN, OUT: Kind.EMAIL_OUT},
    "linkedin": {IN: Kind.LINKEDIN, OUT: Kind.LINKEDIN},
    "call": {IN: Kind.CALL, OUT: Kind.CALL, BOTH: Kind.CALL},
}
LONGEST_TEXT = 100_000
LONGEST_POINT = 500  # Promise.text, Question.text
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\s*\n+\s*")
WORD = re.compile(r"[^\W_]{3,}")


def add_note(
    tenant: Tenant,
    lead: Lead,
    note: Mapping,
    *,
    now: datetime,
    actor: str = Event.Actor.API,
    user: User | None = None,
    ring: bool = True,
    data: Mapping | None = None,
) -> Event:
    """Write down what happened and wake the lead. `data` is kept with the event.

    `note`: {"kind": one of KINDS, "at": aware datetime, "text": str, "external_id": str,
    "direction": "in" | "out" | "both",
    "promises": [{"by": "us" | "them", "text", "due": date | datetime | None, "words"}],
    "questions": [{"text", "kind", "words"}],
    "answers": [question ids], "keeps": [promise ids], "explicit_no": bool}; all but `kind` may be missing. A due date
    without a time is that day in the tenant's zone. `words` is the passage; without it the nearest sentence of the text.
    An external id is noted once: a repeat returns the first event.
    Raises Refused (paths like promises[0].due), Conflict where the external id is another lead's.
    """
    kind, direction, channel = _what(note)
    at = note.get("at") or now
    text = note.get("text") or ""
    if len(text) > LONGEST_TEXT:
        raise Refused({"text": f"At most {LONGEST_TEXT:,} characters; this has {len(text):,}."})
    settled = {field: _rows_of(model, lead, note.get(field) or (), field) for field, model in SETTLES.items()}
    by = {"actor": actor, "user": user}
    event, fresh = record_once(
        tenant,
        lead,
        kind,
        at=at,
        now=now,
        direction=direction,
        channel=channel,
        external_id=note.get("external_id"),
        text=text,
        data={**(data or {}), **({"explicit_no": True} if note.get("explicit_no") else {})},
        **by,
    )
    if event.lead_id != lead.pk:
        raise Conflict({"external_id": f"“{event.external_id}” is noted on another lead already."})
    if not fresh:
        return event
    _commit(tenant, lead, note, event, now, by)
    for promise in settled["keeps"]:
        keep_promise(tenant, promise, now=now, at=at, source=event, ring=False, **by)
    for question in settled["answers"]:
        answer_question(tenant, question, now=now, at=at, source=event, ring=False, **by)
    if note.get("explicit_no"):
        stop(tenant, lead, "explicit_no", say=_said_no(text), event=event, now=now, ring=False, **by)
    if direction in (Event.Direction.INBOUND, Event.Direction.BOTH):
        wake_closed(tenant, lead, now, ring=ring)
        tell_colleagues(tenant, lead)
    wake(tenant, [lead.pk], now, ring=ring)
    return event


def add_points(
    tenant: Tenant,
    lead: Lead,
    event: Event,
    *,
    now: datetime,
    promises: Sequence[Mapping] = (),
    questions: Sequence[Mapping] = (),
    actor: str = Event.Actor.SYSTEM,
    user: User | None = None,
) -> list[Promise | Question]:
    """Enter what was found in something noted before, as add_note() takes it, and wake the lead; the rows. Inside a scope."""
    given = {"promises": promises, "questions": questions}
    rows = _commit(tenant, lead, given, event, now, {"actor": actor, "user": user})
    wake(tenant, [lead.pk], now)
    return rows


SETTLES = {"answers": Question, "keeps": Promise}


def _what(note: Mapping) -> tuple[str, str, str]:
    name, given = note.get("kind"), note.get("direction")
    if name not in KINDS:
        raise Refused({"kind": f"“{name}” is no kind of note. Kinds are: {', '.join(KINDS)}."})
    kind, direction, channel = KINDS[name]
    if not given or given == direction:
        return kind, direction, channel
    if given not in EITHER_WAY.get(name, {}):
        raise Refused({"direction": f"A note of the kind {name} cannot have the direction {given}."})
    return EITHER_WAY[name][given], given, channel


def _rows_of(model: type[Promise] | type[Question], lead: Lead, ids: list, field: str) -> list:
    rows = {row.pk: row for row in model.objects.filter(lead=lead, pk__in=ids)} if ids else {}
    name = model.__name__.lower()
    missing = {f"{field}[{n}]": f"This lead has no such {name}." for n, pk in enumerate(ids) if pk not in rows}
    if missing:
        raise Refused(missing)
    return [rows[pk] for pk in ids]


def _commit(
    tenant: Tenant, lead: Lead, note: Mapping, event: Event, now: datetime, by: dict
) -> list[Promise | Question]:
    """Store the promises and questions of a note, each with an event of its own."""
    common = {"tenant_id": tenant.pk, "lead": lead, "source": event}
    promises = [
        Promise(
            **common,
            by=each["by"],
            text=_point(each["text"], f"promises[{n}].text"),
            words=each.get("words") or words_for(each["text"], event.text),
            due=moment(each.get("due"), tenant),
            made_at=event.at,
        )
        for n, each in enumerate(note.get("promises") or ())
    ]
    questions = [
        Question(
            **common,
            kind=each.get("kind") or Question.Kind.QUESTION,
            text=_point(each["text"], f"questions[{n}].text"),
            words=each.get("words") or words_for(each["text"], event.text),
            asked_at=event.at,
        )
        for n, each in enumerate(note.get("questions") or ())
    ]
    if not promises and not questions:
        return []
    Promise.objects.bulk_create(promises)
    Question.objects.bulk_create(questions)
    told = {"at": event.at, "now": now, **by}
    record_many(
        [
            *(
                entry(tenant, lead, Kind.PROMISE_MADE, text=row.text, data=_promise_data(row), **told)
                for row in promises
            ),
            *(
                entry(tenant, lead, Kind.QUESTION_ASKED, text=row.text, data=_question_data(row), **told)
                for row in questions
            ),
        ]
    )
    return [*promises, *questions]


def _promise_data(row: Promise) -> dict:
    due = row.due.isoformat() if row.due else None
    return {"promise": str(row.pk), "by": row.by, "due": due, "source": str(row.source_id)}


def _question_data(row: Question) -> dict:
    return {"question": str(row.pk), "kind": row.kind, "source": str(row.source_id)}


def _point(text: str, field: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused({field: "Say what, in a few words."})
    if len(text) > LONGEST_POINT:
        raise Refused({field: f"At most {LONGEST_POINT} characters; this has {len(text)}."})
    return text


def moment(due: date | datetime | None, tenant: Tenant) -> datetime | None:
    """A day as its first moment in the tenant's zone; a datetime as it is."""
    if due is None or isinstance(due, datetime):
        return due
    return datetime.combine(due, time(0), tzinfo=ZoneInfo(tenant.time_zone))


def words_for(point: str, text: str) -> str:
    """The sentence of a text that shares most words with a promise or question; the point itself where none does."""
    wanted = set(WORD.findall(point.lower()))
    best, most = point, 0.0
    for sentence in SENTENCE_END.split(text):
        have = set(WORD.findall(sentence.lower()))
        shared = len(wanted & have)
        # Among sentences with as many shared words the shorter one is closer to the point.
        score = shared + shared / (len(have) + 1)
        if shared * 2 >= len(wanted) and score > most:
            best, most = sentence.strip(), score
    return best


def _said_no(text: str) -> str:
    first = " ".join(text.split())
    quoted = first if len(first) <= 200 else f"{first[:199]}…"
    return f"They said no: “{quoted}”" if quoted else "They said no."
