"""Silence: a reviewed close-loop message after the tenant's threshold, then a disposition (E2, E5)."""

from datetime import datetime

from followups.engine.decision import Action, Decision, Evidence, ExitReason, Reason
from followups.engine.facts import Facts, Stage, Track
from followups.engine.history import close_loop_sent, follow_ups_since, is_qualified, last_absence, past_of
from followups.engine.planning import touch, wait
from followups.engine.policy import Policy
from followups.engine.revisiting import revisit_at
from followups.engine.rules.absences import taken_up_at
from followups.engine.timing import business_days_after, days_after
from followups.engine.wording import counted, name_of, on_day


def after_close_loop(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Quiet after the close-loop message; when its time is over, nurture or closing, with the reason."""
    sent_at = close_loop_sent(facts, now)
    if sent_at is None:
        return "No close-loop message has gone out in this silence."
    if facts.lead.stage is Stage.DORMANT:
        return "The lead is dormant already."
    name, zone = name_of(facts), policy.calendar.zone
    silent_id, since = past_of(facts, now).silent
    key = f"dispose:{silent_id}"
    if key in facts.settled:
        return "What becomes of the lead after this silence is settled."
    evidence = (Evidence("touch", silent_id, sent_at, "Close-loop message"),)
    until = days_after(sent_at, policy.no_response.wait_days, policy.calendar)
    if facts.lead.stage_since >= until:
        return "The lead's stage has moved since this silence was over."
    if now < until:
        return wait(
            facts,
            policy,
            now,
            rule="after_close_loop",
            because=f"{name} has until {on_day(until, zone)} to answer the last message of {on_day(sent_at, zone)}.",
            until=until,
            until_because="Then it is decided what becomes of the lead.",
            evidence=evidence,
        )
    return _dispose(facts, policy, now, key, since, evidence)


def _dispose(
    facts: Facts, policy: Policy, now: datetime, key: str, since: datetime, evidence: tuple[Evidence, ...]
) -> Decision:
    """What the tenant wants for leads that never answered: nurture, back to the pipeline one day, or lost."""
    target = disposition(facts, policy)
    lost, revisit = target == "lost", revisit_at(facts, policy, now)
    zone = policy.calendar.zone
    silence = f"{name_of(facts)} has been silent since {on_day(since, zone)}, also after the last message"
    becomes = {
        "lost": "closed",
        "nurture": f"looked at again on {on_day(revisit, zone)}",
        "recycle": f"back in the pipeline on {on_day(revisit, zone)}",
    }[target]
    return Decision(
        action=Action.DISPOSE,
        rule="after_close_loop",
        because=f"{silence}: {becomes}.",
        next_look_at=None if lost else revisit,
        next_look_because="The lead is closed." if lost else "Until then nothing is sent unless they write.",
        key=key,
        reason=Reason.NO_RESPONSE,
        evidence=evidence,
        track=Track.NURTURE if target == "nurture" else None,
        exit=ExitReason.NO_RESPONSE,
        stage_to=Stage.LOST if lost else Stage.DORMANT,
        suppress_follow_up_until=None if lost else revisit,
    )


def disposition(facts: Facts, policy: Policy) -> str:
    """nurture | lost | recycle, by whether the lead was qualified at some time (E5)."""
    return policy.no_response.qualified_to if is_qualified(facts) else policy.no_response.others_to


def answer_time_ends(policy: Policy, sent_at: datetime) -> datetime:
    """How long the lead has to answer a message of ours before anything follows from silence."""
    return business_days_after(sent_at, policy.proposal_quiet_days, policy.calendar)


def no_response(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """One last, reviewed message once the silence is long enough; a lead that we never wrote to is not silent."""
    past = past_of(facts, now)
    silent_id, since = past.silent
    key = f"close_loop:{silent_id}"
    if key in facts.settled:
        return "The close-loop message of this silence is settled."
    if facts.lead.stage is Stage.DORMANT:
        return "The lead is dormant already."
    count = follow_ups_since(facts, since, now)
    latest = past.contact_at
    if latest is None or latest <= since:
        return "We have not written since the lead was last in touch."
    name, zone = name_of(facts), policy.calendar.zone
    threshold = days_after(_silence_begins(facts, policy, now, since), policy.no_response.silence_days, policy.calendar)
    answered_by = answer_time_ends(policy, latest)
    day = on_day(since, zone)
    if now < threshold:
        if count < policy.no_response.touches_before:
            return f"The silence is shorter than {counted(policy.no_response.silence_days, 'day')}."
        return wait(
            facts,
            policy,
            now,
            rule="no_response",
            because=f"{name} has had {counted(count, 'follow-up')} since {day}; more would be pressure.",
            until=threshold,
            until_because=f"{counted(policy.no_response.silence_days, 'day')} of silence are over then.",
            evidence=(_silence(facts, silent_id, since),),
        )
    if count < policy.no_response.touches_before and now < answered_by:
        return "Our last message has not had its time."
    return touch(
        facts,
        policy,
        now,
        rule="no_response",
        title=f"Send {name} a last message that makes it easy to say no or later",
        key=key,
        reason=Reason.NO_RESPONSE,
        due=max(threshold, answered_by),  # our last message has its time to be answered as well
        because=f"{name} has not answered since {day}, after {counted(count, 'follow-up')}.",
        ask=f"Shall we close this for now, or is there a better time for {name}?",
        brings="An easy way to say no or later, and no further messages without an answer.",
        template=policy.no_response.template,
        kind="close_loop",
        max_words=policy.no_response.max_words,
        track=Track.NO_RESPONSE,
        quiet_until=revisit_at(facts, policy, now),
        evidence=(_silence(facts, silent_id, since),),
    )


def _silence_begins(facts: Facts, policy: Policy, now: datetime, since: datetime) -> datetime:
    """Somebody who is away is not silent: the days count from their return on."""
    absence = last_absence(facts, now)
    if absence is None or absence.at <= since:
        return since
    return max(since, min(taken_up_at(absence, policy), now))


def _silence(facts: Facts, silent_id: str, since: datetime) -> Evidence:
    for interaction in facts.interactions:
        if interaction.id == silent_id:
            return Evidence("interaction", silent_id, since, interaction.text)
    return Evidence("lead", silent_id, since)
