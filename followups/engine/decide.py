"""The decision: the first rule that fires, asked in order (D2, D7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import cast

from followups.engine.decision import Decision
from followups.engine.facts import CLOSED, Channel, Facts, LeadFacts, MayContact, Stage
from followups.engine.history import past_of
from followups.engine.opening_times import DAY
from followups.engine.planning import RENEWAL_IN_SIGHT, can_use, renewal_in_sight_at
from followups.engine.policy import Policy
from followups.engine.rules.absences import away
from followups.engine.rules.bookings import meeting_ahead
from followups.engine.rules.buyers import quiet_buyer
from followups.engine.rules.by_hand import by_hand
from followups.engine.rules.cadence import cadence_step
from followups.engine.rules.closed import closed
from followups.engine.rules.colleagues import colleague_replied
from followups.engine.rules.fallback import decide_next_step, our_message_out
from followups.engine.rules.fit import not_a_fit
from followups.engine.rules.hand_off import hand_off
from followups.engine.rules.holds import held, unreachable
from followups.engine.rules.interest import showed_interest
from followups.engine.rules.meetings import finished_meeting
from followups.engine.rules.news import company_news
from followups.engine.rules.own_step import OWN, own_step
from followups.engine.rules.pauses import paused
from followups.engine.rules.promises import our_promise, their_promise
from followups.engine.rules.proposals import quiet_offer
from followups.engine.rules.questions import open_question
from followups.engine.rules.renewals import renewal
from followups.engine.rules.replies import reply_waiting
from followups.engine.rules.revisits import revisit
from followups.engine.rules.silence import after_close_loop, no_response
from followups.engine.rules.stops import stopped
from followups.engine.timing import FIRST, next_open, plus
from followups.engine.urgency import urgency

Rule = Callable[[Facts, Policy, datetime], Decision | str]

# What must not happen comes first, then what asks for a person at once, then what we owe, then what they owe and what their
# colleagues do, then what is worth a message, then silence.
RULES: tuple[tuple[str, Rule], ...] = (
    ("closed", closed),
    ("stopped", stopped),
    ("own_step", own_step),
    ("held", held),
    ("unreachable", unreachable),
    ("paused", paused),
    ("away", away),
    ("hand_off", hand_off),
    ("our_promise", our_promise),
    ("open_question", open_question),
    ("reply_waiting", reply_waiting),
    ("meeting_ahead", meeting_ahead),
    ("by_hand", by_hand),
    ("after_close_loop", after_close_loop),
    ("not_a_fit", not_a_fit),
    ("showed_interest", showed_interest),
    ("quiet_buyer", quiet_buyer),
    ("colleague_replied", colleague_replied),
    ("their_promise", their_promise),
    ("finished_meeting", finished_meeting),
    ("company_news", company_news),
    ("renewal", renewal),
    ("quiet_offer", quiet_offer),
    ("cadence_step", cadence_step),
    ("revisit", revisit),
    ("no_response", no_response),
    ("our_message_out", our_message_out),
)
# A stop, a person's word and an absence are not looked at sooner because somebody looked at a page (F3).
NOT_HURRIED = frozenset({"closed", "stopped", "held", "unreachable", "paused", "away"})
NAMES, _ASKED = tuple(name for name, _ in RULES), tuple(rule for _, rule in RULES)

_FIRST = NAMES.index("away") + 1
# What the first rules say of a lead of whom nothing that they ask for is recorded, in their own words.
_PLAIN_LEAD = Facts(LeadFacts("", "", Stage.NEW, FIRST, FIRST), contact={Channel.EMAIL: MayContact(allowed=True)})
_PLAIN_ANSWERS = [str(rule(_PLAIN_LEAD, Policy(), FIRST)) for rule in _ASKED[:_FIRST]]
_AFTER_THEM = _ASKED[_FIRST:]


def decide(facts: Facts, policy: Policy, now: datetime) -> Decision:
    """What happens next with this lead and why; total and deterministic: same facts, policy and time, same answer.

    `now` is an aware time. The decision lists the rules asked before the one that fired, and why they did not.
    """
    plain = _is_plain(facts, now)
    declined = [*_PLAIN_ANSWERS] if plain else []
    for rule in _AFTER_THEM if plain else _ASKED:
        answer = rule(facts, policy, now)
        if answer.__class__ is not str:
            break
        declined.append(answer)  # a Decision has ended the loop
    else:
        answer = decide_next_step(facts, policy, now)
    return _with(_in_time(cast("Decision", answer), facts, policy, now), declined)


def _is_plain(facts: Facts, now: datetime) -> bool:
    """Whether none of the first rules has anything to say: nothing is recorded of what they ask for, and e-mail is open.

    So it is with nearly every lead, and one question takes a fifth of the time of seven.
    """
    lead, task = facts.lead, facts.open_follow_up
    return (
        lead.stage not in CLOSED
        and not facts.stops
        and lead.expires_at is None
        and (task is None or not task.key.startswith(OWN))
        and not facts.holds
        and lead.paused_until is None
        and can_use(facts, Channel.EMAIL)
        and "out_of_office" not in past_of(facts, now).newest
    )


def _in_time(decision: Decision, facts: Facts, policy: Policy, now: datetime) -> Decision:
    """The same decision, looked at again no later than on a date at which another rule has its turn."""
    look = decision.next_look_at
    if look is None:
        return decision
    if decision.rule not in NOT_HURRIED and (urgent := urgency(facts, policy, now)) is not None:
        soon = next_open(plus(now, DAY), policy.calendar)
        if now < soon < look:
            because = f"{urgent.because} So it is looked at each working day."
            look, decision = soon, replace(decision, next_look_at=soon, next_look_because=because)
    if facts.lead.expires_at is None and facts.lead.renews_at is None:
        return decision
    dates = (
        (facts.lead.expires_at, "The opportunity expires then."),
        (renewal_in_sight_at(facts, policy), RENEWAL_IN_SIGHT),
    )
    for at, because in dates:
        if at is not None and now < at < look:
            look, decision = at, replace(decision, next_look_at=at, next_look_because=because)
    return decision


def _with(decision: Decision, declined: list[str]) -> Decision:
    """Complete a decision that nobody else has seen yet."""
    decision.asked, decision.declined = NAMES, tuple(declined)
    return decision
