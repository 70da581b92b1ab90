"""A call, meeting or demo that ended without a next step (D2, E1)."""

from datetime import datetime

from followups.engine.choosing import KINDS
from followups.engine.decision import Decision, Reason
from followups.engine.facts import Facts, Interaction
from followups.engine.history import past_of
from followups.engine.planning import seen, touch
from followups.engine.policy import Cadence, Policy, Step
from followups.engine.starting import starting
from followups.engine.timing import add_offset, business_days_after
from followups.engine.wording import name_of, on_day


def finished_meeting(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """A recap within the tenant's time that asks for the next step, as long as the conversation is fresh.

    Where the meeting begins a cadence with a recap, it is that step (E1: meeting recap, post-demo on the same day).
    """
    meeting = past_of(facts, now).conversation
    if meeting is None:
        return "There has been no call or meeting."
    key = f"meeting:{meeting.id}"
    refusal = _not_needed(facts, policy, now, meeting, key)
    if refusal:
        return refusal
    name, day = name_of(facts), on_day(meeting.at, policy.calendar.zone)
    cadence, step = _begun(facts, policy, meeting)
    return touch(
        facts,
        policy,
        now,
        rule="finished_meeting",
        title=f"Send {name} the recap of the {meeting.kind} and one next step",
        key=key,
        reason=Reason.FINISHED_MEETING,
        due=add_offset(meeting.at, step.after if step else policy.recap_within, policy.calendar),
        because=f"The {meeting.kind} with {name} on {day} ended without a next step.",
        ask=step.ask if step else f"Which next step, and by when, suits {name}?",
        brings=step.brings if step else "What was said and decided, in a few lines, and one proposed next step.",
        template=step.template if step else "meeting_recap",
        max_words=step.max_words if step else 120,
        cadence=cadence.key if cadence else "",
        trigger=meeting.id if cadence else "",
        step=step.key if step else "",
        always_review=step is not None and step.review,
        evidence=(seen(meeting),),
        about=meeting,
    )


def _begun(facts: Facts, policy: Policy, meeting: Interaction) -> tuple[Cadence, Step] | tuple[None, None]:
    """The cadence that this meeting begins with a recap of its own, and that step."""
    if facts.enrollment is not None and facts.enrollment.by_person:
        return None, None
    when = KINDS.get(meeting.kind)
    return (None, None) if when is None else starting(policy).recaps.get(when, (None, None))


def _not_needed(facts: Facts, policy: Policy, now: datetime, meeting: Interaction, key: str) -> str:
    if key in facts.settled:
        return "The recap of the last conversation is settled."
    if any(promise.source_id == meeting.id or promise.made_at >= meeting.at for promise in facts.promises):
        return "The last conversation ended with a next step."
    past = past_of(facts, now)
    if any(meeting.at < touch.at <= now for touch in facts.touches) or any(
        meeting.at < item.at for item in past.outbound
    ):
        return "We have written since the last conversation."
    if past.replies and past.replies[0].at > meeting.at:
        return "The lead has written since the last conversation."
    fresh_until = business_days_after(meeting.at, policy.proposal_quiet_days, policy.calendar)
    made = facts.open_follow_up is not None and facts.open_follow_up.key == key
    if now > fresh_until and not made:
        return "The last conversation is too long ago for a recap."
    return ""
