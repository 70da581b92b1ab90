"""What notes and mails leave to be done: proposed, or entered already, and settled by a person with one click (mission C3).

What a rep notes is read by the rules of notes and only proposed: the rep knows better. What a lead writes is entered by itself
(followups.inbound.answered); here it gets its finding, so that a person can correct that too.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from followups.inbound.replies.notes import Found, read_note
from followups.inbound.replies.notes.facts import find_facts
from followups.models import Finding
from leads.changing import change_lead
from leads.commitments import withdraw_promise, withdraw_question
from leads.journal import record
from leads.models import Event, Lead, Promise, Question
from leads.noting import LONGEST_POINT, add_points, moment, words_for
from leads.refusals import Conflict, Refused
from leads.stopping import pause
from tenants.models import Tenant, User

Kind, State = Finding.Kind, Finding.State
BY_REPS = (Event.Kind.NOTE, Event.Kind.CALL, Event.Kind.MEETING, Event.Kind.DEMO, Event.Kind.EMAIL_OUT)
BY_THEM = (Event.Kind.EMAIL_IN, Event.Kind.SMS_IN, Event.Kind.LINKEDIN)
MOST = 20  # findings of one text
PROMISES, QUESTIONS = (Kind.US, Kind.THEM), (Kind.QUESTION, Kind.OBJECTION)
WRONGLY_READ = "It was read wrongly."


def propose(tenant: Tenant, event: Event, now: datetime) -> list[Finding]:
    """Read an entry of the journal and keep what was found; the new findings. Twice is as good as once. Inside a scope."""
    if event.kind in BY_REPS:
        typed = _typed(event)
        rows = [
            _row(event, each, now)
            for each in read_note(event.text, event.at, tenant.time_zone)
            if not _covers(typed, each)
        ]
    elif event.kind in BY_THEM:
        rows = [*_entered(event, now), *(_row(event, each, now) for each in _facts_of_theirs(event))]
    else:
        return []
    known = set(Finding.objects.filter(event=event).values_list("kind", "detail", "start", "end"))
    fresh = [row for row in rows if (row.kind, row.detail, row.start, row.end) not in known][:MOST]
    Finding.objects.bulk_create(fresh, ignore_conflicts=True)
    return fresh


def accept(
    tenant: Tenant, finding: Finding, *, now: datetime, user: User | None, changes: Mapping | None = None
) -> Event | None:
    """Enter what was found as it is, or with `changes` of a person: {"text", "due", "kind": us or them, "value"}.

    What had been entered by itself is withdrawn and entered anew. The journal says what it was and what it is; None where it
    was settled before in this very way. Raises Refused by field, Conflict where it was settled otherwise.
    """
    finding = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("event", "lead", "promise", "question")
        .get(pk=finding.pk)
    )
    before = _as_told(finding)
    wanted = _checked(finding, changes or {})
    for name, value in wanted.items():
        setattr(finding, name, value)
    after = _as_told(finding)
    state = State.ACCEPTED if after == before else State.CORRECTED
    if finding.state not in Finding.UNSETTLED:
        if after == before:
            return None
        raise Conflict({"": f"“{finding.text}” was settled already: it is {finding.get_state_display().lower()}."})
    if finding.state == State.PROPOSED or state == State.CORRECTED:
        _withdraw(tenant, finding, now, user)
        _enter(tenant, finding, now, user)
    say = f"Accepted: {after}" if state == State.ACCEPTED else f"Corrected: {before} → {after}"
    return _settled(tenant, finding, state, say, now, user)


def dismiss(tenant: Tenant, finding: Finding, *, now: datetime, user: User | None) -> Event | None:
    """It is nothing, or read wrongly: what had been entered by itself is withdrawn. None where it was dismissed before."""
    finding = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("event", "lead", "promise", "question")
        .get(pk=finding.pk)
    )
    if finding.state == State.DISMISSED:
        return None
    if finding.state not in Finding.UNSETTLED:
        raise Conflict({"": f"“{finding.text}” was settled already: it is {finding.get_state_display().lower()}."})
    _withdraw(tenant, finding, now, user)
    return _settled(tenant, finding, State.DISMISSED, f"Dismissed: {_as_told(finding)}", now, user)


def _row(event: Event, found: Found, now: datetime, **more: object) -> Finding:
    text = " ".join(found.text.split())[:LONGEST_POINT]
    return Finding(
        tenant_id=event.tenant_id, lead_id=event.lead_id, event=event, kind=found.kind, detail=found.detail, text=text,
        value=found.value[:200], due=found.due, start=found.start, end=found.end, found_at=now, **more,
    )  # fmt: skip


def _entered(event: Event, now: datetime) -> Iterable[Finding]:
    """A finding for each promise and question that the reading of mails has entered from this event."""
    for promise in Promise.objects.filter(source=event):
        due = promise.due.date() if promise.due else None
        if (place := event.text.find(promise.words)) >= 0 and promise.words:
            found = Found(promise.by, promise.text, place, place + len(promise.words), due)
            yield _row(event, found, now, promise=promise, state=State.ENTERED)
    for question in Question.objects.filter(source=event):
        if (place := event.text.find(question.words)) >= 0 and question.words:
            found = Found(question.kind, question.text, place, place + len(question.words))
            yield _row(event, found, now, question=question, state=State.ENTERED)


def _facts_of_theirs(event: Event) -> Iterable[Found]:
    """What they say of themselves is proposed like any other fact: it never changes the lead by itself."""
    for fact in find_facts(event.text[:20_000]):
        yield Found(
            "fact", event.text[fact.start : fact.end], fact.start, fact.end, detail=fact.field, value=fact.value
        )


def _typed(event: Event) -> list[str]:
    """What the rep has put into the form besides the text, in the words of the text."""
    rows = [*Promise.objects.filter(source=event), *Question.objects.filter(source=event)]
    return [words_for(row.text, event.text).lower() for row in rows]


def _covers(typed: list[str], found: Found) -> bool:
    said = found.text.lower()
    return found.kind in (*PROMISES, *QUESTIONS) and any(said in each or each in said for each in typed)


def _checked(finding: Finding, changes: Mapping) -> dict:
    wrong: dict[str, str] = {}
    wanted = dict(changes)
    if "text" in wanted:
        wanted["text"] = " ".join(str(wanted["text"]).replace("\0", "").split())
        if not 0 < len(wanted["text"]) <= LONGEST_POINT:
            wrong["text"] = f"Say what, in 1 to {LONGEST_POINT} characters."
    if "kind" in wanted and wanted["kind"] != finding.kind and not {wanted["kind"], finding.kind} <= set(PROMISES):
        wrong["kind"] = "Only who promised can be changed: us or them. Dismiss it if it is something else."
    if "value" in wanted:
        wanted["value"] = str(wanted["value"]).replace("\0", "").strip()[:200]
    if finding.kind == Kind.FACT and (reason := wrong_with(finding.detail, wanted.get("value", finding.value))):
        wrong["value"] = reason
    if finding.kind == Kind.LATER and not wanted.get("due", finding.due):
        wrong["due"] = "Say from which day on to get in touch again."
    if wrong:
        raise Refused(wrong)
    return wanted


def wrong_with(field: str, value: str) -> str:
    """Why a fact cannot be written down like this, and what mends it; "" where it can."""
    if not value:
        return "Say what is to be written down."
    if field in ("company_size", "budget") and not (value.isascii() and value.isdecimal() and len(value) <= 9):
        return "Write it in digits alone, such as 120."
    if field == "timeline":
        try:
            date.fromisoformat(value)
        except ValueError:
            return "Write the day as 2027-03-31."
    return ""


def _enter(tenant: Tenant, finding: Finding, now: datetime, user: User | None) -> None:
    lead, event = finding.lead, finding.event
    words = event.text[finding.start : finding.end]
    by = {"actor": Event.Actor.PERSON, "user": user}
    if finding.kind in PROMISES:
        point = {"by": finding.kind, "text": finding.text, "due": finding.due, "words": words}
        (finding.promise,) = add_points(tenant, lead, event, promises=[point], now=now, **by)
    elif finding.kind in QUESTIONS:
        point = {"kind": finding.kind, "text": finding.text, "words": words}
        (finding.question,) = add_points(tenant, lead, event, questions=[point], now=now, **by)
    elif finding.kind == Kind.LATER:
        pause(tenant, lead, until=moment(finding.due, tenant), because=f"Noted: “{finding.text}”"[:300], now=now, **by)
    else:
        change_lead(tenant, lead, _change(lead, finding), now=now, **by)


def _change(lead: Lead, fact: Finding) -> dict:
    """The lead's field that a fact is written to; what they use joins what is known of it."""
    if fact.detail == "competitor":
        known = [each.strip() for each in lead.technologies.split(",") if each.strip()]
        return {"technologies": ", ".join(dict.fromkeys([*known, fact.value]))[:200]}
    if fact.detail == "timeline":
        return {"expected_close": date.fromisoformat(fact.value)}
    value = {"company_size": int, "budget": Decimal}.get(fact.detail, str)(fact.value)
    return {fact.detail: value}


