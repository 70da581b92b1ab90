"""The cadences of a policy document, read and written; what cannot work is refused with place, reason and mend (D2, E5)."""

from collections.abc import Mapping

from followups.engine.facts import Channel, Stage, Track
from followups.engine.policy import Cadence, Offset, Start, Step, Then, When
from followups.engine.policy_reading import Reader
from followups.engine.steps import planned_steps

STEP_KINDS = ("first_reply", "follow_up", "recap", "reactivation", "task")
LONGEST = 3650  # words
LONGEST_KEY = 80  # characters, with the number of a step that comes again
MOST_TIMES = 60  # of a step that comes again
# What a start says besides `when`, by its `when`; a stage must say which.
_OF_START = {When.CAPTURED: ("sources",), When.STAGE: ("to",), When.DORMANT: ("after",)}


def read_cadences(reader: Reader, document: object) -> tuple[Cadence, ...]:
    """The cadences of a document; every mistake is noted by the reader."""
    cadences: list[Cadence] = []
    for index, item in enumerate(reader.sequence("cadences", document)):
        place = f"cadences[{index}]"
        given = reader.mapping(place, item, tuple(Cadence.__slots__), required=("key", "name", "steps"))
        if not given:
            continue
        key = reader.key(f"{place}.key", given.get("key"))
        if key and key in [cadence.key for cadence in cadences]:
            reader.refuse(f"{place}.key", f"The key “{key}” is used twice.", "Give each cadence a key of its own.")
        track = Track(reader.choice(f"{place}.track", given.get("track", "active"), tuple(Track)))
        cadence = Cadence(
            key,
            reader.text(f"{place}.name", given.get("name")),
            track,
            _steps(reader, place, given.get("steps")),
            _starts(reader, f"{place}.starts", given.get("starts", [])),
            reader.key(f"{place}.then", given.get("then", Then.NO_RESPONSE.value)),
            "enabled" not in given or reader.flag(f"{place}.enabled", given["enabled"], otherwise=True),
        )
        _check_track(reader, place, cadence)
        cadences.append(cadence)
    _check_following(reader, cadences)
    return tuple(cadences)


def cadence_to_dict(cadence: Cadence) -> dict[str, object]:
    """As read_cadences reads it."""
    return {
        "key": cadence.key,
        "name": cadence.name,
        "track": cadence.track.value,
        "starts": [_start_to_dict(start) for start in cadence.starts],
        "then": str(cadence.then),
        "enabled": cadence.enabled,
        "steps": [_step_to_dict(step) for step in cadence.steps],
    }


def duration_text(offset: Offset) -> str:
    """ "4 business hours", "1 day"."""
    unit = offset.unit.value.replace("_", " ")
    return f"{offset.value} {unit.removesuffix('s') if offset.value == 1 else unit}"


def _start_to_dict(start: Start) -> object:
    parts: dict[str, object] = {"when": start.when.value}
    if start.sources:
        parts["sources"] = sorted(start.sources)
    if start.to is not None:
        parts["to"] = start.to.value
    if start.after is not None:
        parts["after"] = duration_text(start.after)
    return parts if len(parts) > 1 else start.when.value


def _step_to_dict(step: Step) -> dict[str, object]:
    parts: dict[str, object] = {
        "key": step.key,
        "after": duration_text(step.after),
        "brings": step.brings,
        "ask": step.ask,
        "template": step.template,
        "channel": step.channel.value,
        "kind": step.kind,
        "max_words": step.max_words,
        "review": step.review,
        "asset": step.asset,
    }
    parts |= {"every": duration_text(step.every), "times": step.times} if step.every is not None else {}
    return {key: value for key, value in parts.items() if value != ""}


def _starts(reader: Reader, above: str, document: object) -> tuple[Start, ...]:
    starts = []
    for index, item in enumerate(reader.sequence(above, document)):
        place = f"{above}[{index}]"
        parts = item if isinstance(item, Mapping) else {"when": item}
        when = When(
            reader.choice(f"{place}.when" if parts is item else place, parts.get("when"), tuple(When))
            if "when" in parts
            else When.CAPTURED
        )
        needed = ("when", "to") if when is When.STAGE else ("when",)
        given = reader.mapping(place, parts, ("when", *_OF_START.get(when, ())), required=needed)
        sources = enumerate(reader.sequence(f"{place}.sources", given.get("sources", [])))
        starts.append(
            Start(
                when,
                frozenset(reader.text(f"{place}.sources[{n}]", source).strip().lower() for n, source in sources),
                Stage(reader.choice(f"{place}.to", given["to"], OPEN_STAGES)) if "to" in given else None,
                reader.duration(f"{place}.after", given["after"], smallest=1) if "after" in given else None,
            )
        )
    return tuple(starts)


OPEN_STAGES = tuple(stage for stage in Stage if stage.is_open and stage is not Stage.DORMANT)


