"""Open questions and objections of the lead's (D2)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts, Promise, Question
from followups.engine.planning import touch
from followups.engine.policy import Policy
from followups.engine.rules.replies import waiting_reply
from followups.engine.timing import add_offset
from followups.engine.wording import name_of, quoted


def open_question(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The oldest open question is answered within the tenant's time; an objection goes to a person first (D4)."""
    questions = _unsettled(facts)
    if not questions:
        return "The lead has no open question." if not facts.questions else "Every question is settled."
    question = min(questions, key=lambda question: (question.asked_at, question.id))
    objection = question.kind == "objection"
    name = name_of(facts)
    what = quoted(question.text or question.words) or "something"
    return touch(
        facts,
        policy,
        now,
        rule="open_question",
        title=f"Answer the {'objection' if objection else 'question'} of {name}: {what}",
        key=_key(question),
        reason=Reason.OPEN_OBJECTION if objection else Reason.OPEN_QUESTION,
        due=add_offset(question.asked_at, policy.answer_within, policy.calendar),
        because=f"{name} objected: {what}." if objection else f"{name} asked {what} and has no answer yet.",
        ask="Does that settle the concern?" if objection else "Does that answer the question?",
        brings=f"An answer to {what}.",
        template="open_objection" if objection else "open_question",
        evidence=(Evidence("question", question.id, question.asked_at, question.words or question.text),),
        keeps_gap=False,
        texts=(question.text, question.words),
    )


def soonest_answer(facts: Facts, policy: Policy, now: datetime, after: Promise) -> datetime | None:
    """When the first answer is due that the lead has asked for since this promise was made; None when there is none."""
    times = [
        question.asked_at
        for question in _unsettled(facts)
        if question.asked_at > after.made_at and (question.source_id is None or question.source_id != after.source_id)
    ]
    reply = waiting_reply(facts, now)
    if reply is not None and reply.at > after.made_at and reply.id != after.source_id:
        times.append(reply.at)
    return add_offset(min(times), policy.answer_within, policy.calendar) if times else None


def _unsettled(facts: Facts) -> list[Question]:
    return [question for question in facts.questions if _key(question) not in facts.settled]


def _key(question: Question) -> str:
    return f"question:{question.id}"
