"""A visit, a download or another form of somebody we know: a person takes it up while it is fresh (D2, E4).

Opens and clicks never are. Who has only just come in begins the cadence again by another form; for everybody further on
it is a person's.
"""

from collections.abc import Callable
from datetime import datetime

from followups.engine.choosing import BEGINNING
from followups.engine.decision import Decision, Reason
from followups.engine.facts import Channel, Facts, Interaction
from followups.engine.history import past_of
from followups.engine.planning import can_use, seen, task
from followups.engine.policy import Offset, Policy, Unit
from followups.engine.rules.replies import back_from_dormant
from followups.engine.slots import OWN_TIME
from followups.engine.timing import FIRST, add_offset, days_after
from followups.engine.urgency import urgency
from followups.engine.wording import name_of, quoted

_REASONS = {
    "visit": Reason.HIGH_INTENT,
    "download": Reason.CONTENT_ENGAGEMENT,
    "captured": Reason.HIGH_INTENT,
}
_DID = {
    "visit": "visited our pages",
    "download": "downloaded something",
    "captured": "has asked to hear from us again",
}
_TASKS = ("interest:", "hand_off:")  # how the keys of tasks made of signals begin
FRESH = Offset(5, Unit.BUSINESS_DAYS)


def showed_interest(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """A burst of visits is one task, made for the first of them; it is over once we or they have written."""
    signal = first_unanswered(facts, policy, now, lambda item: _is_interest(facts, item))
    if signal is None:
        return "No visit or download waits for us."
    key = f"interest:{signal.id}"
    made = facts.open_follow_up is not None and facts.open_follow_up.key == key
    if not made and not is_fresh(signal, policy, now):
        return "The last visit or download is too long ago."
    name, words = name_of(facts), quoted(signal.text)
    about = "asked for" if signal.kind == "captured" else "looked at"
    calls = can_use(facts, Channel.CALL)
    due, urgent = add_offset(signal.at, policy.answer_within, policy.calendar), urgency(facts, policy, now)
    sooner = urgent is not None and max(signal.at, urgent.since) < due
    if urgent is not None and sooner:
        due = max(signal.at, urgent.since)
    return task(
        facts,
        policy,
        now,
        rule="showed_interest",
        key=key,
        reason=_REASONS[signal.kind],
        due=due,
        due_because=f"{urgent.because} It is taken up at once." if urgent is not None and sooner else OWN_TIME,
        because=f"{name} {_DID[signal.kind]}{f': {words}' if words else ''}.",
        ask=f"{'Call' if calls else 'Write to'} {name} while it is fresh, about what they {about}.",
        kind="call" if calls else "write",
        channel=Channel.CALL if calls else None,
        stage_to=back_from_dormant(facts) if signal.kind == "captured" else None,
        evidence=(seen(signal),),
    )


def is_fresh(signal: Interaction, policy: Policy, now: datetime) -> bool:
    """Whether it was so short a time ago that taking it up makes sense to them."""
    return add_offset(signal.at, FRESH, policy.calendar) >= now


def first_unanswered(
    facts: Facts, policy: Policy, now: datetime, counts: Callable[[Interaction], bool]
) -> Interaction | None:
    """The oldest signal that `counts`, after our last message, their last message, and the last task made of a signal."""
    past = past_of(facts, now)
    signals = [item for item in (*past.signals, *past.captures) if counts(item)]
    if not signals:
        return None
    since = max(past.contact_at or FIRST, past.replies[0].at if past.replies else FIRST)
    for key, settled in facts.settled.items():
        if key.startswith(_TASKS):
            since = max(since, days_after(settled.at, policy.minimum_gap_days, policy.calendar))
    waiting = [
        item
        for item in signals
        if item.at > since and not any(f"{prefix}{item.id}" in facts.settled for prefix in _TASKS)
    ]
    return min(waiting, key=lambda item: (item.at, item.id)) if waiting else None


def _is_interest(facts: Facts, item: Interaction) -> bool:
    if item.kind == "captured":
        return facts.lead.stage not in BEGINNING and item.at > facts.lead.captured_at
    return item.kind in _REASONS
