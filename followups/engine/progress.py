"""How far a lead is on its cadence: which steps are over, and the next one that has something new to bring."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from followups.engine.choosing import Run, after, run_of
from followups.engine.facts import Asset, Facts, Stage
from followups.engine.library import asset_for, is_said
from followups.engine.pace import paced
from followups.engine.policy import Policy, Then, When
from followups.engine.slots import OWN_TIME
from followups.engine.steps import PlannedStep, planned_steps
from followups.engine.timing import day_in, next_open, plus, zone_for

PAST = timedelta(days=14)  # a task whose date lies further back before it was made is not made any more


@dataclass(slots=True)  # not frozen: one is made at every decision (see Decision)
class Ahead:
    """The next step: its key as a piece of work, when it is due, and the asset that it brings if it brings one."""

    run: Run
    planned: PlannedStep
    key: str
    due: datetime
    due_because: str = OWN_TIME  # why not earlier: its own time, or the pace of the lead
    asset: Asset | None = None
    is_first: bool = False  # nothing of this cadence has been taken yet


@dataclass(frozen=True, slots=True)
class Over:
    """No step is left: every one has been taken, or has nothing new to bring."""

    run: Run
    last_at: datetime | None  # when the last one was taken


def progress(facts: Facts, policy: Policy, run: Run, now: datetime) -> Ahead | Over:
    """The next step of the run, or that it is over. A cadence that another follows goes on with that one.

    A late step shifts the later ones by as many days (no burst); a step whose angle the lead has had, or for which the
    library has nothing left, is passed over (D6); a recap is written by the rule for meetings or not at all.
    """
    passed: set[str] = set()
    while True:
        found = _within(facts, policy, run, now)
        following = after(policy, run.cadence) if isinstance(found, Over) else None
        passed.add(run.cadence.key)
        if following is None or following.key in passed or isinstance(found, Ahead):
            return found
        run = replace(run, cadence=following, since=found.last_at or run.since)


def has_run_out(facts: Facts, policy: Policy, now: datetime) -> bool:
    """Whether the running cadence has no step left and nothing of its own follows (E3: steps done)."""
    running = facts.enrollment
    if running is None or not running.cadence:
        return False
    run = run_of(facts, policy, now)
    if isinstance(run, str) or run.cadence.key != running.cadence:
        return False
    found = progress(facts, policy, run, now)
    if isinstance(found, Ahead):
        return False
    then = found.run.cadence.then
    return then == Then.NO_RESPONSE or facts.lead.stage is Stage.DORMANT


def _within(facts: Facts, policy: Policy, run: Run, now: datetime) -> Ahead | Over:
    steps, zone = planned_steps(run.cadence), zone_for(facts.lead.time_zone, policy.calendar)
    place, last_at = _taken(facts, run, steps, now)
    late = timedelta()
    if last_at is not None:
        planned = steps[place - 1].planned_at(run.since, policy.calendar, zone)
        late = timedelta(days=max((last_at - next_open(planned, policy.calendar, zone)).days, 0))
    for planned_step in steps[place:]:
        step, key = planned_step.step, _key(run, planned_step)
        if step.kind == "recap":
            continue
        due = plus(planned_step.planned_at(run.since, policy.calendar, zone), late)
        due_because = OWN_TIME
        if step.kind != "task":  # a date in a customer's life does not come sooner because they looked at a page
            due, due_because = paced(due, last_at, facts, policy, now, repeating=planned_step.earlier > 0)
        asset = None
        if step.asset:
            day = day_in(max(due, now), policy.calendar.zone)
            asset = asset_for(facts, step.asset, key, day, cold=step.kind == "reactivation")
            if asset is None:
                continue
        elif step.kind == "task":
            if plus(due, PAST) < now and not _is_open(facts, key):
                continue
        elif step.kind != "first_reply" and is_said(facts, step.template):
            continue
        return Ahead(run, planned_step, key, due, due_because, asset, is_first=last_at is None)
    return Over(run, last_at)


def _taken(facts: Facts, run: Run, steps: tuple[PlannedStep, ...], now: datetime) -> tuple[int, datetime | None]:
    """How many steps lie behind us, and when the last of them was taken or settled otherwise."""
    sent = {touch.step: touch for touch in reversed(facts.touches) if touch.step and run.since <= touch.at <= now}
    if not sent and not facts.settled:
        return 0, None
    for place in range(len(steps), 0, -1):
        planned = steps[place - 1]
        settled = facts.settled.get(_key(run, planned))
        touch = sent.get(planned.key)
        if touch is not None and touch.angle in ("", planned.step.template):
            return place, touch.at
        if settled is not None:
            return place, settled.at
    return 0, None


def _key(run: Run, planned: PlannedStep) -> str:
    return f"{run.cadence.key}:{planned.key}:{run.trigger}"


def _is_open(facts: Facts, key: str) -> bool:
    return facts.open_follow_up is not None and facts.open_follow_up.key == key


def is_too_late(facts: Facts, policy: Policy, ahead: Ahead, now: datetime) -> bool:
    """A cadence is not begun after the silence that would end it: an old record is a person's to judge."""
    if not ahead.is_first or ahead.run.when in (None, When.DORMANT):
        return False
    if facts.open_follow_up is not None and facts.open_follow_up.key.startswith(f"{ahead.run.cadence.key}:"):
        return False
    return now > plus(ahead.run.since, timedelta(days=max(0, min(policy.no_response.silence_days, 3650))))
