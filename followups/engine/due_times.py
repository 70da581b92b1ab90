"""When a piece of work is due, and when an approved message may leave: every time comes from the one slot function (F1)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from followups.engine.decision import Decision, Reason
from followups.engine.facts import Channel, Facts, OpenFollowUp
from followups.engine.limits import cap_limit, limits_of_a_touch, mailbox_limit, office_hours, open_hours
from followups.engine.policy import Policy
from followups.engine.send_times import learned_time
from followups.engine.slots import OWN_TIME, Limit, Slot, next_slot
from followups.engine.timing import is_open

# What the lead may expect: a cap never puts it off; a person does it where the machine may not (F2).
OWED = frozenset(
    {
        Reason.PROMISED_NEXT_STEP,
        Reason.OPEN_QUESTION,
        Reason.OPEN_OBJECTION,
        Reason.REPLY_WAITING,
        Reason.FINISHED_MEETING,
        Reason.SPEED_TO_LEAD,
    }
)
CALL, SPEED_TO_LEAD = Channel.CALL, Reason.SPEED_TO_LEAD
BY_A_PERSON = "A person has set this date."
WORTH_WAITING = timedelta(days=5)  # for an hour at which both are at work: a long weekend and a day
PAST = "Its own time had passed when it was decided."


def touch_slot(
    facts: Facts,
    policy: Policy,
    now: datetime,
    due: datetime,
    *,
    channel: Channel | None,
    reason: Reason,
    by_person: bool,
    any_hour: bool = False,
    gap: bool = True,
    current: OpenFollowUp | None = None,
    because: str = OWN_TIME,
) -> Slot:
    """The slot of a touch that its rule wants at `due`. `current` is the same touch where it is planned already.

    A date that a person has set stays as it is set (E7); what a cap or a closed hour makes of it is asked by `leaves`.
    """
    if current is not None and current.fixed_by_person:
        return Slot(current.due_at, BY_A_PERSON, ("person",))
    owed = reason in OWED
    wanted, why = _wanted(due, now, current, because)
    waits = not owed or reason is SPEED_TO_LEAD
    limits = limits_of_a_touch(
        facts, policy, now, channel, wanted, any_hour=any_hour, gap=gap, caps=not owed, mailbox=waits
    )
    slot = _agreed(wanted, why, limits, limits[:-1]) if channel is CALL else next_slot(wanted, limits, why)
    if owed or by_person or not facts.reply_hours:
        return slot
    return learned_time(slot, facts, policy, now, channel)


def task_slot(
    facts: Facts,
    policy: Policy,
    now: datetime,
    due: datetime,
    *,
    calls: bool,
    current: OpenFollowUp | None = None,
    because: str = OWN_TIME,
) -> Slot:
    """The slot of an owner's task: in the tenant's business hours, and a call also in those of the lead's day."""
    if current is not None and current.fixed_by_person:
        return Slot(current.due_at, BY_A_PERSON, ("person",))
    wanted, why = _wanted(due, now, current, because)
    if not calls:
        if is_open(wanted, policy.calendar, policy.calendar.zone):
            return Slot(wanted, why)
        return next_slot(wanted, (office_hours(policy),), why)
    by_phone = open_hours(facts, policy, Channel.CALL)
    return _agreed(wanted, why, (by_phone, office_hours(policy)), fallback=(by_phone,))


def given_to_a_person(
    facts: Facts,
    policy: Policy,
    now: datetime,
    channel: Channel | None,
    due: datetime,
    *,
    reason: Reason,
    current: OpenFollowUp | None,
) -> str:
    """Why a message that we owe is a person's to write: a cap is reached at its time. "" where the machine may send it.

    An acknowledgement waits for its mailbox: on a busy day nobody could write hundreds of them by hand. What has become
    a person's work stays theirs, also when the cap has ended meanwhile.
    """
    wanted = max(due, now)
    used = cap_limit(facts, policy, now, channel, wanted)
    if used is None and reason is not SPEED_TO_LEAD:
        used = mailbox_limit(facts, channel, wanted)
    answer = used.later(wanted) if used is not None else None
    if answer is not None:
        return f"{answer[1]} This is owed, so a person sends it."
    if current is not None and current.kind == "write":
        return "No message could go out by itself when it was planned, so a person sends it."
    return ""


def leaves(decision: Decision, facts: Facts, policy: Policy, now: datetime) -> Slot:
    """When the message of a decision made now may be handed over, and why not earlier.

    Not before its due time (the limit "due"), which a person may have set to any time; in open hours, under every cap
    and with a mailbox that has room. A first reply that is approved goes at once, but never in hours that its channel
    leaves alone.
    """
    at_once = decision.kind == "first_reply"
    due = decision.due_at
    ahead = not at_once and due is not None and due > now
    wanted, why = (due, decision.due_because) if ahead and due is not None else (now, OWN_TIME)
    limits = limits_of_a_touch(
        facts, policy, now, decision.channel, wanted, any_hour=at_once, gap=False, caps=True, mailbox=True
    )
    slot = next_slot(wanted, limits, why)
    return slot._replace(limits=("due", *slot.limits)) if ahead else slot


def _wanted(due: datetime, now: datetime, current: OpenFollowUp | None, because: str) -> tuple[datetime, str]:
    """A date once missed stays missed: lateness is measured from when the work was made, so it never slides along."""
    made_at = now if current is None or current.created_at > now else current.created_at
    return (made_at, PAST if because == OWN_TIME else because) if made_at > due else (due, because)


def _agreed(wanted: datetime, why: str, limits: Sequence[Limit], fallback: Sequence[Limit]) -> Slot:
    """The slot on which all agree; where our day and theirs share no hour soon, theirs counts."""
    theirs = next_slot(wanted, fallback, why)
    both = next_slot(wanted, limits, why)
    return both if both.open and both.at - theirs.at <= WORTH_WAITING else theirs
