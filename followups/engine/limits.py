"""What keeps a touch back: business hours, the hours of its channel, the gap, the caps, its mailbox (F1, F2)."""

from datetime import datetime, time, tzinfo
from functools import lru_cache

from followups.engine.caps import cap_reached
from followups.engine.facts import Channel, Facts
from followups.engine.history import past_of
from followups.engine.policy import Calendar, Hours, Policy
from followups.engine.slots import Limit, not_before
from followups.engine.timing import days_after, is_open, next_open, zone_for
from followups.engine.wording import counted, on_day

_ALL_DAY = Hours(time.min, time.max)
_WEEK = range(1, 8)
EMAIL, CALL = Channel.EMAIL, Channel.CALL
_WAITING = {
    Channel.SMS: "Text messages wait",
    Channel.WHATSAPP: "WhatsApp messages wait",
    Channel.CALL: "Calls wait",
    Channel.EMAIL: "E-mails wait",
    Channel.LINKEDIN: "LinkedIn messages wait",
}
MAILBOX_USED_UP = "The mailbox that writes to this lead has sent all it may until then."
_KNOWN_FROM = {"phone": ", as their phone number says", "country": ", as their country says"}


def _own_hours(policy: Policy, channel: Channel | None) -> Hours | None:
    return _opening(policy, channel, any_hour=False)[0]


def _opening(policy: Policy, channel: Channel | None, *, any_hour: bool) -> tuple[Hours | None, Calendar]:
    """The channel's own hours and when it may be used; laid out once, and kept with the policy."""
    found = policy.opening.get((channel, any_hour))
    if found is None:
        own = next((hours for name, hours in policy.channel_hours if name is channel), None)
        calendar = policy.calendar
        if own is not None or any_hour:
            calendar = _narrowed(calendar, _ALL_DAY if own is None else own, any_hour=any_hour)
        found = policy.opening[channel, any_hour] = own, calendar
    return found


def hours_of(policy: Policy, channel: Channel | None, *, any_hour: bool = False) -> Calendar:
    """When `channel` may be used: in business hours (always, where `any_hour`) and in its own hours, if it has any."""
    return _opening(policy, channel, any_hour=any_hour)[1]


@lru_cache(maxsize=512)  # one calendar for all versions that have it: what is kept by calendar is kept for all of them
def _narrowed(calendar: Calendar, own: Hours, *, any_hour: bool) -> Calendar:
    if any_hour:
        return Calendar(calendar.time_zone, tuple((day, own) for day in _WEEK))
    days = tuple(
        (day, Hours(max(hours.start, own.start), min(hours.end, own.end)))
        for day, hours in calendar.days
        if max(hours.start, own.start) < min(hours.end, own.end)
    )
    return Calendar(calendar.time_zone, days, calendar.holidays)


def open_hours(facts: Facts, policy: Policy, channel: Channel | None, *, any_hour: bool = False) -> Limit:
    """Business hours and the channel's own, both read on the lead's clock."""
    calendar = hours_of(policy, channel, any_hour=any_hour)
    return _open_hours(facts, policy, channel, calendar, _zone(facts, policy), any_hour=any_hour)


def _zone(facts: Facts, policy: Policy) -> tzinfo:
    return zone_for(facts.lead.time_zone, policy.calendar)


def _open_hours(
    facts: Facts, policy: Policy, channel: Channel | None, calendar: Calendar, zone: tzinfo, *, any_hour: bool
) -> Limit:
    def later(at: datetime) -> tuple[datetime, str] | None:
        opens = next_open(at, calendar, zone)
        if opens <= at:
            return None
        return opens, _why_closed(facts, policy, channel, at, zone, any_hour=any_hour)

    return Limit("hours", later, after_others=True)


def office_hours(policy: Policy) -> Limit:
    """The tenant's business hours on its own clock: when its people work."""
    calendar, zone = policy.calendar, policy.calendar.zone

    def later(at: datetime) -> tuple[datetime, str] | None:
        opens = next_open(at, calendar, zone)
        return (opens, _closed_day(calendar, at, zone, "Business hours begin then.")) if opens > at else None

    return Limit("hours", later, after_others=True)


