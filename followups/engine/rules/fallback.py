"""Open leads that no other rule claims: never forgotten, and never written to without a reason."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts
from followups.engine.history import past_of
from followups.engine.planning import seen, task, wait
from followups.engine.policy import Policy
from followups.engine.repeating import asked_again
from followups.engine.rules.silence import answer_time_ends
from followups.engine.timing import business_days_after
from followups.engine.wording import name_of, on_day


def our_message_out(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """We spoke last, not long ago: it is the lead's turn, and nothing is due yet."""
    past = past_of(facts, now)
    latest = past.contact_at
    if latest is None or latest <= past.silent[1]:
        return "The lead was in touch last, or nothing has been sent."
    until = answer_time_ends(policy, latest)
    if until <= now:
        return "Our last message has had its time."
    name = name_of(facts)
    return wait(
        facts,
        policy,
        now,
        rule="our_message_out",
        because=f"We wrote to {name} on {on_day(latest, policy.calendar.zone)}: it is their turn.",
        until=until,
        until_because=f"Until then {name} has time to answer.",
        evidence=(Evidence("touch", facts.lead.id, latest),),
    )


def decide_next_step(facts: Facts, policy: Policy, now: datetime) -> Decision:
    """Time alone is no reason to write (D2): the owner finds one, sets a date, or closes the lead."""
    name = name_of(facts)
    last = past_of(facts, now).last
    anchor, at = (last.id, last.at) if last is not None else (facts.lead.id, facts.lead.captured_at)
    evidence = (seen(last),) if last is not None else (Evidence("lead", facts.lead.id, facts.lead.captured_at),)
    key, again_at = asked_again(facts, policy, now, f"decide:{anchor}")
    if key is None:
        return wait(
            facts,
            policy,
            now,
            rule="decide_next_step",
            because=f"It was decided not long ago how {name} goes on, and nothing has happened since.",
            until=again_at,
            until_because="If nothing has happened by then, it is asked again.",
            evidence=evidence,
        )
    return task(
        facts,
        policy,
        now,
        rule="decide_next_step",
        key=key,
        reason=Reason.NO_REASON_LEFT,
        due=business_days_after(now if at > now else at, 1, policy.calendar),
        because=f"{name} has no agreed next step, and there is no reason to write.",
        ask=f"Decide the next step for {name}: agree one, come back later, or close the lead.",
        evidence=evidence,
    )
