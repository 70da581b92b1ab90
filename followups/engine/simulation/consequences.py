"""What a decision changes, and what follows when its message goes out or its task is done: as the product's loop does it."""

from dataclasses import replace
from datetime import datetime, timedelta

from followups.engine.decision import Action, Decision, Reason
from followups.engine.due_times import leaves
from followups.engine.facts import Channel, Direction, Enrollment, Interaction, Settled, Stage, Touch, Track
from followups.engine.planning import CLOSE_LOOP_RULE
from followups.engine.policy import Offset
from followups.engine.simulation.contact import Entry
from followups.engine.simulation.world import OpenWork, World
from followups.engine.timing import add_offset, next_open

TOO_LATE = timedelta(days=2)  # approved for a moment so long past that a person looks at it again
QUIET = "The close-loop message was sent: quiet until they write."
_WRITTEN_BY_OWNER = {Channel.SMS: "sms_out", Channel.LINKEDIN: "linkedin"}


def draw(world: World, decision: Decision, now: datetime) -> None:
    """Track, next action, stage and quiet change as the decision says."""
    _write_draft(world, now)
    signature = f"{decision.action}:{decision.rule}:{decision.key}:{decision.asset}"
    is_news = signature != world.signature
    _track(world, decision, now)
    _next_action(world, decision, now)
    if decision.stage_to is not None and decision.stage_to is not world.lead.stage:
        world.lead = replace(world.lead, stage=decision.stage_to, stage_since=now)
    if decision.suppress_follow_up_until is not None and is_news:
        until = decision.suppress_follow_up_until
        world.entries.append(Entry("quiet", CLOSE_LOOP_RULE, now, QUIET, until=until, ends_on_reply=True))
    world.signature = signature
    _write_draft(world, now)


def _track(world: World, decision: Decision, now: datetime) -> None:
    """At most one track runs: the one a decision names replaces another, an exit ends it with its reason (E2, E3)."""
    running, lead = world.enrollment, world.lead
    same = (
        running is not None
        and decision.track is running.track
        and (not decision.cadence or decision.cadence == running.cadence)
        and (running.by_person or not decision.trigger or running.trigger in ("", decision.trigger))
    )
    closed_already = not lead.stage.is_open and lead.exit_reason != ""
    if decision.exit is not None and not closed_already:
        world.lead = replace(lead, exit_reason=decision.exit.value, exited_at=now)
    if running is not None and (decision.exit is not None or (decision.track is not None and not same)):
        running = None
    if decision.track is not None and decision.action is not Action.STOP and running is None:
        running = Enrollment(decision.track, decision.cadence, now, decision.trigger)
        if decision.exit is None:
            world.lead = replace(world.lead, exit_reason="", exited_at=None)
    world.enrollment = running


def _next_action(world: World, decision: Decision, now: datetime) -> None:
    """Work with the same key is kept, and moves with the facts; any other is overtaken."""
    if decision.action not in (Action.TOUCH, Action.TASK) or decision.due_at is None:
        world.work = None
        return
    policy, due = world.scenario.policy, decision.due_at
    ahead = Offset(-policy.draft_ahead.value, policy.draft_ahead.unit)
    draft_at = max(now, add_offset(due, ahead, policy.calendar)) if decision.action is Action.TOUCH else None
    work = world.work
    same = work is not None and (work.key, work.asset) == (decision.key, decision.asset)
    if work is not None and same and work.is_touch is (decision.action is Action.TOUCH):
        if due != work.due_at:
            work.due_at = due
            work.draft_at = draft_at if work.draft_at is not None else None
        work.escalated += decision.escalate
        return
    world.work = OpenWork(
        key=decision.key,
        kind=decision.kind,
        due_at=due,
        created_at=now,
        is_touch=decision.action is Action.TOUCH,
        reviewed=bool(decision.review),
        asset=decision.asset,
        draft_at=draft_at,
    )


def _write_draft(world: World, now: datetime) -> None:
    """The draft is written at its time; without a reason for review it is approved with that."""
    work = world.work
    if work is None or work.draft_at is None or work.draft_at > now:
        return
    work.send_at = work.due_at
    work.approved_at = _approved(world, work, work.draft_at)
    work.draft_at = None


def _approved(world: World, work: OpenWork, ready_at: datetime) -> datetime | None:
    return _approval(world, ready_at) if work.reviewed else ready_at


def _approval(world: World, ready_at: datetime) -> datetime | None:
    """When a reviewer approves a draft that was ready then: after the assumed time, in business hours."""
    after = world.scenario.assume.approve_after
    if after is None:
        return None
    calendar = world.scenario.policy.calendar
    return next_open(add_offset(ready_at, after, calendar), calendar)


def settles_at(world: World, decision: Decision, now: datetime) -> datetime | None:
    """When the open next action is taken as sent or done, at `now` or later; None where nobody approves or does it."""
    work = world.work
    if work is None:
        return None
    if not work.is_touch:
        return max(work.due_at, now) if world.scenario.assume.owner_does_tasks else None
    if work.draft_at is not None:  # it will be written then, without a look
        approved_at, send_at = _approved(world, work, work.draft_at), work.due_at
    else:
        approved_at, send_at = work.approved_at, work.send_at or work.due_at
    if approved_at is None:
        return None
    planned = approved_at if work.kind == "first_reply" and work.reviewed else max(send_at, approved_at)
    if now - planned > TOO_LATE:
        again = _approval(world, now)
        if again is None:
            return None
        work.send_at = work.approved_at = planned = again
        work.draft_at = None
    if planned > now:
        return planned
    return leaves(decision, world.facts(now), world.scenario.policy, now).at


def settle(world: World, decision: Decision, now: datetime) -> str:
    """The message is taken as sent ("sent"), the task as done ("done")."""
    work = world.work
    world.work = None
    world.settled[decision.key] = Settled("done", now)
    if work is None or not work.is_touch:
        _done(world, decision, now)
        return "done"
    world.touches.insert(
        0,
        Touch(
            at=now,
            kind=decision.kind,
            track=decision.track or Track.ACTIVE,
            step=decision.step or None,
            reason=decision.reason.value if decision.reason else "",
            channel=decision.channel or Channel.EMAIL,
            asset=decision.asset,
            angle=decision.template,
        ),
    )
    for item in decision.evidence:
        if item.kind == "promise" and decision.reason is Reason.PROMISED_NEXT_STEP:
            world.promises.pop(item.id, None)
        elif item.kind == "question":
            world.questions.pop(item.id, None)
    if world.lead.stage is Stage.NEW:
        world.move(Stage.CONTACTED, now)
    return "sent"


def _done(world: World, decision: Decision, now: datetime) -> None:
    """An answer, a letter or a call of the owner's is noted with the lead; deciding leaves no trace but the task's end."""
    if decision.kind not in ("answer", "write", "call"):
        return
    name = "call" if decision.kind == "call" else _WRITTEN_BY_OWNER.get(decision.channel or Channel.EMAIL, "email_out")
    ident = f"owner-{len(world.settled)}"
    world.add(Interaction(ident, name, now, Direction.OUTBOUND, "", decision.channel))
