"""Recording what was decided: journal, next actions, tracks, stages and the next look, in bulk and in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import uuid_utils

from followups.decision_writing import QUIET, Row, Writes, write
from followups.engine.decision import Action, Decision
from followups.engine.facts import OpenFollowUp, Stage
from followups.engine.policy import Offset, Policy
from followups.engine.timing import add_offset
from followups.engine.versions import stays_on
from followups.fact_finding import Found
from followups.policies import CurrentPolicy
from followups.scoring_due import plan_scores
from leads.models import Event, Lead
from tenants.models import Tenant

DRAFT_JOB = "followups.jobs.draft"


@dataclass(slots=True)  # not frozen: that takes three times as long to make
class Looked:
    lead: Lead
    found: Found
    decision: Decision


def record_decisions(tenant: Tenant, looked: list[Looked], rules: CurrentPolicy, now: datetime) -> None:
    """Write a batch of decisions, in a number of statements that does not grow with the batch."""
    if not looked:
        return
    writes = Writes()
    writes.scores, writes.scored, writes.events = plan_scores((item.lead, item.found.scored) for item in looked)
    for item in looked:
        _plan(tenant, item, rules, writes, now)
    write(tenant, [item.lead for item in looked], writes, now)


def _plan(tenant, item: Looked, rules: CurrentPolicy, writes: Writes, now) -> None:
    """Work out what one decision changes; `item.lead` is changed in memory, everything else goes into `writes`."""
    lead, decision = item.lead, item.decision
    current = item.found.facts.open_follow_up
    signature = _signature(decision)
    is_news = signature != lead.decision_key
    if is_news:
        writes.events.append(_decision_event(lead, decision))
    enrollment_id = _plan_track(item, rules, writes, now, is_news=is_news)
    if decision.action in (Action.TOUCH, Action.TASK):
        if current is not None and _is_the_same_work(item, current):
            _plan_kept(tenant, item, rules.policy, writes, now)
        else:
            if current is not None:
                _plan_overtaken(item, writes)
            writes.follow_ups.append(_follow_up(tenant, lead, decision, enrollment_id, rules.policy, now))
    elif current is not None:
        _plan_overtaken(item, writes)
    if decision.stage_to is not None and decision.stage_to != lead.stage:
        _plan_stage(lead, decision, writes, now)
    if decision.alert and is_news:
        said = {"rule": decision.rule, "key": decision.key, "evidence": _evidence(decision)}
        writes.events.append(_event(lead, Event.Kind.HANDED_OFF, decision.because, said))
        writes.alerts.append(_alert(tenant, lead, decision))
    if decision.suppress_follow_up_until is not None and is_news:
        writes.quiet[lead.id] = decision.suppress_follow_up_until
        data = {"until": decision.suppress_follow_up_until, "purpose": "follow_up", "reason": "close_loop"}
        writes.events.append(_event(lead, Event.Kind.SUPPRESSED, QUIET, data))
    lead.next_look_at = decision.next_look_at
    lead.next_look_because = decision.next_look_because[:300]
    lead.decision_key = signature


def _is_the_same_work(item: Looked, current: OpenFollowUp) -> bool:
    """Whether the decision asks for what is open already; another asset, or a message turned task, is other work.

    Where a person has made a task of a message, it stays one (E7).
    """
    decision = item.decision
    same_key = (current.key, current.asset) == (decision.key, decision.asset)
    by_person = current.fixed_by_person and not item.found.running.is_touch
    return same_key and (by_person or item.found.running.is_touch is _is_touch(decision))


def _signature(decision: Decision) -> str:
    """What makes a decision news: another piece of work or another rule, not just another time."""
    more = f"{decision.asset and f':{decision.asset}'}{':alert' * decision.alert}"
    return f"{decision.action}:{decision.rule}:{decision.key}{more}"[:250]


def _decision_event(lead: Lead, decision: Decision) -> Row:
    data = {
        "action": decision.action,
        "rule": decision.rule,
        "reason": decision.reason,
        "evidence": _evidence(decision),
        "due_at": decision.due_at,
        "due_because": decision.due_because,
        "channel": decision.channel,
        "title": decision.title,
        "ask": decision.ask,
        "review": decision.review,
        "track": decision.track,
        "exit": decision.exit,
        "next_look_at": decision.next_look_at,
    }
    return _event(lead, Event.Kind.DECISION, decision.because, {k: v for k, v in data.items() if v})


def _alert(tenant: Tenant, lead: Lead, decision: Decision) -> Row:
    """For whoever has the work; a cause is the piece of work and what it rests on."""
    return {
        "id": _new_id(),
        "lead_id": lead.id,
        "user_id": _owner(tenant, lead, decision),
        "kind": decision.rule,
        "key": f"{decision.key}:{decision.evidence[0].id if decision.evidence else ''}"[:300],
        "text": decision.because[:500],
    }


def _event(lead: Lead, kind: Event.Kind, text: str, data: dict) -> Row:
    return {"id": _new_id(), "lead_id": lead.id, "kind": kind, "text": text, "data": data}


def _is_touch(decision: Decision) -> bool:
    """A message of ours; what a person is to do about the same thing is another follow-up."""
    return decision.action is Action.TOUCH


def _new_id() -> str:
    """A UUIDv7 as text, which is what is written: 0.3 µs, where one as an object of Python's takes 1.0."""
    return str(uuid_utils.uuid7())


