"""The dated events of a scenario: each kind with the keys that it may have, and references that lead somewhere."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from followups.engine.facts import Channel, Direction, HoldCode, Stage
from followups.engine.simulation.kinds import KINDS
from followups.engine.simulation.moments import ScenarioReader
from followups.engine.simulation.scenario import Happening, Point

MINUTES = 60  # of a booked meeting
LONGEST_MEETING = 24 * 60
LATER = ("outage", "owner_pause", "revisit_date")  # kinds whose `until` must come after their `at`

COLD_BECAUSE = ("timing", "budget", "competitor", "project_delay", "other")


def read_events(reader: ScenarioReader, document: object, cadences: tuple[str, ...]) -> tuple[Happening, ...]:
    """All events in the order of time; those of one moment in the order of the file. `cadences`: the policy's keys."""
    items = reader.sequence("events", document)
    if isinstance(document, list) and not document:
        reader.refuse("events", "There is no event.", "Give at least one, for example {at: …, kind: captured}.")
    found = []
    for number, item in enumerate(items):
        event = _event(reader, f"events[{number}]", number, item, cadences)
        if event is not None:
            found.append(event)
    events = tuple(sorted(found, key=lambda event: event.at))
    _check_ids(reader, events)
    return tuple(_settling(reader, events, event) for event in events)


def _event(
    reader: ScenarioReader, place: str, number: int, item: object, cadences: tuple[str, ...]
) -> Happening | None:
    if not isinstance(item, Mapping):
        reader.mapping(place, item, ("at", "kind"))
        return None
    name = reader.choice(f"{place}.kind", item.get("kind"), tuple(KINDS)) if "kind" in item else None
    if name is None or item.get("kind") != name:
        if name is None:
            reader.refuse(f"{place}.kind", "This is missing.", f"Use one of: {', '.join(KINDS)}.")
        if "at" in item:
            reader.moment(f"{place}.at", item["at"], whole_day=False)
        return None
    kind = KINDS[name]
    if kind.by and "by" in item:
        known: tuple[str, ...] = ("at", "kind", "id", "text", "by")  # only that it happened counts for the lead
    else:
        known = ("at", "kind", "id", "text", *kind.fields, *(("by",) if kind.by else ()))
    given = reader.mapping(place, item, known, required=("at", *kind.required))
    if "at" not in given:
        return None
    at = reader.moment(f"{place}.at", given["at"], whole_day=False)
    ident = reader.key(f"{place}.id", given["id"]) if "id" in given else f"{name}-{number + 1}"
    starts, until = _times(reader, place, name, at, given)
    direction = given.get("direction", kind.direction.value if kind.direction else "")
    if "direction" in given:
        direction = reader.choice(
            f"{place}.direction", direction, (Direction.BOTH, Direction.OUTBOUND, Direction.INBOUND)
        )
    channel = kind.channel
    if "channel" in given:
        channel = Channel(reader.choice(f"{place}.channel", given["channel"], tuple(Channel)))
    promises, questions = _points(reader, place, ident, name, given)
    return Happening(
        id=ident,
        kind=name,
        at=at,
        place=place,
        text=reader.text(f"{place}.text", given["text"]) if "text" in given else "",
        direction=str(direction),
        channel=channel,
        promises=promises,
        questions=questions,
        settles=_settled(reader, place, given),
        until=until,
        starts=starts,
        stage=Stage(reader.choice(f"{place}.to", given["to"], tuple(Stage))) if "to" in given else None,
        cadence=reader.choice(f"{place}.cadence", given["cadence"], cadences) if "cadence" in given else "",
        because=reader.choice(f"{place}.because", given["because"], COLD_BECAUSE) if "because" in given else "",
        source=reader.text(f"{place}.source", given["source"]) if "source" in given else "",
        human=reader.flag(f"{place}.human", given["human"]) if "human" in given else False,
        by=reader.key(f"{place}.by", given["by"]) if kind.by and "by" in given else "",
        hold=HoldCode(reader.choice(f"{place}.code", given["code"], tuple(HoldCode))) if "code" in given else None,
    )


