"""What an event of the scenario changes."""

from dataclasses import replace
from datetime import datetime, timedelta

from followups.engine.facts import Channel, Direction, Hold, Interaction, Promise, Question, Stage, Stop, StopCode
from followups.engine.history import CONVERSATIONS
from followups.engine.simulation.companies import with_news
from followups.engine.simulation.contact import Entry
from followups.engine.simulation.kinds import KINDS
from followups.engine.simulation.scenario import Happening
from followups.engine.simulation.world import World

SAME_MEETING = timedelta(hours=12)  # a conversation this near to a booked meeting is that meeting
SAME_PROPOSAL = timedelta(days=1)  # a proposal noted a day before its stage move is the one the move is about
WEAK_STOPS = (StopCode.OWNER_STOP, StopCode.EXPIRED)  # give way to one of the lead's
_STOPS = {"owner_stop": StopCode.OWNER_STOP, "explicit_no": StopCode.EXPLICIT_NO}
_SUPPRESSIONS = {
    "opt_out": (StopCode.OPT_OUT, "Opted out."),
    "complaint": (StopCode.COMPLAINT, "Reported a message as spam."),
    "bounce_hard": (StopCode.BOUNCE_HARD, "The address does not exist."),
}


def happen(world: World, event: Happening) -> bool:
    """Let it happen; whether it has the lead looked at. A closed lead is looked at only when it speaks or moves."""
    was_open = world.lead.stage.is_open
    kind = KINDS[event.kind]
    if event.by and world.account is not None:
        world.account = with_news(world.account, event)
        return was_open and event.direction != Direction.OUTBOUND and world.lead.captured_at < event.at
    if kind.direction is not None:
        _note(world, event)
    if event.kind == "stage" and event.stage is not None:
        _move(world, event, event.stage)
    elif event.kind == "renewal_date":
        world.lead = replace(world.lead, renews_at=event.until)
    elif event.kind == "revisit_date":
        world.lead = replace(world.lead, revisit_at=event.until)
    elif event.kind == "went_cold":
        world.lead = replace(world.lead, cold_because=event.because)
    elif event.kind == "enroll":
        world.enroll(event.cadence, event.at, event.id)
    elif event.kind == "owner_pause":
        world.lead = replace(world.lead, paused_until=event.until, paused_because=event.text)
    elif event.kind == "owner_resume":
        world.lead = replace(world.lead, paused_until=None, paused_because="")
    elif event.kind == "hold" and event.hold is not None and world.hold is None:
        world.hold = Hold(event.hold, event.at, event.text, event.id)
    elif event.kind == "hold_lifted":
        world.hold = None
    _refuse(world, event)
    _commit(world, event)
    heard = event.direction in (Direction.INBOUND, Direction.BOTH)
    return (kind.wakes or event.human) and (was_open or heard or event.kind in ("stage", "renewal_date"))


def _note(world: World, event: Happening) -> None:
    if event.kind in CONVERSATIONS and event.direction != Direction.OUTBOUND:
        booked = [item for item in world.interactions if item.id.endswith("-meeting") and item.kind == "meeting"]
        for item in booked:
            if abs(item.at - event.at) <= SAME_MEETING:
                world.interactions.remove(item)
    name = "email_in" if event.kind == "explicit_no" else event.kind  # they say it in words
    until = event.until if event.kind == "out_of_office" else None
    world.add(
        Interaction(
            event.id,
            name,
            event.at,
            Direction(event.direction),
            event.text,
            event.channel,
            until,
            event.human,
            event.source,
        )
    )
    if event.kind == "booking" and event.until is not None:
        world.add(Interaction(f"{event.id}-meeting", "meeting", event.until, Direction.BOTH, event.text))


def _move(world: World, event: Happening, stage: Stage) -> None:
    world.move(stage, event.at)
    known = any(
        item.kind == "proposal_sent" and event.at - SAME_PROPOSAL <= item.at <= event.at for item in world.interactions
    )
    if stage is Stage.PROPOSAL_SENT and not known:
        say = event.text or "Proposal sent (from the stage move)."
        world.add(Interaction(f"{event.id}-proposal", "proposal_sent", event.at, Direction.OUTBOUND, say))


def _refuse(world: World, event: Happening) -> None:
    """Stops of the lead itself, and suppressions of its address."""
    code = _STOPS.get(event.kind)
    if code is not None and (world.stop is None or (world.stop.code in WEAK_STOPS and code not in WEAK_STOPS)):
        world.stop = Stop(code, event.at, event.text, event.id)
    if event.kind in _SUPPRESSIONS:
        entry_code, say = _SUPPRESSIONS[event.kind]
        channel = Channel.EMAIL if event.kind == "bounce_hard" else event.channel
        world.entries.append(Entry(event.id, entry_code.value, event.at, event.text or say, channel))


def _commit(world: World, event: Happening) -> None:
    """Promises and questions that it brings, and those that it settles."""
    source = event.id if KINDS[event.kind].direction is not None else None
    for point in event.promises:
        words = event.text or point.text
        world.promises[point.id] = Promise(point.id, point.by, point.text, point.due, event.at, words, source)
    for point in event.questions:
        words = event.text or point.text
        world.questions[point.id] = Question(point.id, point.kind, point.text, event.at, words, source)
    for ident in event.settles:
        world.promises.pop(ident, None)
        world.questions.pop(ident, None)


def outage_until(events: tuple[Happening, ...], at: datetime) -> datetime:
    """When something can run again that would run at `at`: then, or at the end of the outage that holds it."""
    for event in events:
        if event.kind == "outage" and event.until is not None and event.at <= at < event.until:
            at = event.until
    return at
