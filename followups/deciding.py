"""Recording what was decided: journal, next actions, tracks, stages and the next look, in bulk and in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from followups.engine.decision import Action, Decision
from followups.engine.facts import Facts, Stage
from followups.engine.policy import Offset, Policy
from followups.engine.timing import add_offset
from followups.models import Enrollment, FollowUp, Message
from followups.policies import CurrentPolicy
from leads.models import Event, Lead
from suppression.suppressing import suppress
from tenants.models import Tenant

DRAFT_JOB = "followups.jobs.draft"

# One statement for the whole batch; Django's bulk_update writes a CASE with a branch for each row and column.
LEADS_SQL = """
UPDATE leads_lead AS l SET
  next_look_at = v.next_look_at, next_look_because = v.because, decision_key = v.decision_key,
  looked_at = %(now)s, look_error = '',
  stage = v.stage, stage_since = CASE WHEN l.stage <> v.stage THEN %(now)s ELSE l.stage_since END, lost_reason = v.lost_reason,
  exit_reason = v.exit_reason, exited_at = v.exited_at, updated_at = %(now)s
FROM unnest(%(ids)s::uuid[], %(next_look_at)s::timestamptz[], %(because)s::text[], %(decision_key)s::text[], %(stage)s::text[],
            %(lost_reason)s::text[], %(exit_reason)s::text[], %(exited_at)s::timestamptz[])
  AS v(id, next_look_at, because, decision_key, stage, lost_reason, exit_reason, exited_at)
