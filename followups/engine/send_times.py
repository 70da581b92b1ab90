"""The hour at which this lead is likely to read us, learned from replies (F3). Opens never count."""

from datetime import datetime, time, tzinfo

from followups.engine.facts import Channel, Facts
from followups.engine.history import past_of
from followups.engine.limits import hours_of
from followups.engine.policy import Policy
from followups.engine.slots import Slot
from followups.engine.timing import instant, is_open, zone_for

HOURS = 24


def learned_time(slot: Slot, facts: Facts, policy: Policy, now: datetime, channel: Channel | None) -> Slot:
    """The slot, or a later one of the same open day at an hour in which leads answer more often.

    The lead's own replies are shrunk towards the tenant's: with `weight` replies of its own both count the same. Below
    `floor` replies of the tenant nothing is learned. The first hour of those that are equally good stays.
    """
    rules = policy.send_times
    total = sum(facts.reply_hours)
    if not rules.learned or len(facts.reply_hours) != HOURS or total < max(rules.floor, 1):
        return slot
    zone = zone_for(facts.lead.time_zone, policy.calendar)
    calendar = hours_of(policy, channel)
    if not is_open(slot.at, calendar, zone):  # a first slot outside open hours is never moved into another day
        return slot
    local = slot.at.astimezone(zone)
    own = own_hours(facts, now, zone)
    liking = [own[hour] + rules.weight * facts.reply_hours[hour] / total for hour in range(HOURS)]
    best_at, best = slot.at, liking[local.hour]
    day = local.date()
    for hour in range(local.hour + 1, HOURS):
        at = instant(day, time(hour), zone)
        if liking[hour] > best and at > slot.at and at.astimezone(zone).hour == hour and is_open(at, calendar, zone):
            best_at, best = at, liking[hour]
    if best_at == slot.at:
        return slot
    hour = best_at.astimezone(zone).hour
    mine = own[hour]
    whose = f"this lead ({mine} of {sum(own)} replies) and others" if mine else "leads"
    said = f"Around {hour:02}:00 {whose} answer more often."
    return Slot(best_at, said if not slot.limits else f"{slot.because} {said}", (*slot.limits, "learned"))


def own_hours(facts: Facts, now: datetime, zone: tzinfo) -> list[int]:
    """The lead's own messages by the hour of its day."""
    counts = [0] * HOURS
    for item in past_of(facts, now).replies:
        counts[_hour(item.at, zone)] += 1
    return counts


def _hour(at: datetime, zone: tzinfo) -> int:
    try:
        return at.astimezone(zone).hour
    except OverflowError:  # on the calendar's first or last day
        return at.hour
