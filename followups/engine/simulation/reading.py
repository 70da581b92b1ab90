"""A scenario document as a Scenario: strict, with every mistake named at once."""

from collections.abc import Mapping
from datetime import datetime

from followups.engine.facts import Channel, LeadFacts, Stage
from followups.engine.policy import Offset, Policy
from followups.engine.policy_file import policy_from_dict
from followups.engine.policy_reading import PolicyError
from followups.engine.send_times import HOURS
from followups.engine.simulation.companies import BUYING_ROLES, check_colleagues, read_account
from followups.engine.simulation.document import ScenarioError, read_document
from followups.engine.simulation.moments import ScenarioReader
from followups.engine.simulation.reading_assets import read_assets
from followups.engine.simulation.reading_events import COLD_BECAUSE, read_events
from followups.engine.simulation.reading_expectations import read_expectations
from followups.engine.simulation.scenario import AT_ONCE, Assume, Ground, Happening, Scenario
from followups.engine.zones import zone_named

KEYS = (
    "name", "about", "policy", "tenant", "lead", "account", "language", "assets", "consent", "assume", "events", "until",
    "expect", "never", "sent",
)  # fmt: skip
LEAD = (
    "name", "email", "phone", "stage", "stage_since", "captured_at", "owner", "qualified", "time_zone",
    "zone_from", "language",
    "value", "strategic", "hot", "expires_at", "renews_at", "score", "buying_role", "source", "cold_because",
    "revisit_at", "by_hand",
)  # fmt: skip
BASES = ("consent", "request", "legitimate_interest", "unknown", "withdrawn")
ALREADY_QUALIFIED = (Stage.QUALIFIED, Stage.PROPOSAL_SENT, Stage.WON)
MOST_EVENTS = 1_000
MOST_REPLIES = 1_000_000


def scenario_from_text(text: str) -> Scenario:
    """The scenario of a YAML or JSON file's text. Raises ScenarioError with every mistake in it."""
    return scenario_from_dict(read_document(text))


def scenario_from_dict(document: object) -> Scenario:
    """The scenario that a document describes. Raises ScenarioError as above."""
    reader = ScenarioReader()
    given = reader.mapping("", document, KEYS, required=("events",))
    policy = _policy(reader, given.get("policy", {}))
    reader.zone = policy.calendar.zone
    cadences = tuple(cadence.key for cadence in policy.cadences)
    events = read_events(reader, given["events"], cadences) if "events" in given else ()
    if len(events) > MOST_EVENTS:
        reader.refuse("events", f"There are more than {MOST_EVENTS:,}.", "Describe a shorter time.")
    first = events[0].at if events else datetime(2000, 1, 1, tzinfo=reader.zone)
    account = read_account(reader, given["account"]) if "account" in given else None
    check_colleagues(reader, account, events)
    scenario = Scenario(
        name=reader.text("name", given["name"]) if "name" in given else "",
        policy=policy,
        lead=_lead(reader, given.get("lead", {}), first),
        events=events,
        assets=read_assets(reader, given.get("assets", [])),
        language=reader.key("language", given["language"]) if "language" in given else "",
        reply_hours=_reply_hours(reader, given["tenant"]) if "tenant" in given else (),
        account=account,
        consent=_consent(reader, given.get("consent", {})),
        assume=_assume(reader, given.get("assume", {})),
        until=_until(reader, given, events),
        expect=read_expectations(reader, "expect", given.get("expect", [])),
        never=read_expectations(reader, "never", given.get("never", [])),
        sent=_sent(reader, given["sent"]) if "sent" in given else None,
    )
    if "about" in given:
        reader.text("about", given["about"])
    if reader.problems:
        raise ScenarioError(tuple(reader.problems))
    return scenario


def _policy(reader: ScenarioReader, document: object) -> Policy:
    try:
        return policy_from_dict(document)
    except PolicyError as error:
        for problem in error.problems:
            reader.refuse(f"policy.{problem.place}" if problem.place else "policy", problem.reason, problem.mend)
        return Policy()


def _reply_hours(reader: ScenarioReader, document: object) -> tuple[int, ...]:
    """`tenant: {reply_hours: {9: 12, 14: 80}}`: how many replies came in which hour of the leads' own day."""
    given = reader.mapping("tenant", document, ("reply_hours",), required=("reply_hours",)).get("reply_hours", {})
    if isinstance(given, Mapping):
        given = {str(hour): count for hour, count in given.items()}
    hours = tuple(str(hour) for hour in range(HOURS))
    counts = reader.mapping("tenant.reply_hours", given, hours)
    return tuple(
        reader.number(f"tenant.reply_hours.{hour}", counts[hour], MOST_REPLIES) if hour in counts else 0
        for hour in hours
    )