def _why_closed(
    facts: Facts, policy: Policy, channel: Channel | None, at: datetime, zone: tzinfo, *, any_hour: bool
) -> str:
    lead = facts.lead
    known = policy.calendar.zone is not zone
    clock = f" on the lead's clock ({lead.time_zone}{_KNOWN_FROM.get(lead.zone_from, '')})" if known else ""
    own = _own_hours(policy, channel)
    if channel is not None and own is not None and (any_hour or is_open(at, policy.calendar, zone)):
        return f"{_WAITING[channel]} for {own.start:%H:%M} to {_end(own)}{clock}."
    return _closed_day(policy.calendar, at, zone, f"Business hours begin then{clock}.")


def _closed_day(calendar: Calendar, at: datetime, zone: tzinfo, otherwise: str) -> str:
    if not calendar.holidays:
        return otherwise
    try:
        holiday = at.astimezone(zone).date() in calendar.holidays
    except OverflowError:
        holiday = False
    return f"{on_day(at, zone)} is a holiday. {otherwise}" if holiday else otherwise


def _end(hours: Hours) -> str:
    return "24:00" if hours.end == time.max else f"{hours.end:%H:%M}"


def gap_ends(facts: Facts, policy: Policy, now: datetime) -> tuple[datetime, datetime] | None:
    """When we last reached out, and the earliest time of another message; None when there is no gap to keep.

    The lead writing, or asking through a form again, ends the gap; the acknowledgement of a form starts none.
    """
    past = past_of(facts, now)
    contact, sign = past.contact_at, past.sign
    if contact is None or (sign is not None and sign.at > contact) or past.captured[1] > contact:
        return None
    return contact, days_after(contact, policy.minimum_gap_days, policy.calendar)


def _gap(policy: Policy, contact: datetime, ends: datetime) -> Limit:
    def say() -> str:
        day = on_day(contact, policy.calendar.zone)
        days = counted(policy.minimum_gap_days, "day")
        return f"We last reached out on {day}; at least {days} lie between two of our messages."

    return not_before("gap", ends, say)


def cap_limit(facts: Facts, policy: Policy, now: datetime, channel: Channel | None, wanted: datetime) -> Limit | None:
    """The cap that is the last to allow another touch, None where that is not after `wanted`."""
    cap = cap_reached(facts, policy, now, channel)
    return None if cap is None or cap[0] <= wanted else not_before("cap", cap[0], cap[1].say)


def mailbox_limit(facts: Facts, channel: Channel | None, wanted: datetime) -> Limit | None:
    """The mailbox that writes to the lead, where it is used up until after `wanted`."""
    opens = facts.mailbox_opens_at
    if opens is None or opens <= wanted or channel is not EMAIL:
        return None
    return not_before("mailbox", opens, lambda: MAILBOX_USED_UP)


def limits_of_a_touch(
    facts: Facts,
    policy: Policy,
    now: datetime,
    channel: Channel | None,
    wanted: datetime,
    *,
    any_hour: bool,
    gap: bool,
    caps: bool,
    mailbox: bool,
) -> list[Limit]:
    """What can keep a touch on `channel` back that is wanted then; `any_hour` leaves only the channel's own hours.

    Somebody of ours makes a call: it waits for our working hours too, which come last in the list. A limit that has
    ended by `wanted` is left out, and so are open hours where nothing else could move it out of them.
    """
    limits = []
    if gap and (last := gap_ends(facts, policy, now)) is not None and last[1] > wanted:
        limits.append(_gap(policy, *last))
    if caps and (reached := cap_limit(facts, policy, now, channel, wanted)) is not None:
        limits.append(reached)
    if mailbox and (used_up := mailbox_limit(facts, channel, wanted)) is not None:
        limits.append(used_up)
    by_phone = channel is CALL
    own, calendar = _opening(policy, channel, any_hour=any_hour)
    if any_hour and own is None:
        return limits
    zone = _zone(facts, policy)
    if not limits and not by_phone and is_open(wanted, calendar, zone):
        return limits
    limits.append(_open_hours(facts, policy, channel, calendar, zone, any_hour=any_hour))
    if by_phone:
        limits.append(office_hours(policy))
    return limits
