"""Handing over to a person: what the lead did, or how they wrote, asks for somebody who listens (E4).

Automation stops, the owner has a task and hears of it at once. What a person has settled never comes back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from followups.engine.decision import Decision, Evidence, ExitReason, Reason
from followups.engine.facts import Channel, Facts, Interaction, Stage
from followups.engine.history import SAME_CONTACT, past_of
from followups.engine.planning import can_use, seen, task
from followups.engine.policy import HandOff, Policy
from followups.engine.reading import reading_of
from followups.engine.rules.bookings import next_meeting
from followups.engine.rules.interest import first_unanswered, is_fresh
from followups.engine.rules.replies import back_from_dormant, waiting_replies
from followups.engine.timing import add_offset
from followups.engine.wording import name_of, quoted

SECOND = 2  # the reply of a sequence that is a person's


@dataclass(slots=True)
class _Cause:
    key: str
    at: datetime
    because: str  # without the name and the full stop
    evidence: Evidence
    reply: Interaction | None = None  # None: they said nothing that could be answered


def hand_off(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """One task for each cause, due within `hand_off.within`; what we owe besides is named in it."""
    cause = _by_reply(facts, policy.hand_off, now)
    if cause is None and next_meeting(facts, now) is None:
        cause = _by_signal(facts, policy, now) or _by_score(facts, policy.hand_off, now)
    if cause is None:
        return "Nothing they did or wrote asks for a person at once."
    name, reply = name_of(facts), cause.reply
    calls = reply is None and can_use(facts, Channel.CALL)
    todo = f"Answer {name} yourself" if reply else f"Call {name} now" if calls else f"Write to {name} yourself, now"
    return task(
        facts,
        policy,
        now,
        rule="hand_off",
        key=cause.key,
        reason=Reason.HAND_OFF,
        due=add_offset(cause.at, policy.hand_off.within, policy.calendar),
        because=f"{name} {cause.because}: that is for a person, and nothing goes out by itself meanwhile.",
        ask=f"{todo}, and note what you agree.{_owed(facts)}",
        kind="answer" if reply else "call" if calls else "write",
        channel=reply.channel if reply else Channel.CALL if calls else None,
        stage_to=back_from_dormant(facts) if reply else None,
        evidence=(cause.evidence,),
        ends_with=ExitReason.HANDED_OFF,
        alert=True,
    )


def _by_reply(facts: Facts, rules: HandOff, now: datetime) -> _Cause | None:
    """A message that waits: by its words, else because it is the second one of a sequence."""
    waiting = waiting_replies(facts, now)
    for reply in waiting:
        why = _in_words(reply, facts, rules)
        if why:
            return _of(reply, why)
    second = _second_of_sequence(facts, waiting, now) if waiting else None
    return _of(second, "has answered a second time") if second is not None else None


def _of(reply: Interaction, why: str) -> _Cause:
    words = quoted(reply.text)
    return _Cause(_key(reply), reply.at, f"{why}, {words}" if words else why, seen(reply), reply)


def _in_words(reply: Interaction, facts: Facts, rules: HandOff) -> str:
    """Why these words ask for a person, "" where they do not."""
    if not reply.text:
        return ""
    read = reading_of(reply)
    if read.losing_patience:
        return "is losing patience"
    if read.going_ahead:
        return "wants to go ahead"
    number = max(read.questions, sum(question.source_id == reply.id for question in facts.questions))
    if number >= rules.questions:
        return f"asks {number} questions at once"
    return "asks a question that takes more than a line" if read.longest_question >= rules.question_words else ""


def _second_of_sequence(facts: Facts, waiting: Sequence[Interaction], now: datetime) -> Interaction | None:
    """The first waiting message of those after their first answer to the messages of a sequence; once for each sequence."""
    began = _sequence_began(facts, now)
    if began is None:
        return None
    replies: list[Interaction] = []
    for item in reversed(past_of(facts, now).replies):
        if began < item.at and not (replies and item.at - replies[-1].at <= SAME_CONTACT):
            replies.append(item)
    if len(replies) < SECOND or any(_key(item) in facts.settled for item in replies):
        return None
    later = {item.id for item in replies[SECOND - 1 :]}
    return next((item for item in waiting if item.id in later), None)


def _sequence_began(facts: Facts, now: datetime) -> datetime | None:
    """When the messages that they answer began: of the running cadence, else of the one that began with their capture.

    Their first answer has ended that one; later, with a qualified lead, it is a person who writes anyway.
    """
    running = facts.enrollment
    if running is not None and running.cadence:
        return running.started_at
    if facts.lead.stage not in (Stage.NEW, Stage.CONTACTED):
        return None
    began = past_of(facts, now).captured[1]
    return began if any(touch.step and began <= touch.at <= now for touch in facts.touches) else None


def _by_signal(facts: Facts, policy: Policy, now: datetime) -> _Cause | None:
    """A visit to a page with prices or of the client's choice, or a chosen link that a person followed, as machines do too."""
    if not past_of(facts, now).signals:
        return None
    rules = policy.hand_off
    signal = first_unanswered(facts, policy, now, lambda item: _asks(item, rules))
    if signal is None or not (is_fresh(signal, policy, now) or _is_open(facts, _key(signal))):
        return None
    words = quoted(signal.text)
    did = "followed a link that you chose"
    if signal.kind == "visit":
        did = "looked at prices" if _names(signal.text, rules.price_pages) else "visited a page that you chose"
    return _Cause(_key(signal), signal.at, f"{did}, {words}" if words else did, seen(signal))


def _asks(item: Interaction, rules: HandOff) -> bool:
    if item.kind == "visit":
        return item.chosen or _names(item.text, rules.price_pages)
    return item.kind == "click" and item.human and _names(item.text, rules.links)


def _names(text: str, patterns: tuple[str, ...]) -> bool:
    return bool(patterns) and _starts_of_words(patterns).search(text) is not None


@lru_cache(maxsize=256)
def _starts_of_words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Each pattern at the start of a word of an address or a title: “price” is in “/our-prices”, not in “caprice”."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, patterns))})", re.IGNORECASE)


def _by_score(facts: Facts, rules: HandOff, now: datetime) -> _Cause | None:
    lead = facts.lead
    if rules.score is None or lead.score is None:
        return None
    # Where a profile says what is hot, its threshold counts: it also knows who must not be hot, whatever the number.
    threshold = rules.score if lead.hot_from is None else lead.hot_from
    if lead.score < threshold or (lead.hot_from is not None and not lead.hot):
        return None
    key = f"hand_off:score:{threshold}:{lead.id}"
    if key in facts.settled:
        return None
    at = facts.open_follow_up.created_at if facts.open_follow_up and _is_open(facts, key) else now
    return _Cause(key, at, f"has a score of {lead.score}", Evidence("lead", lead.id, at, f"Score: {lead.score}"))


def _key(item: Interaction) -> str:
    return f"hand_off:{item.id}"


def _is_open(facts: Facts, key: str) -> bool:
    return facts.open_follow_up is not None and facts.open_follow_up.key == key


def _owed(facts: Facts) -> str:
    """What else we owe them, for whoever takes over."""
    owed = [quoted(promise.text) for promise in facts.promises if promise.by == "us" and promise.text.strip()]
    return f" We have also promised: {'; '.join(owed[:3])}." if owed else ""
