"""Dormant leads: left alone until the revisit date, then a person decides (E5)."""

from datetime import datetime, timedelta

from followups.engine.decision import Action, Decision, Evidence, ExitReason, Reason
from followups.engine.facts import Facts, Stage
from followups.engine.history import past_of
from followups.engine.planning import task, wait
from followups.engine.policy import Policy
from followups.engine.repeating import asked_again
from followups.engine.revisiting import revisit_at
from followups.engine.rules.silence import disposition
from followups.engine.timing import plus
from followups.engine.wording import name_of, on_day


def revisit(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Nothing before the revisit date; then the owner says whether there is a fresh reason, or it is recycled."""
    lead = facts.lead
    if lead.stage is not Stage.DORMANT:
        return "The lead is not dormant."
    past = past_of(facts, now)
    sign = past.sign
    if sign is not None and sign.at > lead.stage_since:
        return "The lead has been in touch since it went dormant."
    latest = past.contact_at
    at = revisit_at(facts, policy, lead.stage_since if latest is None else max(latest, lead.stage_since))
    name, zone = name_of(facts), policy.calendar.zone
    since = on_day(lead.stage_since, zone)
    evidence = (Evidence("lead", lead.id, lead.stage_since, "Stage: dormant"),)
    if now < at:
        return wait(
            facts,
            policy,
            now,
            rule="revisit",
            because=f"{name} has been dormant since {since} and is left alone until {on_day(at, zone)}.",
            until=at,
            until_because="That is the revisit date.",
            evidence=evidence,
            beyond_idle=True,
        )
    if lead.exit_reason == ExitReason.NO_RESPONSE and disposition(facts, policy) == "recycle":
        return _recycled(facts, policy, now, since, evidence)
    key, again_at = asked_again(
        facts, policy, now, f"revisit:{lead.id}:{at.date()}", every=policy.no_response.revisit_days
    )
    if key is None:
        return wait(
            facts,
            policy,
            now,
            rule="revisit",
            because=f"{name} has been dormant since {since}, and it was decided to leave it so.",
            until=again_at,
            until_because="That is the next revisit date.",
            evidence=evidence,
            beyond_idle=True,
        )
    return task(
        facts,
        policy,
        now,
        rule="revisit",
        key=key,
        reason=Reason.REVISIT,
        due=at,
        because=f"{name} has been dormant since {since}, and the revisit date has come.",
        ask=f"Is there a fresh reason to write to {name}? Take the lead up again, set a later date, or close it.",
        evidence=evidence,
    )


def _recycled(facts: Facts, policy: Policy, now: datetime, since: str, evidence: tuple[Evidence, ...]) -> Decision:
    """Back in the pipeline without a message: the look that follows gives the owner the task to find a next step."""
    name = name_of(facts)
    return Decision(
        action=Action.DISPOSE,
        rule="revisit",
        because=f"{name} has been dormant since {since} without an answer, and is back in the pipeline.",
        next_look_at=plus(now, timedelta(minutes=1)),
        next_look_because="Then its owner is asked for a next step.",
        key=f"recycle:{facts.lead.id}:{facts.lead.stage_since.date()}",
        reason=Reason.REVISIT,
        evidence=evidence,
        stage_to=Stage.CONTACTED,
    )