def _times(
    reader: ScenarioReader, place: str, name: str, at: datetime, given: Mapping[str, object]
) -> tuple[datetime | None, datetime | None]:
    """When a booked meeting starts, and until when: a meeting's end, a return, the end of a pause."""
    if name == "booking":
        if "starts" not in given:
            return None, None
        starts = reader.moment(f"{place}.starts", given["starts"], whole_day=False)
        if starts <= at:
            reader.refuse(f"{place}.starts", "This is not after the booking.", "Give the time of the meeting.")
        minutes = given.get("minutes", MINUTES)
        return starts, starts + timedelta(minutes=reader.number(f"{place}.minutes", minutes, LONGEST_MEETING))
    key = "ends" if name == "renewal_date" else "until"
    if given.get(key) is None:
        if key in given:
            reader.refuse(f"{place}.{key}", "Nothing stands here.", "Give a date, or leave the key out.")
        return None, None
    until = reader.moment(f"{place}.{key}", given[key])
    if name in LATER and until <= at:
        reader.refuse(f"{place}.{key}", "This is not after the event itself.", "Give a later time.")
    return None, until


def _points(
    reader: ScenarioReader, place: str, ident: str, name: str, given: Mapping[str, object]
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    if name == "promise":
        return (_promise(reader, place, ident, given),), ()
    if name in ("question", "objection"):
        return (), (Point(ident, reader.text(f"{place}.text", given.get("text")), kind=name),)
    promises, questions = [], []
    for number, item in enumerate(reader.sequence(f"{place}.promises", given.get("promises", []))):
        at = f"{place}.promises[{number}]"
        parts = reader.mapping(at, item, ("id", "by", "text", "due"), required=("by", "text"))
        promises.append(_promise(reader, at, _ident(reader, at, parts, f"{ident}-promise-{number + 1}"), parts))
    for number, item in enumerate(reader.sequence(f"{place}.questions", given.get("questions", []))):
        at = f"{place}.questions[{number}]"
        parts = reader.mapping(at, item, ("id", "text", "kind"), required=("text",))
        kind = reader.choice(f"{at}.kind", parts.get("kind", "question"), ("question", "objection"))
        words = reader.text(f"{at}.text", parts.get("text"))
        questions.append(Point(_ident(reader, at, parts, f"{ident}-question-{number + 1}"), words, kind=kind))
    return tuple(promises), tuple(questions)


def _promise(reader: ScenarioReader, place: str, ident: str, given: Mapping[str, object]) -> Point:
    due = reader.moment(f"{place}.due", given["due"]) if given.get("due") is not None else None
    by = reader.choice(f"{place}.by", given.get("by"), ("us", "them"))
    return Point(ident, reader.text(f"{place}.text", given.get("text")), by=by, due=due)


def _ident(reader: ScenarioReader, place: str, given: Mapping[str, object], otherwise: str) -> str:
    return reader.key(f"{place}.id", given["id"]) if "id" in given else otherwise


def _settled(reader: ScenarioReader, place: str, given: Mapping[str, object]) -> tuple[str, ...]:
    """The ids of what is kept or answered, whichever way the kind says it."""
    found = [reader.key(f"{place}.{key}", given[key]) for key in ("promise", "question") if key in given]
    for key in ("keeps", "answers"):
        items = reader.sequence(f"{place}.{key}", given.get(key, []))
        found += [reader.key(f"{place}.{key}[{number}]", item) for number, item in enumerate(items)]
    return tuple(found)


def _check_ids(reader: ScenarioReader, events: tuple[Happening, ...]) -> None:
    seen: dict[str, str] = {}
    for event in events:
        points = [] if event.kind in ("promise", "question", "objection") else [*event.promises, *event.questions]
        for ident in (event.id, *(point.id for point in points)):
            if ident in seen:
                reader.refuse(f"{event.place}.id", f"“{ident}” is the id of {seen[ident]} too.", "Give each its own.")
            seen[ident] = event.place


def _settling(reader: ScenarioReader, events: tuple[Happening, ...], event: Happening) -> Happening:
    """The event with what it settles: named, or the only one there is."""
    before = [other for other in events if other.at <= event.at and other is not event]
    promises = [point.id for other in before for point in other.promises]
    questions = [point.id for other in before for point in other.questions]
    sought = {"promise_kept": ("promise", promises), "answered": ("question", questions)}.get(event.kind)
    if sought is not None and not event.settles:
        what, known = sought
        if len(known) == 1:
            return replace(event, settles=(known[0],))
        names = ", ".join(known) or f"none; add an event of the kind {what} before it"
        reader.refuse(f"{event.place}.{what}", "It is not said which one.", f"Name one of: {names}.")
    for ident in event.settles:
        wanted = sought[1] if sought else [*promises, *questions]
        if ident not in wanted:
            reader.refuse(
                event.place, f"There is no “{ident}” before it to settle.", f"Known are: {', '.join(wanted) or 'none'}."
            )
    return event
