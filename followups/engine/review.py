"""Why a person must look before this message goes out (D4, D5)."""

from collections.abc import Iterable
from datetime import datetime

from followups.engine.commercial import Topic, topics_in
from followups.engine.decision import Reason, ReviewFlag
from followups.engine.facts import Facts
from followups.engine.history import past_of
from followups.engine.policy import Autonomy, Policy

_FLAGS = {
    Topic.PRICE: ReviewFlag.PRICING,
    Topic.OFFER: ReviewFlag.URGENCY_OR_OFFER,
    Topic.SCOPE: ReviewFlag.SCOPE,
    Topic.TERMS: ReviewFlag.LEGAL,
    Topic.TIMING: ReviewFlag.TIMING,
    Topic.URGENCY: ReviewFlag.URGENCY_OR_OFFER,
}
FIRST_REPLY = "first_reply"
_APART = "\n|\n"  # texts that are read as one: no words in a row, and no amount, reach from one into the next
_ORDER = {flag: place for place, flag in enumerate(ReviewFlag)}


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
) -> tuple[ReviewFlag, ...]:
    """The flags of a message to be, in the order of ReviewFlag; empty when it may go out by itself.

    `texts` are the words it answers or keeps (a promise, a question); the last interaction is read as well.
    `always`: its cadence step asks for a person every time.
    """
    flags: set[ReviewFlag] = set()
    if always or _autonomy_asks(facts, policy, reason, kind, template):
        flags.add(ReviewFlag.AUTONOMY)
    lead = facts.lead
    if lead.strategic:
        flags.add(ReviewFlag.STRATEGIC)
    if policy.high_value is not None and lead.value is not None and _at_least(lead.value, policy.high_value):
        flags.add(ReviewFlag.HIGH_VALUE)
    if reason is Reason.OPEN_OBJECTION or any(question.kind == "objection" for question in facts.questions):
        flags.add(ReviewFlag.OBJECTION)
    if kind == "close_loop":
        flags.update((ReviewFlag.CLOSE_LOOP, ReviewFlag.REPEATED_SILENCE))
    if kind != "first_reply":  # the acknowledgement is a fixed text: it takes up nothing of what they wrote
        last = past_of(facts, now).last
        words = {*texts, last.text if last else ""}
        for topic in topics_in(_APART.join(words)):
            flags.add(_FLAGS[topic])
    return tuple(flags) if len(flags) < 2 else tuple(sorted(flags, key=_ORDER.__getitem__))


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
    if policy.autonomy is Autonomy.REVIEW_ALL or facts.lead.hot or template not in policy.templates:
        return True
    if kind != FIRST_REPLY and policy.autonomy is Autonomy.ACKNOWLEDGE:
        return True
    if policy.automatic is not None:
        return (automatic_reason(reason, kind), template) not in policy.automatic
    return kind != FIRST_REPLY and reason is not Reason.CADENCE_STEP
