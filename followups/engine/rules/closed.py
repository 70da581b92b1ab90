"""Won and lost leads."""

from datetime import datetime

from followups.engine.decision import Action, Decision, ExitReason, Reason
from followups.engine.facts import CLOSED, Facts, Stage, Track
from followups.engine.history import captured_again, past_of
from followups.engine.planning import RENEWAL_IN_SIGHT, renewal_in_sight_at, seen, task
from followups.engine.policy import Policy
from followups.engine.rules.customers import after_the_sale
from followups.engine.rules.renewals import renewal
from followups.engine.rules.replies import waiting_reply
from followups.engine.timing import add_offset
from followups.engine.wording import name_of, quoted


def closed(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """A closed lead has no next look; a track that still runs ends with the stage (E3).

    One that writes afterwards is a person's to answer: nothing is sent by itself, and nothing that came in is lost.
    """
    if facts.lead.stage not in CLOSED:
        return "The lead is open."
    return (
        _wrote_again(facts, policy, now)
        or _asked_again(facts, policy, now)
        or _customer(facts, policy, now)
        or _over(facts, policy, now)
    )


def _customer(facts: Facts, policy: Policy, now: datetime) -> Decision | None:
    """A customer is the owner's: the contract's end first, else the next step of the cadence for customers."""
    if facts.lead.stage is not Stage.WON or facts.stops:
        return None
    answer = renewal(facts, policy, now)
    return answer if isinstance(answer, Decision) else after_the_sale(facts, policy, now)


def _over(facts: Facts, policy: Policy, now: datetime) -> Decision:
    won = facts.lead.stage is Stage.WON
    running = facts.enrollment
    in_sight = renewal_in_sight_at(facts, policy) if won and not facts.stops else None
    if in_sight is not None and in_sight <= now:
        in_sight = None
    return Decision(
        action=Action.NONE,
        rule="closed",
        because=f"{name_of(facts)} is {'won' if won else 'lost'}: there is nothing left to follow up.",
        next_look_at=in_sight,
        next_look_because=RENEWAL_IN_SIGHT
        if in_sight
        else "A closed lead is looked at again only when it writes or is reopened.",
        exit=None if running is None else _exit(won, running.track),
    )


def _exit(won: bool, track: Track) -> ExitReason:
    if track is Track.POST_CLOSE and won:
        return ExitReason.STEPS_DONE
    return ExitReason.WON if won else ExitReason.LOST


def _wrote_again(facts: Facts, policy: Policy, now: datetime) -> Decision | None:
    reply = waiting_reply(facts, now)
    if reply is None or reply.at <= facts.lead.stage_since:
        return None
    if any(stop.source_id == reply.id for stop in facts.stops):
        return None  # another no needs no answer
    name, words = name_of(facts), quoted(reply.text)
    state = "won" if facts.lead.stage is Stage.WON else "closed as lost"
    return task(
        facts,
        policy,
        now,
        rule="closed",
        key=f"reply:{reply.id}",
        reason=Reason.REPLY_WAITING,
        due=add_offset(reply.at, policy.answer_within, policy.calendar),
        because=f"{name} is {state} and has written again{f': {words}' if words else ''}.",
        ask=f"Answer {name}, and reopen the lead if there is something to follow up.",
        kind="answer",
        channel=reply.channel,
        evidence=(seen(reply),),
    )


def _asked_again(facts: Facts, policy: Policy, now: datetime) -> Decision | None:
    """Another form of somebody whose lead is closed: a person takes it up, and nothing goes out by itself."""
    asked = captured_again(facts, now)
    if asked is None or asked.at <= facts.lead.stage_since or f"again:{asked.id}" in facts.settled:
        return None
    if past_of(facts, now).spoke_since(asked.at):
        return None
    name, words = name_of(facts), quoted(asked.text)
    state = "won" if facts.lead.stage is Stage.WON else "closed as lost"
    return task(
        facts,
        policy,
        now,
        rule="closed",
        key=f"again:{asked.id}",
        reason=Reason.HIGH_INTENT,
        due=add_offset(asked.at, policy.answer_within, policy.calendar),
        because=f"{name} is {state} and has asked to hear from us again{f': {words}' if words else ''}.",
        ask=f"Get in touch with {name}, and reopen the lead if there is something to follow up.",
        kind="write",
        channel=None,
        evidence=(seen(asked),),
    )
