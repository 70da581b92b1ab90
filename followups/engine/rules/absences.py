"""An out-of-office reply: nothing before the stated return and one business day more (E3)."""

from datetime import datetime

from followups.engine.decision import Decision
from followups.engine.facts import Facts, Interaction
from followups.engine.history import last_absence
from followups.engine.planning import seen, wait
from followups.engine.policy import Policy
from followups.engine.timing import business_days_after, days_after, next_open
from followups.engine.wording import counted, name_of, on_day


def away(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Waits until the lead is back, unless they have been in touch since the auto-reply."""
    absence = last_absence(facts, now)
    if absence is None:
        return "There is no out-of-office reply."
    back_at = taken_up_at(absence, policy)
    if back_at <= now:
        return "The absence is over."
    name, zone = name_of(facts), policy.calendar.zone
    stated = absence.until
    if stated is None:
        because = f"{name} is out of the office and names no return."
    elif stated > _latest(absence, policy):
        because = (
            f"{name} is out of the office until {on_day(stated, zone)} {stated.astimezone(zone).year}; "
            f"that is not waited for beyond {counted(policy.longest_absence_days, 'day')}."
        )
    else:
        because = f"{name} is out of the office and back on {on_day(stated, zone)}."
    return wait(
        facts,
        policy,
        now,
        rule="away",
        because=because,
        until=back_at,
        until_because="They have had a day to catch up by then.",
        evidence=(seen(absence),),
        beyond_idle=True,
    )


def taken_up_at(absence: Interaction, policy: Policy) -> datetime:
    """When follow-up goes on: one business day after the return, or after `absence_days` where none is stated.

    A return further away than `longest_absence_days` is a mistake or a long leave: a person looks at that date.
    """
    if absence.until is None:
        resumes = business_days_after(absence.at, policy.absence_days, policy.calendar)
    else:
        back = min(absence.until, _latest(absence, policy))
        resumes = business_days_after(back, 1, policy.calendar)
    return next_open(resumes, policy.calendar)


def _latest(absence: Interaction, policy: Policy) -> datetime:
    return days_after(absence.at, policy.longest_absence_days, policy.calendar)