WHERE l.tenant_id = %(tenant)s AND l.id = v.id
"""


@dataclass(frozen=True, slots=True)
class Looked:
    lead: Lead
    facts: Facts
    decision: Decision


@dataclass
class _Writes:
    """What a batch of decisions comes to, before any of it is written."""

    events: list[Event] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    moved: list[FollowUp] = field(default_factory=list)
    enrollments: list[Enrollment] = field(default_factory=list)
    overtaken: list[UUID] = field(default_factory=list)
    ended: dict[UUID, str] = field(default_factory=dict)  # running enrollment -> why it ended
    quiet: list[tuple[Lead, datetime]] = field(default_factory=list)


def record_decisions(tenant: Tenant, looked: list[Looked], rules: CurrentPolicy, now: datetime) -> None:
    """Write a batch of decisions, in a number of statements that does not grow with the batch."""
    if not looked:
        return
    ids = [item.lead.pk for item in looked]
    open_now = {row.lead_id: row for row in FollowUp.objects.open().filter(lead__in=ids)}
    running = {row.lead_id: row for row in Enrollment.objects.filter(lead__in=ids, ended_at=None)}
    writes = _Writes()
    for item in looked:
        _plan(tenant, item, open_now.get(item.lead.pk), running.get(item.lead.pk), rules, writes, now)
    _write(tenant, looked, writes, now)


def _plan(
    tenant,
    item: Looked,
    current: FollowUp | None,
    enrollment: Enrollment | None,
    rules: CurrentPolicy,
    writes: _Writes,
    now,
) -> None:
    """Work out what one decision changes; `item.lead` is changed in memory, everything else goes into `writes`."""
    lead, decision = item.lead, item.decision
    is_news = _signature(decision) != lead.decision_key
    if is_news:
        writes.events.append(_decision_event(tenant, lead, decision, now))
    enrollment = _plan_track(tenant, lead, decision, enrollment, rules, writes, now)
    if decision.action in (Action.TOUCH, Action.TASK):
        if current is not None and current.key == decision.key:
            _plan_kept(tenant, current, decision, rules.policy, writes, now)
        else:
            if current is not None:
                _plan_overtaken(tenant, current, decision, writes, now)
            writes.follow_ups.append(_follow_up(tenant, lead, decision, enrollment, rules.policy, now))
    elif current is not None:
        _plan_overtaken(tenant, current, decision, writes, now)
    if decision.stage_to is not None and decision.stage_to != lead.stage:
        _plan_stage(tenant, lead, decision, writes, now)
    if decision.suppress_follow_up_until is not None and is_news:
        writes.quiet.append((lead, decision.suppress_follow_up_until))
    lead.next_look_at = decision.next_look_at
    lead.next_look_because = decision.next_look_because[:300]
    lead.decision_key = _signature(decision)


def _signature(decision: Decision) -> str:
    """What makes a decision news: another piece of work or another rule, not just another time."""
    return f"{decision.action}:{decision.rule}:{decision.key}"[:250]


def _decision_event(tenant: Tenant, lead: Lead, decision: Decision, now: datetime) -> Event:
    data = {
        "action": decision.action,
        "rule": decision.rule,
        "reason": decision.reason,
        "evidence": _evidence(decision),
        "due_at": decision.due_at and decision.due_at.isoformat(),
        "channel": decision.channel,
        "title": decision.title,
        "ask": decision.ask,
        "review": list(decision.review),
        "track": decision.track,
        "exit": decision.exit,
        "next_look_at": decision.next_look_at and decision.next_look_at.isoformat(),
    }
    return _event(tenant, lead, Event.Kind.DECISION, decision.because, now, data={k: v for k, v in data.items() if v})


def _event(tenant: Tenant, lead: Lead, kind: Event.Kind, text: str, now: datetime, **fields) -> Event:
    return Event(tenant=tenant, lead=lead, kind=kind, at=now, recorded_at=now, text=text, **fields)


def _evidence(decision: Decision) -> list[dict]:
    return [{"kind": e.kind, "id": e.id, "at": e.at.isoformat(), "words": e.words[:1000]} for e in decision.evidence]


def _plan_track(
    tenant, lead: Lead, decision: Decision, running: Enrollment | None, rules: CurrentPolicy, writes: _Writes, now
) -> Enrollment | None:
    """End the running track if the decision ends or changes it, and start the one it names. At most one runs (E2)."""
    same = (
        running is not None
        and decision.track == running.track
        and (not decision.cadence or decision.cadence == running.cadence)
    )
    closed_already = not lead.is_open and lead.exit_reason != ""  # whoever moved the stage has journalled the exit
    if decision.exit is not None and not closed_already:
        lead.exit_reason, lead.exited_at = decision.exit, now
        if running is not None or lead.decision_key != _signature(decision):
            writes.events.append(
                _event(tenant, lead, Event.Kind.EXIT, decision.because, now, data={"reason": decision.exit})
            )
    if running is not None and (decision.exit is not None or (decision.track is not None and not same)):
        writes.ended[running.pk] = decision.exit or f"moved_to_{decision.track}"[:30]
        running = None
    if decision.track is None or decision.action is Action.STOP or running is not None:
        return running
    started = Enrollment(
        tenant=tenant,
        lead=lead,
        track=decision.track,
        cadence=decision.cadence,
        policy_id=rules.version_id,
        started_at=now,
    )
    writes.enrollments.append(started)
    if decision.exit is None:
        lead.exit_reason, lead.exited_at = "", None
    return started


def _plan_kept(tenant, current: FollowUp, decision: Decision, policy: Policy, writes: _Writes, now: datetime) -> None:
    """The same work again: move its date with the facts, unless a person fixed it, and say when it is overdue."""
    changed = False
    if decision.due_at != current.due_at and not current.due_fixed:
        current.due_at, changed = decision.due_at, True
        if current.draft_at is not None:
            current.draft_at = _draft_at(decision, policy, now)
    if decision.escalate:
        current.escalated, changed = current.escalated + 1, True
        say = f"Overdue since {current.due_at:%Y-%m-%d %H:%M} UTC: {current.title}"
        writes.events.append(
            _event(tenant, current.lead, Event.Kind.FOLLOW_UP_OVERDUE, say, now, data={"times": current.escalated})
        )
    if changed:
        writes.moved.append(current)


def _plan_overtaken(tenant, current: FollowUp, decision: Decision, writes: _Writes, now: datetime) -> None:
    writes.overtaken.append(current.pk)
    say = f"No longer the next step: {decision.because}"
    writes.events.append(
        _event(
            tenant,
            current.lead,
            Event.Kind.FOLLOW_UP_OVERTAKEN,
            say,
            now,
            data={"title": current.title, "key": current.key},
        )
    )


def _plan_stage(tenant, lead: Lead, decision: Decision, writes: _Writes, now: datetime) -> None:
    old, lead.stage = lead.stage, decision.stage_to
    if decision.stage_to is Stage.LOST:
        lead.lost_reason = (decision.exit or decision.because)[:200]
    data = {"from": old, "to": decision.stage_to}
    writes.events.append(_event(tenant, lead, Event.Kind.STAGE, decision.because, now, data=data))


def _follow_up(
    tenant, lead: Lead, decision: Decision, enrollment: Enrollment | None, policy: Policy, now: datetime
) -> FollowUp:
    is_touch = decision.action is Action.TOUCH
    return FollowUp(
        tenant=tenant,
        lead=lead,
        enrollment=enrollment,
        owner_id=lead.owner_id or tenant.default_owner_id,
        is_touch=is_touch,
        key=decision.key,
        rule=decision.rule,
        reason=decision.reason or "",
        because=decision.because[:500],
        evidence=_evidence(decision),
        kind=decision.kind,
        channel=decision.channel or "",
        title=decision.title[:500],
        ask=decision.ask[:500],
        brings=decision.brings[:300],
        template=decision.template if is_touch else "",
        max_words=decision.max_words,
        step=decision.step,
        track=decision.track or "",
        review=list(decision.review),
        due_at=decision.due_at,
        draft_at=_draft_at(decision, policy, now) if is_touch else None,
        created_at=now,
    )


def _draft_at(decision: Decision, policy: Policy, now: datetime) -> datetime:
    ahead = Offset(-policy.draft_ahead.value, policy.draft_ahead.unit)
    return max(now, add_offset(decision.due_at, ahead, policy.calendar))


def _write(tenant: Tenant, looked: list[Looked], writes: _Writes, now: datetime) -> None:
    if writes.ended:
        for reason in set(writes.ended.values()):
            ended = [pk for pk, why in writes.ended.items() if why == reason]
            Enrollment.objects.filter(pk__in=ended).update(ended_at=now, exit_reason=reason)
    Enrollment.objects.bulk_create(writes.enrollments)
    if writes.overtaken:
        because = "Something happened that makes another step right."
        Message.objects.live().filter(follow_up__in=writes.overtaken).update(
            state=Message.State.OVERTAKEN, state_at=now, state_because=because
        )
        FollowUp.objects.filter(pk__in=writes.overtaken).update(
            state=FollowUp.State.OVERTAKEN, state_at=now, state_because=because, draft_at=None
        )
    if writes.moved:
        FollowUp.objects.bulk_update(writes.moved, ["due_at", "draft_at", "escalated"])
    FollowUp.objects.bulk_create(writes.follow_ups)
    Event.objects.bulk_create(writes.events)
    _write_leads(tenant, [item.lead for item in looked], now)
    for lead, until in writes.quiet:
        suppress(
            tenant, kind="lead", value=str(lead.pk), reason="close_loop", purpose="follow_up", source="engine", now=now,
            expires_at=until, ends_on_reply=True, note="Quiet from the close-loop message until they write.",
        )  # fmt: skip


def _write_leads(tenant: Tenant, leads: list[Lead], now: datetime) -> None:
    columns = {
        "ids": [lead.pk for lead in leads],
        "next_look_at": [lead.next_look_at for lead in leads],
        "because": [lead.next_look_because for lead in leads],
        "decision_key": [lead.decision_key for lead in leads],
        "stage": [str(lead.stage) for lead in leads],
        "lost_reason": [lead.lost_reason for lead in leads],
        "exit_reason": [str(lead.exit_reason) for lead in leads],
        "exited_at": [lead.exited_at for lead in leads],
    }
    with connection.cursor() as cursor:
        cursor.execute(LEADS_SQL, {**columns, "tenant": tenant.pk, "now": now})
