"""Dormant leads: left alone until the revisit date, then a person decides (E5)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts, Stage
from followups.engine.planning import task, wait
from followups.engine.policy import Policy
from followups.engine.rules.silence import revisit_at
from followups.engine.timing import zone_for
from followups.engine.wording import name_of, on_day


def revisit(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Nothing before the revisit date; then the owner says whether there is a fresh reason."""
    lead = facts.lead
    if lead.stage is not Stage.DORMANT:
        return "The lead is not dormant."
    at = revisit_at(policy, lead.stage_since)
    name, zone = name_of(facts), zone_for(None, policy.calendar)
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
    key = f"revisit:{lead.id}:{lead.stage_since:%Y-%m-%d}"
    if key in facts.settled:
        return "The revisit has been decided."
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
