"""Recording what was decided: journal, next actions, tracks, stages and the next look, in bulk and in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from uuid_utils.compat import uuid7

from followups.engine.decision import Action, Decision
from followups.engine.facts import Facts, Stage
from followups.engine.policy import Offset, Policy
from followups.engine.timing import add_offset
from followups.models import Enrollment, FollowUp, Message
from followups.policies import CurrentPolicy
from leads.models import Event, Lead
from suppression.suppressing import keep_quiet
from tenants.batches import AnyOf, defaults_of, insert_many, update_many
from tenants.models import Tenant

DRAFT_JOB = "followups.jobs.draft"

# A new row in each column that nothing is said about. Rows and not model instances: making those took longer than deciding.
EVENT, FOLLOW_UP, ENROLLMENT = defaults_of(Event), defaults_of(FollowUp), defaults_of(Enrollment)
QUIET = "Quiet from the close-loop message until they write."
# What is read of the open follow-up.
CURRENT = ("tenant_id", "lead_id", "key", "asset", "due_at", "due_fixed", "draft_at", "escalated", "title")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Looked:
    lead: Lead
    facts: Facts
    decision: Decision


@dataclass
class _Writes:
    """What a batch of decisions comes to, before any of it is written."""

    events: list[Row] = field(default_factory=list)
    follow_ups: list[Row] = field(default_factory=list)
    moved: list[FollowUp] = field(default_factory=list)
    enrollments: list[Row] = field(default_factory=list)
    overtaken: dict[UUID, str] = field(default_factory=dict)  # follow-up -> what overtook it
    ended: dict[UUID, str] = field(default_factory=dict)  # running enrollment -> why it ended
    quiet: dict[UUID, datetime] = field(default_factory=dict)  # lead -> until when


def record_decisions(tenant: Tenant, looked: list[Looked], rules: CurrentPolicy, now: datetime) -> None:
    """Write a batch of decisions, in a number of statements that does not grow with the batch."""
    if not looked:
        return
    ids = AnyOf(item.lead.pk for item in looked)
    open_now = {row.lead_id: row for row in FollowUp.objects.open().filter(lead__any_of=ids).only(*CURRENT)}
    running = {row.lead_id: row for row in Enrollment.objects.filter(lead__any_of=ids, ended_at=None)}
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
    enrollment_id = _plan_track(tenant, lead, decision, enrollment, rules, writes, now)
    if decision.action in (Action.TOUCH, Action.TASK):
        if current is not None and (current.key, current.asset) == (decision.key, decision.asset):
            _plan_kept(tenant, lead, current, decision, rules.policy, writes, now)
        else:
            if current is not None:
                _plan_overtaken(tenant, lead, current, decision, writes, now)
            writes.follow_ups.append(_follow_up(tenant, lead, decision, enrollment_id, rules.policy, now))
    elif current is not None:
        _plan_overtaken(tenant, lead, current, decision, writes, now)
    if decision.stage_to is not None and decision.stage_to != lead.stage:
        _plan_stage(tenant, lead, decision, writes, now)
    if decision.suppress_follow_up_until is not None and is_news:
        writes.quiet[lead.pk] = decision.suppress_follow_up_until
        data = {"until": decision.suppress_follow_up_until.isoformat(), "purpose": "follow_up"}
        writes.events.append(_event(tenant, lead, Event.Kind.SUPPRESSED, QUIET, now, data=data))
    lead.next_look_at = decision.next_look_at
    lead.next_look_because = decision.next_look_because[:300]
    lead.decision_key = _signature(decision)


def _signature(decision: Decision) -> str:
    """What makes a decision news: another piece of work or another rule, not just another time."""
    return f"{decision.action}:{decision.rule}:{decision.key}{decision.asset and f':{decision.asset}'}"[:250]


def _decision_event(tenant: Tenant, lead: Lead, decision: Decision, now: datetime) -> Row:
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


def _event(tenant: Tenant, lead: Lead, kind: Event.Kind, text: str, now: datetime, **columns) -> Row:
    told = {"kind": kind, "at": now, "recorded_at": now, "text": text, **columns}
    return {**EVENT, "id": uuid7(), "tenant_id": tenant.pk, "lead_id": lead.pk, **told}


def _evidence(decision: Decision) -> list[dict]:
    return [{"kind": e.kind, "id": e.id, "at": e.at.isoformat(), "words": e.words[:1000]} for e in decision.evidence]


def _plan_track(
    tenant, lead: Lead, decision: Decision, running: Enrollment | None, rules: CurrentPolicy, writes: _Writes, now
) -> UUID | None:
    """End the running track if the decision ends or changes it, and start the one it names; the id of the one that runs.

    At most one runs (E2).
    """
    same = (
        running is not None
        and decision.track == running.track
        and (not decision.cadence or decision.cadence == running.cadence)
        and (running.started_by_id is not None or not decision.trigger or running.trigger in ("", decision.trigger))
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
        return running and running.pk
    started = {
        **ENROLLMENT,
        "id": uuid7(),
        "tenant_id": tenant.pk,
        "lead_id": lead.pk,
        "track": decision.track,
        "cadence": decision.cadence,
        "trigger": decision.trigger,
        "policy_id": rules.version_id,
        "started_at": now,
    }
    writes.enrollments.append(started)
    if decision.exit is None:
        lead.exit_reason, lead.exited_at = "", None
    return started["id"]


def _plan_kept(
    tenant, lead: Lead, current: FollowUp, decision: Decision, policy: Policy, writes: _Writes, now: datetime
) -> None:
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
            _event(tenant, lead, Event.Kind.FOLLOW_UP_OVERDUE, say, now, data={"times": current.escalated})
        )
    if changed:
        writes.moved.append(current)


def _plan_overtaken(tenant, lead: Lead, current: FollowUp, decision: Decision, writes: _Writes, now: datetime) -> None:
    writes.overtaken[current.pk] = decision.because[:300]
    say = f"No longer the next step: {decision.because}"
    data = {"title": current.title, "key": current.key}
    writes.events.append(_event(tenant, lead, Event.Kind.FOLLOW_UP_OVERTAKEN, say, now, data=data))


def _plan_stage(tenant, lead: Lead, decision: Decision, writes: _Writes, now: datetime) -> None:
    old, lead.stage, lead.stage_since = lead.stage, decision.stage_to, now
    if decision.stage_to is Stage.LOST:
        lead.lost_reason = (decision.exit or decision.because)[:200]
    data = {"from": old, "to": decision.stage_to}
    writes.events.append(_event(tenant, lead, Event.Kind.STAGE, decision.because, now, data=data))


def _follow_up(
    tenant, lead: Lead, decision: Decision, enrollment_id: UUID | None, policy: Policy, now: datetime
) -> Row:
    is_touch = decision.action is Action.TOUCH
    return {
        **FOLLOW_UP,
        "id": uuid7(),
        "tenant_id": tenant.pk,
        "lead_id": lead.pk,
        "enrollment_id": enrollment_id,
        "owner_id": lead.owner_id or tenant.default_owner_id,
        "is_touch": is_touch,
        "key": decision.key,
        "rule": decision.rule,
        "reason": decision.reason or "",
        "because": decision.because[:500],
        "evidence": _evidence(decision),
        "kind": decision.kind,
        "channel": decision.channel or "",
        "title": decision.title[:500],
        "ask": decision.ask[:500],
        "brings": decision.brings[:300],
        "template": decision.template if is_touch else "",
        "asset": decision.asset,
        "max_words": decision.max_words,
        "step": decision.step,
        "track": decision.track or "",
        "review": decision.review,
        "due_at": decision.due_at,
        "due_because": decision.due_because[:300],
        "draft_at": _draft_at(decision, policy, now) if is_touch else None,
        "created_at": now,
    }


def _draft_at(decision: Decision, policy: Policy, now: datetime) -> datetime:
    ahead = Offset(-policy.draft_ahead.value, policy.draft_ahead.unit)
    return max(now, add_offset(decision.due_at, ahead, policy.calendar))


def _write(tenant: Tenant, looked: list[Looked], writes: _Writes, now: datetime) -> None:
    if writes.ended:
        update_many(
            Enrollment,
            [
                {"tenant_id": tenant.pk, "id": pk, "ended_at": now, "exit_reason": because}
                for pk, because in writes.ended.items()
            ],
        )
    insert_many(Enrollment, writes.enrollments)
    if writes.overtaken:
        _write_overtaken(tenant, writes.overtaken, now)
    moving = ("tenant_id", "id", "due_at", "draft_at", "escalated")
    update_many(FollowUp, [{column: getattr(row, column) for column in moving} for row in writes.moved])
    insert_many(FollowUp, writes.follow_ups)
    keep_quiet(tenant, writes.quiet, note=QUIET, now=now)
    insert_many(Event, writes.events)
    update_many(Lead, [_lead_row(item.lead, now) for item in looked])


def _write_overtaken(tenant: Tenant, overtaken: dict[UUID, str], now: datetime) -> None:
    """End follow-ups that are no longer the next step, and their drafts with them, each with what overtook it."""
    over = {"tenant_id": tenant.pk, "state": FollowUp.State.OVERTAKEN, "state_at": now, "draft_at": None}
    update_many(FollowUp, [{**over, "id": pk, "state_because": because} for pk, because in overtaken.items()])
    reason = FollowUp.objects.filter(tenant=OuterRef("tenant"), pk=OuterRef("follow_up")).values("state_because")
    Message.objects.live().filter(follow_up__any_of=AnyOf(overtaken)).update(
        state=Message.State.OVERTAKEN, state_at=now, state_because=Subquery(reason)
    )


def _lead_row(lead: Lead, now: datetime) -> Row:
    return {
        "tenant_id": lead.tenant_id,
        "id": lead.pk,
        "next_look_at": lead.next_look_at,
        "next_look_because": lead.next_look_because,
        "decision_key": lead.decision_key,
        "looked_at": now,
        "look_error": "",
        "stage": lead.stage,
        "stage_since": lead.stage_since,
        "lost_reason": lead.lost_reason,
        "exit_reason": lead.exit_reason,
        "exited_at": lead.exited_at,
        "updated_at": now,
    }