def _evidence(decision: Decision) -> list[dict]:
    return [{"kind": e.kind, "id": e.id, "at": e.at, "words": e.words[:1000]} for e in decision.evidence]


def _begun_with(item: Looked, rules: CurrentPolicy) -> UUID | None:
    """The version that a track begun by this decision is on: the latest, or that of the track which it continues."""
    running = item.found.facts.enrollment
    if running is not None and stays_on(running, item.decision):
        return UUID(running.begun_with) if running.begun_with else None
    return rules.version_id


def _plan_track(
    item: Looked, rules: CurrentPolicy, writes: Writes, now: datetime, *, is_news: bool
) -> UUID | str | None:
    """End the running track if the decision ends or changes it, and start the one it names; the id of the one that runs.

    At most one runs (E2).
    """
    lead, decision, running = item.lead, item.decision, item.found.facts.enrollment
    running_id = item.found.running.enrollment
    same = (
        running is not None
        and decision.track == running.track
        and (not decision.cadence or decision.cadence == running.cadence)
        and (running.by_person or not decision.trigger or running.trigger in ("", decision.trigger))
    )
    closed_already = not lead.is_open and lead.exit_reason != ""  # whoever moved the stage has journalled the exit
    if decision.exit is not None and not closed_already:
        lead.exit_reason, lead.exited_at = decision.exit, now
        writes.moved_on.add(lead.id)
        if running is not None or is_news:
            writes.events.append(_event(lead, Event.Kind.EXIT, decision.because, {"reason": decision.exit}))
    if running is not None and (decision.exit is not None or (decision.track is not None and not same)):
        writes.ended[running_id] = decision.exit or f"moved_to_{decision.track}"[:30]
        running_id = None
    if decision.track is None or decision.action is Action.STOP or running_id is not None:
        return running_id
    started = {
        "id": _new_id(),
        "lead_id": lead.id,
        "track": decision.track,
        "cadence": decision.cadence,
        "trigger": decision.trigger,
        "policy_id": _begun_with(item, rules),
    }
    writes.enrollments.append(started)
    if decision.exit is None and (lead.exit_reason or lead.exited_at):
        lead.exit_reason, lead.exited_at = "", None
        writes.moved_on.add(lead.id)
    return started["id"]


def _plan_kept(tenant, item: Looked, policy: Policy, writes: Writes, now: datetime) -> None:
    """The same work again: move its date with the facts, unless a person fixed it, and say when it is overdue."""
    current, running, decision = item.found.facts.open_follow_up, item.found.running, item.decision
    due_at, draft_at, escalated = current.due_at, running.draft_at, current.escalated
    because = running.due_because
    # A person's date stands, unless the lead has written since: then they are to hear of it now.
    if decision.due_at != due_at and (not current.fixed_by_person or decision.alert):
        due_at, because = decision.due_at, decision.due_because[:300]
        if draft_at is not None:
            draft_at = _draft_at(decision, policy, now)
    if decision.escalate:
        escalated += 1
        say = f"Overdue since {due_at:%Y-%m-%d %H:%M} UTC: {running.title}"
        writes.events.append(_event(item.lead, Event.Kind.FOLLOW_UP_OVERDUE, say, {"times": escalated}))
    owner = _owner(tenant, item.lead, decision)  # the work goes where the lead goes
    if (due_at, escalated, str(owner)) != (current.due_at, current.escalated, str(running.owner)):
        moved = {
            "due_at": due_at,
            "due_because": because,
            "draft_at": draft_at,
            "escalated": escalated,
            "owner_id": owner,
        }
        writes.moved.append({"tenant_id": tenant.pk, "id": running.follow_up, **moved})


def _owner(tenant, lead: Lead, decision: Decision) -> UUID | str:
    """Whose work it is: the account's owner's where the decision says so, else the lead's, else the tenant's."""
    return decision.owner or lead.owner_id or tenant.default_owner_id


def _plan_overtaken(item: Looked, writes: Writes) -> None:
    running, decision = item.found.running, item.decision
    writes.overtaken[running.follow_up] = decision.because[:300]
    say = f"No longer the next step: {decision.because}"
    data = {"title": running.title, "key": item.found.facts.open_follow_up.key}
    writes.events.append(_event(item.lead, Event.Kind.FOLLOW_UP_OVERTAKEN, say, data))


def _plan_stage(lead: Lead, decision: Decision, writes: Writes, now: datetime) -> None:
    old, lead.stage, lead.stage_since = lead.stage, decision.stage_to, now
    writes.moved_on.add(lead.id)
    if decision.stage_to is Stage.LOST:
        lead.lost_reason = (decision.exit or decision.because)[:200]
    data = {"from": old, "to": decision.stage_to}
    writes.events.append(_event(lead, Event.Kind.STAGE, decision.because, data))


def _follow_up(
    tenant, lead: Lead, decision: Decision, enrollment_id: UUID | str | None, policy: Policy, now: datetime
) -> Row:
    is_touch = _is_touch(decision)
    return {
        "id": _new_id(),
        "lead_id": lead.id,
        "enrollment_id": enrollment_id,
        "owner_id": _owner(tenant, lead, decision),
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
    }


def _draft_at(decision: Decision, policy: Policy, now: datetime) -> datetime:
    ahead = Offset(-policy.draft_ahead.value, policy.draft_ahead.unit)
    return max(now, add_offset(decision.due_at, ahead, policy.calendar))
