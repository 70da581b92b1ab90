"""The start of a conversation: the tenant's cadence from the capture on (E1). A late step shifts the later ones."""

from datetime import datetime, timedelta

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts, Stage
from followups.engine.history import last_sign_of_life, trigger
from followups.engine.planning import touch
from followups.engine.policy import Cadence, Policy, Step
from followups.engine.timing import add_offset, next_open, plus, zone_for
from followups.engine.wording import name_of, on_day


def start_cadence(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The next step of the start cadence, until the lead answers; one at a time, at least the minimum gap apart."""
    if facts.lead.stage not in (Stage.NEW, Stage.CONTACTED):
        return "The lead is past its first contact."
    cadence = _running(facts, policy)
    if cadence is None or not cadence.steps:
        return "The tenant has no cadence for new leads."
    capture_id, captured_at = trigger(facts, now)
    if _was_taken_off(facts, captured_at):
        return "A person has taken the lead off its cadence."
    sign = last_sign_of_life(facts, now)
    if sign is not None and sign.at > captured_at:
        return "The lead has been in touch since the capture."
    done_at = _done(facts, cadence, capture_id, captured_at, now)
    place = max((index for index, at in enumerate(done_at) if at is not None), default=-1) + 1
    if place == len(cadence.steps):
        return "Every step of the cadence has been taken."
    if place == 0 and _too_late_to_start(facts, policy, cadence, captured_at, now):
        return "The capture is too long ago to begin with a first reply."
    return _take(facts, policy, now, cadence, place, capture_id, captured_at, done_at[place - 1] if place else None)


def _take(
    facts: Facts,
    policy: Policy,
    now: datetime,
    cadence: Cadence,
    place: int,
    capture_id: str,
    captured_at: datetime,
    previous_at: datetime | None,
) -> Decision:
    step = cadence.steps[place]
    zone = zone_for(facts.lead.time_zone, policy.calendar)
    due = add_offset(captured_at, step.after, policy.calendar, zone)
    if previous_at is not None:
        planned = add_offset(captured_at, cadence.steps[place - 1].after, policy.calendar, zone)
        late = previous_at - next_open(planned, policy.calendar, zone)
        if late >= timedelta(days=1):
            due = plus(due, timedelta(days=late.days))
    name, day = name_of(facts), on_day(captured_at, zone_for(None, policy.calendar))
    first = step.kind == "first_reply"
    return touch(
        facts,
        policy,
        now,
        rule="start_cadence",
        title=f"Send {name} the first reply" if first else f"Write to {name}: {step.brings.rstrip('.')}",
        key=_key(cadence, step, capture_id),
        reason=Reason.SPEED_TO_LEAD if first else Reason.CADENCE_STEP,
        due=due,
        because=f"{name} asked to hear from us on {day}."
        if first
        else f"{name} asked to hear from us on {day} and has not answered; this step brings: {step.brings}",
        ask=step.ask,
        brings=step.brings,
        template=step.template,
        kind=step.kind,
        channel=step.channel,
        max_words=step.max_words,
        track=cadence.track,
        cadence=cadence.key,
        step=step.key,
        keeps_gap=not first,
        always_review=step.review,
        evidence=_evidence(facts, capture_id, captured_at),
    )


def _running(facts: Facts, policy: Policy) -> Cadence | None:
    key = (
        facts.enrollment.cadence if facts.enrollment is not None and facts.enrollment.cadence else policy.start_cadence
    )
    return next((cadence for cadence in policy.cadences if cadence.key == key), None)


def _was_taken_off(facts: Facts, captured_at: datetime) -> bool:
    """What a person has ended does not begin again by itself, unless the lead asks to hear from us anew (E7)."""
    if facts.enrollment is not None and facts.enrollment.by_person:
        return False
    return facts.taken_off_at is not None and captured_at <= facts.taken_off_at


def _done(
    facts: Facts, cadence: Cadence, capture_id: str, captured_at: datetime, now: datetime
) -> list[datetime | None]:
    """For each step when it was taken (or settled otherwise), None where it was not."""
    sent = {touch.step: touch.at for touch in reversed(facts.touches) if touch.step and captured_at <= touch.at <= now}
    if not sent and not facts.settled:
        return [None] * len(cadence.steps)
    done: list[datetime | None] = []
    for step in cadence.steps:
        settled = facts.settled.get(_key(cadence, step, capture_id))
        done.append(sent.get(step.key) or (settled.at if settled is not None else None))
    return done


def _too_late_to_start(facts: Facts, policy: Policy, cadence: Cadence, captured_at: datetime, now: datetime) -> bool:
    """A cadence is not begun after the silence that would end it: an old record is a person's to judge."""
    if facts.open_follow_up is not None and facts.open_follow_up.key.startswith(f"{cadence.key}:"):
        return False
    return now > plus(captured_at, timedelta(days=max(0, min(policy.no_response.silence_days, 3650))))


def _key(cadence: Cadence, step: Step, capture_id: str) -> str:
    return f"{cadence.key}:{step.key}:{capture_id}"


def _evidence(facts: Facts, capture_id: str, captured_at: datetime) -> tuple[Evidence, ...]:
    for interaction in facts.interactions:
        if interaction.id == capture_id:
            return (Evidence("interaction", capture_id, captured_at, interaction.text),)
    return (Evidence("lead", capture_id, captured_at),)
