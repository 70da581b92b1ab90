"""What a scenario expects: parts of decisions, in the words of the output."""

from collections.abc import Mapping

from followups.engine.decision import Action, ExitReason, Reason, ReviewFlag
from followups.engine.facts import Channel, Stage, Track
from followups.engine.simulation.moments import ScenarioReader
from followups.engine.simulation.scenario import Expectation

WORDS: Mapping[str, tuple[str, ...]] = {
    "action": tuple(Action),
    "reason": tuple(Reason),
    "channel": tuple(Channel),
    "track": tuple(Track),
    "exit": tuple(ExitReason),
    "stage": tuple(Stage),
    "stage_to": tuple(Stage),
    "outcome": ("sent", "done"),
}
TEXTS = (
    "rule", "because", "due_because", "key", "kind", "step", "title", "ask", "template", "owner", "asset", "cadence",
    "brings",
)  # fmt: skip
FLAGS = ("escalate", "alert")
TIMES = ("at", "due_at", "next_look_at")
KEYS = (*TIMES, *WORDS, *TEXTS, "review", *FLAGS, "since")


def read_expectations(reader: ScenarioReader, above: str, document: object) -> tuple[Expectation, ...]:
    """Each names any of KEYS; `since` is the time from which it is looked for. None stands for “nothing there”."""
    found = []
    for number, item in enumerate(reader.sequence(above, document)):
        place = f"{above}[{number}]"
        given = reader.mapping(place, item, KEYS)
        wanted = {key: _value(reader, f"{place}.{key}", key, given[key]) for key in given if key != "since"}
        if isinstance(item, Mapping) and not wanted:
            reader.refuse(place, "Nothing is expected here.", f"Name any of: {', '.join(KEYS)}.")
        since = reader.moment(f"{place}.since", given["since"]) if "since" in given else None
        found.append(Expectation(place, wanted, since))
    return tuple(found)


def _value(reader: ScenarioReader, place: str, key: str, value: object) -> object:
    if value is None:
        return None
    if key in TIMES:
        return reader.moment(place, value, whole_day=False)
    if key in WORDS:
        return reader.choice(place, value, WORDS[key])
    if key in FLAGS:
        return reader.flag(place, value)
    if key == "review":
        items = enumerate(reader.sequence(place, value))
        return [reader.choice(f"{place}[{number}]", item, tuple(ReviewFlag)) for number, item in items]
    return reader.text(place, value)