def _withdraw(tenant: Tenant, finding: Finding, now: datetime, user: User | None) -> None:
    """What had been entered by itself, where it is still open."""
    how = {"now": now, "because": WRONGLY_READ, "user": user}
    if finding.promise is not None and finding.promise.state == Promise.State.OPEN:
        withdraw_promise(tenant, finding.promise, **how)
    if finding.question is not None and finding.question.state == Question.State.OPEN:
        withdraw_question(tenant, finding.question, **how)


def _settled(tenant: Tenant, finding: Finding, state: str, say: str, now: datetime, user: User | None) -> Event:
    finding.state, finding.settled_at, finding.settled_by = state, now, user
    finding.save()
    data = {"finding": str(finding.pk), "code": state, "evidence_event": str(finding.event_id)}
    return record(
        tenant, finding.lead, Event.Kind.FINDING_SETTLED,
        at=now, now=now, actor=Event.Actor.PERSON, user=user, text=say, data=data,
    )  # fmt: skip


def _as_told(finding: Finding) -> str:
    """In a line, for the journal."""
    what = f"{finding.detail.replace('_', ' ')} {finding.value}" if finding.kind == Kind.FACT else f"“{finding.text}”"
    name = "" if finding.kind == Kind.FACT else f"{Finding.Kind(finding.kind).label.lower()} "
    return f"{name}{what}{f', {finding.due:%Y-%m-%d}' if finding.due else ''}"


def unsettled(lead: Lead, since: datetime) -> list[Finding]:
    """What waits for a person, the newest text first; what was entered by itself since then below. One query."""
    rows = Finding.objects.filter(lead=lead).filter(
        Q(state=State.PROPOSED) | Q(state=State.ENTERED, found_at__gte=since)
    )
    return list(rows.select_related("event").order_by("-state", "-event__at", "start")[: 2 * MOST])
