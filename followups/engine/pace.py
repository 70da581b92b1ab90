"""How fast a cadence goes: sooner for a lead that is engaged, slower for one that stays silent (F3)."""

from datetime import datetime

from followups.engine.facts import Facts
from followups.engine.history import follow_ups_since, past_of
from followups.engine.policy import Offset, Policy, Unit
from followups.engine.slots import OWN_TIME
from followups.engine.timing import add_offset, zone_for
from followups.engine.wording import counted

UNANSWERED = 3  # so many touches without a sign of life are silence
DAY_SECONDS = 86_400


def paced(
    due: datetime, last_at: datetime | None, facts: Facts, policy: Policy, now: datetime, *, repeating: bool = False
) -> tuple[datetime, str]:
    """The time of a step that its cadence wants at `due`, and why then; moved by whole days, so that the hour stays.

    `last_at` is when the step before it was taken, None before the first. `repeating`: it has come before, and only such
    a step is slowed down: the first ones keep the days that the cadence says. The gap, caps and hours hold afterwards.
    """
    if last_at is None or due <= last_at:
        return due, OWN_TIME
    if policy.pace.engaged != 100 and is_engaged(facts, now):
        per_cent, why = policy.pace.engaged, "They have looked at something of ours since our last message"
    elif repeating and policy.pace.silent != 100 and is_silent(facts, now):
        per_cent, why = policy.pace.silent, f"The last {UNANSWERED} touches and more are unanswered"
    else:
        return due, OWN_TIME
    interval = round((due - last_at).total_seconds() / DAY_SECONDS)
    days = (interval * abs(per_cent - 100) + 50) // 100
    if days == 0:
        return due, OWN_TIME
    sooner = per_cent < 100
    zone = zone_for(facts.lead.time_zone, policy.calendar)
    moved = add_offset(due, Offset(-days if sooner else days, Unit.DAYS), policy.calendar, zone)
    return moved, f"{why}: this step comes {counted(days, 'day')} {'sooner' if sooner else 'later'}."


def is_engaged(facts: Facts, now: datetime) -> bool:
    """Whether they have visited, downloaded or followed a link themselves since our last message. Opens never count."""
    past = past_of(facts, now)
    contact = past.contact_at
    return contact is not None and any(contact < item.at for item in past.signals)


def is_silent(facts: Facts, now: datetime) -> bool:
    """Whether so many touches of ours are unanswered that more of the same would be pressure."""
    return follow_ups_since(facts, past_of(facts, now).silent[1], now) >= UNANSWERED
