"""Leads of the manual group of an experiment: people follow them up, and nobody forgets them (M4, D1)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts, Stage
from followups.engine.history import past_of
from followups.engine.planning import seen, task, wait
from followups.engine.policy import Policy
from followups.engine.revisiting import revisit_at
from followups.engine.timing import business_days_after, days_after
from followups.engine.wording import name_of, on_day


def by_hand(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Always one task for the owner: it asks for nothing in particular, since what is done by hand is what is compared.

    What we owe, what they wrote and a booked meeting come before it. A settled task is followed by the next one, due
    `idle_look_days` later. A lead that a person has put aside is left alone until its date.
    """
    if not facts.lead.by_hand:
        return "The lead is not in the manual group of an experiment."
    name = name_of(facts)
    last = past_of(facts, now).last
    evidence = (seen(last),) if last is not None else (Evidence("lead", facts.lead.id, facts.lead.captured_at),)
    aside = _set_aside_until(facts, policy, now)
    if aside is not None and now < aside:
        return wait(
            facts,
            policy,
            now,
            rule="by_hand",
            because=f"{name} is dormant and is left alone until {on_day(aside, policy.calendar.zone)}.",
            until=aside,
            until_because="That is the revisit date.",
            evidence=evidence,
            beyond_idle=True,
        )
    key, settled_at = _next(facts)
    if settled_at is None:
        due = business_days_after(facts.lead.captured_at, 1, policy.calendar)
    else:
        due = days_after(settled_at, max(policy.idle_look_days, 1), policy.calendar)
    if aside is not None:
        due = max(due, aside)
    return task(
        facts,
        policy,
        now,
        rule="by_hand",
        key=key,
        reason=Reason.BY_HAND,
        due=due,
        because=f"{name} is in the manual group of an experiment: nothing is planned or sent by itself.",
        ask=f"Follow up {name} by hand, as you would without this product, and note what happens.",
        evidence=evidence,
    )


def _set_aside_until(facts: Facts, policy: Policy, now: datetime) -> datetime | None:
    """The revisit date of a lead that is dormant and has not been in touch since; None for any other."""
    lead = facts.lead
    if lead.stage is not Stage.DORMANT:
        return None
    past = past_of(facts, now)
    if past.sign is not None and past.sign.at > lead.stage_since:
        return None
    latest = past.contact_at
    return revisit_at(facts, policy, lead.stage_since if latest is None else max(latest, lead.stage_since))


def _next(facts: Facts) -> tuple[str, datetime | None]:
    """The key of the task after those that are settled, and when the last of them was."""
    key = f"by_hand:{facts.lead.id}"
    number, last = 1, None
    while (settled := facts.settled.get(key if number == 1 else f"{key}:{number}")) is not None:
        number, last = number + 1, settled.at
    return (key if number == 1 else f"{key}:{number}"), last
