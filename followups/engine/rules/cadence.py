"""The cadence that applies: its next step that brings something new, until the lead answers (E1, E2, D6)."""

from datetime import datetime

from followups.engine.choosing import Run, run_of
from followups.engine.decision import Action, Decision, Evidence, ExitReason, Reason
from followups.engine.facts import Facts, Stage, Track
from followups.engine.history import past_of
from followups.engine.planning import is_quiet, task, touch, wait
from followups.engine.policy import Policy, Then, When
from followups.engine.progress import Ahead, Over, is_too_late, progress
from followups.engine.revisiting import revisit_at
from followups.engine.rules.silence import answer_time_ends
from followups.engine.wording import name_of, on_day

_BECAUSE = {
    None: "{name} was put on “{cadence}” on {day}",
    When.CAPTURED: "{name} asked to hear from us on {day}",
    When.DEMO: "{name} saw the demo on {day}",
    When.MEETING: "{name} met us on {day}",
    When.DOWNLOAD: "{name} downloaded something on {day}",
    When.INBOUND: "{name} wrote to us on {day}",
    When.BOOKING: "{name} booked a meeting on {day}",
    When.STAGE: "{name} has been at this stage since {day}",
    When.TRIGGER_EVENT: "There has been news about the company of {name} on {day}",
    When.DORMANT: "{name} was to be looked at again on {day}",
    When.CONTRACT: "{name} became a customer on {day}",
}


def cadence_step(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The next step of the lead's cadence, one at a time; with none left, what follows it."""
    if is_quiet(facts):
        return "The last message promised silence until they write."
    run = run_of(facts, policy, now)
    if isinstance(run, str):
        return run
    found = progress(facts, policy, run, now)
    if isinstance(found, Over):
        return _after_last(facts, policy, now, found)
    if is_too_late(facts, policy, found, now):
        return "What starts the cadence is too long ago to begin with it."
    return take(facts, policy, now, found, rule="cadence_step")


def take(facts: Facts, policy: Policy, now: datetime, ahead: Ahead, *, rule: str) -> Decision:
    """The step as a message, or as the owner's task where it is one."""
    run, step, asset = ahead.run, ahead.planned.step, ahead.asset
    began = began_because(facts, policy, run)
    evidence = _evidence(facts, run)
    if step.kind == "task":
        return task(
            facts,
            policy,
            now,
            rule=rule,
            key=ahead.key,
            reason=Reason.POST_CLOSE if run.cadence.track is Track.POST_CLOSE else Reason.CADENCE_STEP,
            due=ahead.due,
            due_because=ahead.due_because,
            because=f"{began}; this step brings: {step.brings}",
            ask=step.ask,
            brings=step.brings,
            kind="decide",
            track=run.cadence.track,
            cadence=run.cadence.key,
            trigger=run.trigger,
            step=ahead.planned.key,
            evidence=evidence,
        )
    if asset is not None:
        evidence = (*evidence, Evidence("asset", asset.key, run.since, asset.title))
    name, brings = name_of(facts), step.brings if asset is None else asset.brings
    first, again = step.kind == "first_reply", step.kind == "reactivation"
    because = began if first else f"{began} and has not answered; this step brings: {brings}"
    if run.when is When.DORMANT:
        because = f"{_cold(facts, policy)}; this is new: {brings}"
    return touch(
        facts,
        policy,
        now,
        rule=rule,
        title=f"Send {name} the first reply" if first else f"Write to {name}: {brings.rstrip('.')}",
        key=ahead.key,
        reason=Reason.SPEED_TO_LEAD if first else Reason.REACTIVATION if again else Reason.CADENCE_STEP,
        due=ahead.due,
        due_because=ahead.due_because,
        because=because.rstrip(".") + ".",
        ask=step.ask,
        brings=brings,
        template=step.template,
        kind="follow_up" if step.kind == "recap" else step.kind,
        channel=step.channel,
        max_words=step.max_words,
        track=run.cadence.track,
        cadence=run.cadence.key,
        trigger=run.trigger,
        step=ahead.planned.key,
        asset="" if asset is None else asset.key,
        keeps_gap=not first,
        always_review=step.review or again or run.cadence.track is Track.REACTIVATION,
        evidence=evidence,
    )


def _after_last(facts: Facts, policy: Policy, now: datetime, over: Over) -> Decision | str:
    """The silence rules go on, or the lead is left alone until a revisit date once the last step had its time (E5)."""
    run, then, lead = over.run, over.run.cadence.then, facts.lead
    if then not in (Then.NURTURE, Then.PAUSE) or lead.stage is Stage.DORMANT:
        return "Every step of the cadence has been taken, or has nothing new to bring."
    last_at = max(past_of(facts, now).contact_at or run.since, over.last_at or run.since)
    answered_by = answer_time_ends(policy, last_at)
    if lead.stage_since >= answered_by:
        return "The lead's stage has moved since the last step of its cadence."
    name, zone = name_of(facts), policy.calendar.zone
    if now < answered_by:
        return wait(
            facts,
            policy,
            now,
            rule="cadence_step",
            because=f"The last step of “{run.cadence.name}” has been taken: it is {name}'s turn.",
            until=answered_by,
            until_because=f"Until then {name} has time to answer.",
            evidence=_evidence(facts, run),
        )
    at = revisit_at(facts, policy, now)
    return Decision(
        action=Action.DISPOSE,
        rule="cadence_step",
        because=f"Every step of “{run.cadence.name}” has been taken, and {name} has not answered: looked at again on "
        f"{on_day(at, zone)}.",
        next_look_at=at,
        next_look_because="Until then nothing is sent unless they write.",
        key=f"{run.cadence.key}:{then}:{run.trigger}",
        reason=Reason.NO_RESPONSE,
        evidence=_evidence(facts, run),
        track=Track.NURTURE if then == Then.NURTURE else None,
        exit=ExitReason.STEPS_DONE,
        stage_to=Stage.DORMANT,
    )


def began_because(facts: Facts, policy: Policy, run: Run) -> str:
    """What started the cadence, as a sentence without its full stop."""
    day = on_day(run.since, policy.calendar.zone)
    return _BECAUSE[run.when].format(name=name_of(facts), cadence=run.cadence.name, day=day)


def _cold(facts: Facts, policy: Policy) -> str:
    since = on_day(facts.lead.stage_since, policy.calendar.zone)
    why = facts.lead.cold_because.replace("_", " ")
    return f"{name_of(facts)} has been dormant since {since}" + (f" and went cold because of {why}" if why else "")


def _evidence(facts: Facts, run: Run) -> tuple[Evidence, ...]:
    for interaction in facts.interactions:
        if interaction.id == run.trigger:
            return (Evidence("interaction", run.trigger, run.since, interaction.text),)
    return (Evidence("lead", facts.lead.id, run.since),)
