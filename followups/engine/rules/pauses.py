"""A pause holds everything until its date (E3, E7)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence
from followups.engine.facts import Facts
from followups.engine.planning import wait
from followups.engine.policy import Policy
from followups.engine.wording import name_of, on_day


def paused(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Nothing happens before `paused_until`, which is also the next look."""
    until = facts.lead.paused_until
    if until is None:
        return "There is no pause."
    if until <= now:
        return "The pause is over."
    day = on_day(until, policy.calendar.zone)
    why = f": {facts.lead.paused_because.strip().rstrip('.')}" if facts.lead.paused_because.strip() else ""
    return wait(
        facts,
        policy,
        now,
        rule="paused",
        because=f"{name_of(facts)} is paused until {day}{why}.",
        until=until,
        until_because="The pause ends then.",
        evidence=(Evidence("lead", facts.lead.id, until, facts.lead.paused_because),),
        beyond_idle=True,
    )
