"""A contract that ends is talked about in time (D2, E1): from `renewal_ahead_days` before its end."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts
from followups.engine.planning import renewal_in_sight_at, task
from followups.engine.policy import Policy
from followups.engine.wording import name_of, on_day


def renewal(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """One task for the owner once the end of the contract is in sight; the closed lead that was won has it as well."""
    ends, begins = facts.lead.renews_at, renewal_in_sight_at(facts, policy)
    if ends is None or begins is None:
        return "No contract with an end is known."
    key = f"renewal:{facts.lead.id}:{ends.date()}"
    if key in facts.settled:
        return "The renewal is settled."
    if now < begins:
        return "The end of the contract is far away."
    made = facts.open_follow_up is not None and facts.open_follow_up.key == key
    if ends <= now and not made:
        return "The contract has ended."
    name, day = name_of(facts), on_day(ends, policy.calendar.zone)
    return task(
        facts,
        policy,
        now,
        rule="renewal",
        key=key,
        reason=Reason.RENEWAL,
        due=begins,
        because=f"The contract of {name} ends on {day}.",
        ask=f"Talk with {name} about what comes after {day}.",
        evidence=(Evidence("lead", facts.lead.id, ends, f"Contract ends: {day}"),),
    )
