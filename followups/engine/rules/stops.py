"""Hard stops (D3): nothing is sent after one, whatever else is true."""

from datetime import datetime, timedelta

from followups.engine.decision import Action, Decision, Evidence, ExitReason, Reason
from followups.engine.facts import Facts, Stage, Stop, StopCode
from followups.engine.planning import task, wait
from followups.engine.policy import Policy
from followups.engine.timing import add_offset, plus
from followups.engine.wording import name_of

EXITS = {
    StopCode.ERASED: ExitReason.ERASED,
    StopCode.COMPLAINT: ExitReason.COMPLAINED,
    StopCode.EXPLICIT_NO: ExitReason.SAID_NO,
    StopCode.OPT_OUT: ExitReason.OPTED_OUT,
    StopCode.EXPIRED: ExitReason.EXPIRED,
    StopCode.OWNER_STOP: ExitReason.OWNER_STOPPED,
    StopCode.BOUNCE_HARD: ExitReason.BOUNCED,
}
_ORDER = {code: place for place, code in enumerate(EXITS)}
_ORDER_OF_EXIT = {exit_reason.value: _ORDER[code] for code, exit_reason in EXITS.items()}
CLOSING = frozenset({StopCode.ERASED, StopCode.COMPLAINT, StopCode.EXPLICIT_NO, StopCode.EXPIRED})
_WHAT_HAPPENED = {
    StopCode.ERASED: "The data of {name} was erased",
    StopCode.COMPLAINT: "{name} complained about a message",
    StopCode.EXPLICIT_NO: "{name} said no",
    StopCode.OPT_OUT: "{name} unsubscribed",
    StopCode.EXPIRED: "The opportunity with {name} has expired",
    StopCode.OWNER_STOP: "The owner stopped the follow-up of {name}",
    StopCode.BOUNCE_HARD: "The address of {name} does not exist",
}
_LEFT_TO_DO = {
    StopCode.OPT_OUT: "Close the lead, or record a new permission given by {name}.",
    StopCode.OWNER_STOP: "Close the lead, or take the stop back.",
    StopCode.BOUNCE_HARD: "Find another address for {name}, or close the lead.",
}


def stopped(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The gravest stop ends follow-up at once; what is left to do for a person comes with the next look."""
    stops = _in_force(facts, now)
    if not stops:
        return "There is no stop."
    for stop in stops:
        if not _is_recorded(facts, stop):
            return _record(facts, stop, now)
    stop = stops[0]
    name = name_of(facts)
    happened = _WHAT_HAPPENED[stop.code].format(name=name)
    key = _key("after_stop", stop, facts)
    if stop.code not in _LEFT_TO_DO or key in facts.settled:
        return wait(
            facts,
            policy,
            now,
            rule="stopped",
            because=f"{happened}: nothing more is sent.",
            until=None,
            until_because="",
            evidence=(_evidence(stop, facts),),
        )
    return task(
        facts,
        policy,
        now,
        rule="stopped",
        key=key,
        reason=Reason.STOPPED,
        due=add_offset(stop.at, policy.answer_within, policy.calendar),
        because=f"{happened}: nothing more is sent, and a person decides what becomes of the lead.",
        ask=_LEFT_TO_DO[stop.code].format(name=name),
        evidence=(_evidence(stop, facts),),
    )


def _in_force(facts: Facts, now: datetime) -> list[Stop]:
    """All stops, the gravest first; an opportunity past its expiry is one."""
    expires = facts.lead.expires_at
    if expires is None or expires > now:
        return sorted(facts.stops, key=lambda stop: _ORDER[stop.code]) if facts.stops else []
    expired = Stop(StopCode.EXPIRED, expires, "The opportunity has passed its date.")
    known = any(stop.code is StopCode.EXPIRED for stop in facts.stops)
    return sorted(facts.stops if known else (*facts.stops, expired), key=lambda stop: _ORDER[stop.code])


def _is_recorded(facts: Facts, stop: Stop) -> bool:
    """Whether follow-up has ended for this stop, or for one after it; what is left to do shows it as well."""
    lead, after = facts.lead, _key("after_stop", stop, facts)
    if _key("stop", stop, facts) in facts.settled or after in facts.settled:
        return True
    if facts.open_follow_up is not None and facts.open_follow_up.key == after:
        return True
    ended_for_a_stop = lead.exit_reason in _ORDER_OF_EXIT and lead.exited_at is not None and lead.exited_at >= stop.at
    return ended_for_a_stop and _ORDER_OF_EXIT[lead.exit_reason] <= _ORDER[stop.code]


def _record(facts: Facts, stop: Stop, now: datetime) -> Decision:
    closes = stop.code in CLOSING
    happened = _WHAT_HAPPENED[stop.code].format(name=name_of(facts))
    return Decision(
        action=Action.STOP,
        rule="stopped",
        because=f"{happened}: follow-up ends at once.",
        next_look_at=None if closes else plus(now, timedelta(minutes=1)),
        next_look_because="The lead is closed." if closes else "Then it is asked what is left to do for a person.",
        key=_key("stop", stop, facts),
        evidence=(_evidence(stop, facts),),
        exit=EXITS[stop.code],
        stage_to=Stage.LOST if closes else None,
    )


def _key(prefix: str, stop: Stop, facts: Facts) -> str:
    return f"{prefix}:{stop.code.value}:{stop.source_id or facts.lead.id}"


def _evidence(stop: Stop, facts: Facts) -> Evidence:
    return Evidence("stop", stop.source_id or facts.lead.id, stop.at, stop.say)
