"""Next steps that somebody promised: ours are kept on their date, theirs are waited for and then taken up (D2)."""

from datetime import datetime, timedelta

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts, Promise
from followups.engine.planning import touch, wait
from followups.engine.policy import Offset, Policy, Unit
from followups.engine.rules.questions import soonest_answer
from followups.engine.timing import add_offset, plus
from followups.engine.wording import name_of, on_day, quoted

A_DAY = timedelta(days=1)  # a promise for a day, kept as its first moment, is good until that day ends


def our_promise(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """What we promised goes out on the date we gave; without a date, as soon as an answer would.

    A question or reply that came after the promise and is due before it goes first, so that a far date starves nobody.
    """
    owed = [promise for promise in facts.promises if promise.by == "us" and _key(promise) not in facts.settled]
    if not owed:
        return "We owe no next step." if not facts.promises else "Every next step that we promised is settled."
    due, promise = min(
        ((_our_due(promise, policy), promise) for promise in owed), key=lambda pair: (pair[0], pair[1].id)
    )
    sooner = soonest_answer(facts, policy, now, after=promise)
    if sooner is not None and sooner < due:
        return "The lead wrote after the promise, and that answer is due first."
    name, zone = name_of(facts), policy.calendar.zone
    day = f" by {on_day(promise.due, zone)}" if promise.due is not None else ""
    what = quoted(promise.text or promise.words) or "a next step"
    late = " That date has passed." if promise.due is not None and plus(promise.due, A_DAY) <= now else ""
    return touch(
        facts,
        policy,
        now,
        rule="our_promise",
        title=f"Send {name} what was promised: {what}",
        key=_key(promise),
        reason=Reason.PROMISED_NEXT_STEP,
        due=due,
        because=f"We promised {name} {what}{day}.{late}",
        ask=f"Is {what} what was expected, and what is the next step for {name}?",
        brings=f"What was promised: {what}.",
        template="promised_next_step",
        evidence=(_evidence(promise),),
        keeps_gap=promise.due is None,
        texts=(promise.text, promise.words),
    )


def their_promise(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The lead's own next step: a wait until its date plus the grace, then one message that takes it up (E2)."""
    open_ones = [promise for promise in facts.promises if promise.by != "us" and _key(promise) not in facts.settled]
    if not open_ones:
        return "The lead owes us no next step."
    due, promise = min(
        ((_their_due(promise, policy), promise) for promise in open_ones), key=lambda pair: (pair[0], pair[1].id)
    )
    name, zone = name_of(facts), policy.calendar.zone
    what = quoted(promise.text or promise.words) or "a next step"
    day = f" by {on_day(promise.due, zone)}" if promise.due is not None else ""
    if now < due:
        return wait(
            facts,
            policy,
            now,
            rule="their_promise",
            because=f"{name} promised {what}{day}: it is their turn.",
            until=due,
            until_because=f"Until then {name} has time to do it.",
            evidence=(_evidence(promise),),
        )
    return touch(
        facts,
        policy,
        now,
        rule="their_promise",
        title=f"Take up what {name} promised: {what}",
        key=_key(promise),
        reason=Reason.MISSED_NEXT_STEP,
        due=due,
        because=f"{name} promised {what}{day}, and nothing has come.",
        ask=f"Does {what} still stand, or is there a better date?",
        brings="What was agreed, and an easier next step if things have changed.",
        template="missed_next_step",
        evidence=(_evidence(promise),),
        texts=(promise.text, promise.words),
    )


def _our_due(promise: Promise, policy: Policy) -> datetime:
    if promise.due is not None:
        return promise.due
    return add_offset(promise.made_at, policy.answer_within, policy.calendar)


def _their_due(promise: Promise, policy: Policy) -> datetime:
    if promise.due is not None:
        return add_offset(promise.due, policy.their_promise_grace, policy.calendar)
    patience = Offset(policy.proposal_quiet_days, Unit.BUSINESS_DAYS)
    return add_offset(promise.made_at, patience, policy.calendar)


def _key(promise: Promise) -> str:
    return f"promise:{promise.id}"


def _evidence(promise: Promise) -> Evidence:
    return Evidence("promise", promise.id, promise.made_at, promise.words or promise.text)
