"""A meeting in the diary: follow-up waits until it is over; then its recap or what was promised there is next (G4)."""

from datetime import datetime

from followups.engine.decision import Decision
from followups.engine.facts import Facts, Interaction
from followups.engine.history import MEETINGS, past_of
from followups.engine.planning import seen, wait
from followups.engine.policy import Policy
from followups.engine.wording import at_time, name_of


def meeting_ahead(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The agreed next step is the meeting itself: nothing else is sent before it."""
    meeting = next_meeting(facts, now)
    if meeting is None:
        return "No meeting lies ahead."
    name, when = name_of(facts), at_time(meeting.at, policy.calendar.zone)
    return wait(
        facts,
        policy,
        now,
        rule="meeting_ahead",
        because=f"A {meeting.kind} with {name} is booked and over on {when}: that is the next step.",
        until=meeting.at,
        until_because="The meeting is over then.",
        evidence=(seen(meeting),),
    )


def next_meeting(facts: Facts, now: datetime) -> Interaction | None:
    """The first meeting that lies ahead, None where none is booked."""
    diary = past_of(facts, now).ahead
    if not diary:
        return None
    ahead = [item for item in diary if item.kind in MEETINGS]
    return min(ahead, key=lambda item: (item.at, item.id)) if ahead else None