def _steps(reader: Reader, above: str, document: object) -> tuple[Step, ...]:
    steps: list[Step] = []
    items = reader.sequence(f"{above}.steps", document)
    if document == []:
        reader.refuse(f"{above}.steps", "The cadence has no steps.", "Give at least one step.")
    for index, item in enumerate(items):
        place = f"{above}.steps[{index}]"
        is_task = isinstance(item, Mapping) and item.get("kind") == "task"
        needed = ("key", "after", "brings", "ask") if is_task else ("key", "after", "brings", "ask", "template")
        given = reader.mapping(place, item, tuple(Step.__slots__), required=needed)
        if not given:
            continue
        step = Step(
            key=reader.key(f"{place}.key", given.get("key")),
            after=reader.duration(f"{place}.after", given.get("after"), smallest=0),
            brings=reader.text(f"{place}.brings", given.get("brings")),
            ask=reader.text(f"{place}.ask", given.get("ask")),
            template=reader.key(f"{place}.template", given.get("template")) if "template" in given else "",
            channel=Channel(reader.choice(f"{place}.channel", given.get("channel", "email"), tuple(Channel))),
            kind=reader.choice(f"{place}.kind", given.get("kind", "follow_up"), STEP_KINDS),
            max_words=reader.number(f"{place}.max_words", given.get("max_words", 120), LONGEST),
            review=reader.flag(f"{place}.review", given.get("review", False)),
            asset=reader.text(f"{place}.asset", given["asset"]).strip().lower() if "asset" in given else "",
            every=reader.duration(f"{place}.every", given["every"], smallest=1) if "every" in given else None,
            times=reader.number(f"{place}.times", given["times"], MOST_TIMES) if "times" in given else 1,
        )
        _check_place(reader, place, step, steps)
        _check_coming_again(reader, place, step, given, is_last=index == len(items) - 1)
        steps.append(step)
    return tuple(steps)


def _check_place(reader: Reader, place: str, step: Step, before: list[Step]) -> None:
    """A step's key is its own, and it comes after the step before it."""
    cadence = Cadence("", "", Track.ACTIVE, (*before, step))
    keys = [planned.key for planned in planned_steps(cadence)]
    if step.key and len(set(keys)) < len(keys):
        reader.refuse(
            f"{place}.key",
            f"The key “{step.key}” is used twice.",
            "Give each step a key of its own; one that comes again adds -2, -3 to its own.",
        )
    if len(keys[-1]) > LONGEST_KEY:
        reader.refuse(
            f"{place}.key",
            f"“{keys[-1]}” would be longer than {LONGEST_KEY} characters.",
            "Give a step that comes again a shorter key.",
        )
    if before and step.after.unit is before[-1].after.unit and step.after.value <= before[-1].after.value:
        reader.refuse(
            f"{place}.after",
            f"“{duration_text(step.after)}” is not later than the step before it "
            f"(“{duration_text(before[-1].after)}”).",
            "Order the steps by time, each later than the last.",
        )


def _check_coming_again(reader: Reader, place: str, step: Step, given: Mapping[str, object], *, is_last: bool) -> None:
    """What comes again ends one day, stands last, and brings another asset each time (D6, E5)."""
    if "every" in given and "times" not in given:
        reader.refuse(f"{place}.times", "A step that comes again has no end.", "Say how often it comes in all.")
    if "times" in given and "every" not in given:
        reader.refuse(
            f"{place}.every", "It is not said at which distance it comes again.", "Add it, such as “1 month”."
        )
    if step.every is None:
        return
    if not is_last:
        reader.refuse(f"{place}.every", "Only the last step comes again.", "Move it to the end.")
    if not step.asset and step.kind != "task":
        reader.refuse(
            f"{place}.asset",
            "A message that comes again would say the same again.",
            "Name the topic of the assets that it brings, or any.",
        )
    if step.kind in ("first_reply", "recap"):
        reader.refuse(f"{place}.kind", f"A {step.kind.replace('_', ' ')} comes once.", "Take away every and times.")


def _check_track(reader: Reader, place: str, cadence: Cadence) -> None:
    """Customers get tasks, never messages; only a contract starts what comes after the sale."""
    for index, step in enumerate(cadence.steps):
        if cadence.track is Track.POST_CLOSE and step.kind != "task":
            reader.refuse(
                f"{place}.steps[{index}].kind",
                "A won lead is not written to by itself.",
                "Make it a task for the owner.",
            )
        if index and step.kind in ("first_reply", "recap"):
            reader.refuse(
                f"{place}.steps[{index}].kind",
                f"A {step.kind.replace('_', ' ')} is the first step or none.",
                "Make it a follow_up, or move it to the front.",
            )
    for index, start in enumerate(cadence.starts):
        if (start.when is When.CONTRACT) != (cadence.track is Track.POST_CLOSE):
            reader.refuse(
                f"{place}.starts[{index}]",
                "A contract starts what is on the track post_close, and nothing else does.",
                "Set the track to post_close, or name another start.",
            )


def _check_following(reader: Reader, cadences: list[Cadence]) -> None:
    """What `then` names exists, is on the same track, and does not lead back."""
    by_key = {cadence.key: cadence for cadence in cadences}
    for index, cadence in enumerate(cadences):
        place, seen = f"cadences[{index}].then", [cadence.key]
        at: Cadence | None = cadence
        while at is not None and at.then not in tuple(Then):
            following = by_key.get(at.then)
            if following is None and at is cadence:
                names = ", ".join((*Then, *(key for key in by_key if key != cadence.key)))
                reader.refuse(place, f"There is no cadence with the key “{at.then}”.", f"Name one of: {names}.")
            elif following is not None and following.track is not cadence.track:
                reader.refuse(
                    place, f"“{following.key}” is on another track.", "Name one on the same track, or nurture."
                )
                break
            elif following is not None and following.key in seen:
                circle = " → ".join([*seen, following.key])
                reader.refuse(place, f"The cadences follow each other in a circle: {circle}.", "Let one of them end.")
                break
            seen.append(at.then)
            at = following
