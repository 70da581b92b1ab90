"""A tenant's policy as a readable document (YAML or JSON) and back: strict, with every mistake named at once (D7).

Durations read "4 business hours", "3 days"; opening hours "09:00-17:00". What a document leaves out keeps its default;
a list (cadences, steps, templates, holidays) and the week of a calendar replace the default as a whole.
"""

from dataclasses import replace

from followups.engine.cadence_file import cadence_to_dict, duration_text, read_cadences
from followups.engine.cadences import default_policy
from followups.engine.policy import Autonomy, Cadence, Calendar, HandOff, Hours, NoResponse, Offset, Policy
from followups.engine.policy_reading import PolicyError, Problem, Reader
from followups.engine.policy_timing_file import check_open_hours, clock, timing_from_dict, timing_to_dict
from followups.engine.zones import zone_named

__all__ = ["PolicyError", "Problem", "policy_from_dict", "policy_to_dict"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DISPOSITIONS = ("nurture", "lost", "recycle")
LONGEST = 3650  # days, hours, words: more than this is a slip of the hand
_NOT_WRITTEN = (
    "automatic",
    "starting",
    "opening",
)  # of a policy, what no document holds: a tenant's switches, and tables
_DURATIONS = ("answer_within", "recap_within", "their_promise_grace", "escalate_after", "draft_ahead")
_NUMBERS = (
    "proposal_quiet_days",
    "minimum_gap_days",
    "idle_look_days",
    "absence_days",
    "longest_absence_days",
    "renewal_ahead_days",
)


def policy_from_dict(document: object, base: Policy | None = None) -> Policy:
    """The policy that `document` describes on top of `base` (the shipped defaults).

    Raises PolicyError with every mistake: its place ("cadences[0].steps[2].brings"), the reason and how to mend it.
    """
    base = base or default_policy()
    reader = Reader()
    policy = _policy(reader, document, base)
    if reader.problems:
        raise PolicyError(tuple(reader.problems))
    return policy


def policy_to_dict(policy: Policy) -> dict[str, object]:
    """The whole policy as strings, numbers, lists and dicts, such that policy_from_dict gives the same policy again."""
    calendar, silence = policy.calendar, policy.no_response
    return {
        "calendar": {
            "time_zone": calendar.time_zone,
            "days": {WEEKDAYS[day - 1]: f"{clock(hours.start)}-{clock(hours.end)}" for day, hours in calendar.days},
            "holidays": [day.isoformat() for day in sorted(calendar.holidays)],
        },
        "autonomy": policy.autonomy.value,
        "high_value": None if policy.high_value is None else str(policy.high_value),
        **{name: duration_text(getattr(policy, name)) for name in _DURATIONS},
        **{name: getattr(policy, name) for name in _NUMBERS},
        "hand_off": {name: _plain(getattr(policy.hand_off, name)) for name in HandOff.__slots__},
        "no_response": {name: getattr(silence, name) for name in NoResponse.__slots__},
        **timing_to_dict(policy),
        "start_cadence": policy.start_cadence,
        "cadences": [cadence_to_dict(cadence) for cadence in policy.cadences],
        "templates": sorted(policy.templates),
    }


def _plain(value: object) -> object:
    if isinstance(value, Offset):
        return duration_text(value)
    return list(value) if isinstance(value, tuple) else value


def _policy(reader: Reader, document: object, base: Policy) -> Policy:
    known = tuple(name for name in Policy.__slots__ if name not in _NOT_WRITTEN)
    given = reader.mapping("", document, known)
    changes: dict[str, object] = {}
    for name in _DURATIONS:
        if name in given:
            changes[name] = reader.duration(name, given[name], smallest=1)
    for name in _NUMBERS:
        if name in given:
            changes[name] = reader.number(name, given[name], LONGEST)
    if "autonomy" in given:
        changes["autonomy"] = Autonomy(reader.choice("autonomy", given["autonomy"], tuple(Autonomy)))
    if "high_value" in given:
        value = given["high_value"]
        changes["high_value"] = None if value is None else reader.amount("high_value", value)
    if "calendar" in given:
        changes["calendar"] = _calendar(reader, given["calendar"], base.calendar)
    if "no_response" in given:
        changes["no_response"] = _no_response(reader, given["no_response"], base.no_response)
    if "hand_off" in given:
        changes["hand_off"] = _hand_off(reader, given["hand_off"], base.hand_off)
    if "templates" in given:
        changes["templates"] = frozenset(
            reader.key(f"templates[{place}]", item)
            for place, item in enumerate(reader.sequence("templates", given["templates"]))
        )
    changes |= timing_from_dict(reader, given, base)
    cadences = read_cadences(reader, given["cadences"]) if "cadences" in given else base.cadences
    start = _start_cadence(reader, given, base, cadences)
    policy = replace(base, cadences=cadences, start_cadence=start, **changes)  # type: ignore[arg-type]
    check_open_hours(reader, given, policy)
    return policy


def _start_cadence(reader: Reader, given: dict[str, object], base: Policy, cadences: tuple[Cadence, ...]) -> str:
    start = reader.key("start_cadence", given["start_cadence"]) if "start_cadence" in given else base.start_cadence
    if start not in [cadence.key for cadence in cadences]:
        keys = ", ".join(cadence.key for cadence in cadences) or "none"
        reader.refuse("start_cadence", f"There is no cadence with the key “{start}”.", f"Name one of: {keys}.")
    if any(cadence.key == start and not cadence.enabled for cadence in cadences):
        reader.refuse("start_cadence", f"“{start}” is not enabled.", "Enable it, or name another.")
    return start


def _calendar(reader: Reader, document: object, base: Calendar) -> Calendar:
    given = reader.mapping("calendar", document, ("time_zone", "days", "holidays"))
    zone, days, holidays = base.time_zone, base.days, base.holidays
    if "time_zone" in given:
        zone = reader.text("calendar.time_zone", given["time_zone"])
        if zone and zone_named(zone) is None:
            reader.refuse("calendar.time_zone", f"“{zone}” is not a time zone.", "Use an IANA name, “Europe/Berlin”.")
    if "days" in given:
        days = _week(reader, given["days"])
    if "holidays" in given:
        items = enumerate(reader.sequence("calendar.holidays", given["holidays"]))
        holidays = frozenset(reader.day(f"calendar.holidays[{place}]", item) for place, item in items)
    return Calendar(zone, days, holidays)


def _week(reader: Reader, document: object) -> tuple[tuple[int, Hours], ...]:
    given = reader.mapping("calendar.days", document, WEEKDAYS)
    if isinstance(document, dict) and not document:
        reader.refuse("calendar.days", "No day is open.", "Give at least one day, for example monday: 09:00-17:00.")
    days = []
    for number, name in enumerate(WEEKDAYS, start=1):
        if name not in given:
            continue
        start, end = reader.hours(f"calendar.days.{name}", given[name])
        days.append((number, Hours(start, end)))
    return tuple(days)


def _no_response(reader: Reader, document: object, base: NoResponse) -> NoResponse:
    given = reader.mapping("no_response", document, tuple(NoResponse.__slots__))
    changes: dict[str, object] = {}
    for name, value in given.items():
        place = f"no_response.{name}"
        if name == "template":
            changes[name] = reader.key(place, value)
        elif name in ("qualified_to", "others_to"):
            changes[name] = reader.choice(place, value, DISPOSITIONS)
        else:
            changes[name] = reader.number(place, value, LONGEST)
    return replace(base, **changes)  # type: ignore[arg-type]


def _hand_off(reader: Reader, document: object, base: HandOff) -> HandOff:
    given = reader.mapping("hand_off", document, tuple(HandOff.__slots__))
    changes: dict[str, object] = {}
    for name, value in given.items():
        place = f"hand_off.{name}"
        if name in ("price_pages", "links"):
            items = enumerate(reader.sequence(place, value))
            changes[name] = tuple(reader.text(f"{place}[{number}]", item) for number, item in items)
        elif name == "within":
            changes[name] = reader.duration(place, value, smallest=1)
        elif name == "score":
            changes[name] = None if value is None else reader.number(place, value, 100)
        else:
            changes[name] = reader.number(place, value, LONGEST)
    return replace(base, **changes)  # type: ignore[arg-type]