def _lead(reader: ScenarioReader, document: object, first: datetime) -> LeadFacts:
    given = reader.mapping("lead", document, LEAD)
    stage = Stage(reader.choice("lead.stage", given.get("stage", "new"), tuple(Stage)))
    captured_at = reader.moment("lead.captured_at", given["captured_at"]) if "captured_at" in given else first
    stage_since = reader.moment("lead.stage_since", given["stage_since"]) if "stage_since" in given else captured_at
    for key, at in (("captured_at", captured_at), ("stage_since", stage_since)):
        if at > first:
            reader.refuse(f"lead.{key}", "This is after the first event.", "Give an earlier time, or leave it out.")
    closed = not stage.is_open
    zone = reader.text("lead.time_zone", given["time_zone"]) if given.get("time_zone") is not None else None
    if zone and zone_named(zone) is None:
        reader.refuse(
            "lead.time_zone",
            f"“{zone}” is not a time zone.",
            "Use an IANA name, “Europe/Berlin”; leave it out where it is not known: the tenant's clock counts then.",
        )

    def flag(key: str, default: bool) -> bool:
        return reader.flag(f"lead.{key}", given[key]) if key in given else default

    def moment(key: str) -> datetime | None:
        return reader.moment(f"lead.{key}", given[key]) if given.get(key) is not None else None

    return LeadFacts(
        id="lead",
        name=reader.text("lead.name", given["name"]) if "name" in given else "",
        stage=stage,
        stage_since=stage_since,
        captured_at=captured_at,
        owner=reader.text("lead.owner", given["owner"]) if "owner" in given else None,
        qualified=flag("qualified", stage in ALREADY_QUALIFIED),
        time_zone=zone,
        zone_from=_zone_from(reader, given, zone),
        language=reader.key("lead.language", given["language"]) if "language" in given else "en",
        value=reader.amount("lead.value", given["value"]) if given.get("value") is not None else None,
        strategic=flag("strategic", False),
        expires_at=moment("expires_at"),
        renews_at=moment("renews_at"),
        has_email=flag("email", True),
        has_phone=flag("phone", False),
        hot=flag("hot", False),
        by_hand=flag("by_hand", False),
        score=reader.number("lead.score", given["score"], 100) if given.get("score") is not None else None,
        buying_role=reader.choice("lead.buying_role", given["buying_role"], BUYING_ROLES)
        if "buying_role" in given
        else "",
        source=reader.text("lead.source", given["source"]) if "source" in given else "",
        cold_because=reader.choice("lead.cold_because", given["cold_because"], COLD_BECAUSE)
        if "cold_because" in given
        else "",
        revisit_at=moment("revisit_at"),
        exit_reason=stage.value if closed else "",
        exited_at=stage_since if closed else None,
    )


def _zone_from(reader: ScenarioReader, given: Mapping[str, object], zone: str | None) -> str:
    if zone is None:
        if "zone_from" in given:
            reader.refuse("lead.zone_from", "There is no time_zone.", "Give it, or leave both out.")
        return ""
    return reader.choice("lead.zone_from", given.get("zone_from", "lead"), ("lead", "phone", "country"))


def _consent(reader: ScenarioReader, document: object) -> dict[Channel, Ground]:
    given = reader.mapping("consent", document, tuple(channel.value for channel in Channel))
    found = {}
    for name, value in given.items():
        place = f"consent.{name}"
        if isinstance(value, Mapping):
            parts = reader.mapping(place, value, ("basis", "given_at", "expires_at"), required=("basis",))
        else:
            parts = {"basis": value}
        times = {key: reader.moment(f"{place}.{key}", parts[key]) for key in ("given_at", "expires_at") if key in parts}
        basis = reader.choice(f"{place}.basis" if isinstance(value, Mapping) else place, parts.get("basis"), BASES)
        found[Channel(name)] = Ground(basis, **times)
    return found


def _assume(reader: ScenarioReader, document: object) -> Assume:
    given = reader.mapping("assume", document, ("approve_after", "owner_does_tasks"))
    after: Offset | None = AT_ONCE
    if given.get("approve_after") == "never":
        after = None
    elif "approve_after" in given:
        after = reader.patience("assume.approve_after", given["approve_after"])
    does = given.get("owner_does_tasks", True)
    return Assume(after, reader.flag("assume.owner_does_tasks", does))


def _until(reader: ScenarioReader, given: Mapping[str, object], events: tuple[Happening, ...]) -> datetime | None:
    if "until" not in given:
        return None
    until = reader.moment("until", given["until"])
    if events and until < events[0].at:
        reader.refuse("until", "This is before the first event.", "Give a later time.")
    return until


def _sent(reader: ScenarioReader, document: object) -> tuple[datetime, ...]:
    items = enumerate(reader.sequence("sent", document))
    return tuple(reader.moment(f"sent[{place}]", item, whole_day=False) for place, item in items)
