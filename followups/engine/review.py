"""Why a person must look before this message goes out (D4, D5)."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, lru_cache

from followups.engine.commercial import Topic, topics_in
from followups.engine.decision import Reason, ReviewFlag
from followups.engine.facts import Facts, Interaction
from followups.engine.history import past_of
from followups.engine.policy import Autonomy, Policy
from followups.engine.reading import reading_of

_FLAGS = {
    Topic.PRICE: ReviewFlag.PRICING,
    Topic.OFFER: ReviewFlag.URGENCY_OR_OFFER,
    Topic.SCOPE: ReviewFlag.SCOPE,
    Topic.TERMS: ReviewFlag.LEGAL,
    Topic.TIMING: ReviewFlag.TIMING,
    Topic.URGENCY: ReviewFlag.URGENCY_OR_OFFER,
}
FIRST_REPLY = "first_reply"
REVIEW_ALL, OPEN_OBJECTION = Autonomy.REVIEW_ALL, Reason.OPEN_OBJECTION
_APART = "\n|\n"  # texts that are read as one: no words in a row, and no amount, reach from one into the next
_BITS = {flag: 1 << place for place, flag in enumerate(ReviewFlag)}
_AUTONOMY, _STRATEGIC = _BITS[ReviewFlag.AUTONOMY], _BITS[ReviewFlag.STRATEGIC]
_HIGH_VALUE, _OBJECTION = _BITS[ReviewFlag.HIGH_VALUE], _BITS[ReviewFlag.OBJECTION]
_CLOSE_LOOP, _REPEATED_SILENCE = _BITS[ReviewFlag.CLOSE_LOOP], _BITS[ReviewFlag.REPEATED_SILENCE]


def review_flags(
    facts: Facts,
    policy: Policy,
    now: datetime,
    *,
    reason: Reason,
    kind: str,
    template: str,
    always: bool = False,
    texts: Iterable[str] = (),
    about: Interaction | None = None,
) -> tuple[ReviewFlag, ...]:
    """The flags of a message to be, in the order of ReviewFlag; empty when it may go out by itself.

    `texts` are the words it answers or keeps (a promise, a question), `about` the meeting that it sums up; the last
    interaction is read as well.
    `always`: its cadence step asks for a person every time.
    """
    flags = 0  # a bit for each, as most messages have one or two and many have the same
    if always or _autonomy_asks(facts, policy, reason, kind, template):
        flags |= _AUTONOMY
    lead = facts.lead
    if lead.strategic:
        flags |= _STRATEGIC
    if policy.high_value is not None and lead.value is not None and _at_least(lead.value, policy.high_value):
        flags |= _HIGH_VALUE
    if reason is OPEN_OBJECTION or (facts.questions and any(item.kind == "objection" for item in facts.questions)):
        flags |= _OBJECTION
    if kind == "close_loop":
        flags |= _CLOSE_LOOP | (_REPEATED_SILENCE if reason is Reason.NO_RESPONSE else 0)
    if kind != FIRST_REPLY:  # the acknowledgement is a fixed text: it takes up nothing of what they wrote
        last = past_of(facts, now).last
        if last is not None:
            flags |= _of_topics(reading_of(last).topics)
        if about is not None and about is not last:
            flags |= _of_topics(reading_of(about).topics)
        if texts:
            flags |= _of_topics(topics_in(_APART.join(dict.fromkeys(texts))))
    return _in_order(flags)


@cache  # there are 64 sets of topics
def _of_topics(topics: frozenset[Topic]) -> int:
    flags = 0
    for topic in topics:
        flags |= _BITS[_FLAGS[topic]]
    return flags


@lru_cache(maxsize=4096)
def _in_order(flags: int) -> tuple[ReviewFlag, ...]:
    return tuple(flag for flag, bit in _BITS.items() if flags & bit)


def _at_least(value: object, limit: object) -> bool:
    """Whether a deal reaches the limit; one whose value cannot be compared (NaN) is treated as high."""
    try:
        return bool(value >= limit)  # type: ignore[operator]
    except ArithmeticError:
        return True


def automatic_reason(reason: str, kind: str) -> str:
    """The reason under which a message is switched on or off; the promise-free acknowledgement has its own (D5)."""
    return FIRST_REPLY if kind == FIRST_REPLY else str(reason)


def _autonomy_asks(facts: Facts, policy: Policy, reason: Reason, kind: str, template: str) -> bool:
    """Whether the tenant's autonomy leaves this message to a person (D5); an unapproved template always does."""
    if policy.autonomy is REVIEW_ALL or facts.lead.hot or template not in policy.templates:
        return True
    if kind != FIRST_REPLY and policy.autonomy is Autonomy.ACKNOWLEDGE:
        return True
    if policy.automatic is not None:
        return (automatic_reason(reason, kind), template) not in policy.automatic
    return kind != FIRST_REPLY and reason is not Reason.CADENCE_STEP
