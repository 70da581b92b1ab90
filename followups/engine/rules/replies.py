"""A message of the lead's that nobody has answered (E3, E4)."""

from datetime import datetime

from followups.engine.decision import Decision, Reason
from followups.engine.facts import Facts, Interaction, Stage
from followups.engine.history import is_reply, past_of
from followups.engine.planning import seen, task
from followups.engine.policy import Policy
from followups.engine.timing import add_offset
from followups.engine.wording import name_of, quoted


def reply_waiting(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Whoever wrote last gets an answer from a person; automation stops meanwhile."""
    reply = waiting_reply(facts, now)
    if reply is None:
        return "No message of the lead's waits for an answer."
    name = name_of(facts)
    words = quoted(reply.text)
    return task(
        facts,
        policy,
        now,
        rule="reply_waiting",
        key=f"reply:{reply.id}",
        reason=Reason.REPLY_WAITING,
        due=add_offset(reply.at, policy.answer_within, policy.calendar),
        because=f"{name} wrote {words} and waits for an answer." if words else f"{name} wrote and waits for an answer.",
        ask=f"Answer {name}, and note the next step that you agree.",
        kind="answer",
        channel=reply.channel,
        stage_to=back_from_dormant(facts),
        evidence=(seen(reply),),
    )


def back_from_dormant(facts: Facts) -> Stage | None:
    """A dormant lead that writes is active again (E6), at the stage it had earned."""
    if facts.lead.stage is not Stage.DORMANT:
        return None
    return Stage.QUALIFIED if facts.lead.qualified else Stage.CONTACTED


def waiting_reply(facts: Facts, now: datetime) -> Interaction | None:
    """The newest message of the lead's if nothing of ours has followed it and nobody has settled it."""
    past = past_of(facts, now)
    if not past.replies:
        return None
    reply = past.replies[0]
    if past.spoke_since(reply.at) or f"reply:{reply.id}" in facts.settled:
        return None
    answered = any(
        question.source_id == reply.id and f"question:{question.id}" in facts.settled for question in facts.questions
    )
    return None if answered or _handed_over(facts, reply) else reply


def waiting_replies(facts: Facts, now: datetime) -> list[Interaction]:
    """All messages of the lead's since we last spoke, oldest first; empty where the newest does not wait."""
    newest = waiting_reply(facts, now)
    if newest is None:
        return []
    past = past_of(facts, now)
    found = [newest]
    for item in past.replies[1:]:
        if item.at <= newest.at:
            if past.spoke_since(item.at):
                break
            found.append(item)
    return [
        item for item in reversed(found) if f"reply:{item.id}" not in facts.settled and not _handed_over(facts, item)
    ]


def _handed_over(facts: Facts, reply: Interaction) -> bool:
    """Whether a person has settled a hand-off for this message, or for one before it after it had come."""
    if not facts.settled:
        return False
    for item in facts.interactions:
        settled = facts.settled.get(f"hand_off:{item.id}") if is_reply(item) else None
        if settled is not None and (item is reply or settled.at >= reply.at):
            return True
    return False
