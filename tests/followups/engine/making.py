"""Facts for tests: one lead of a Berlin tenant, times given as readable strings."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from followups.engine.cadences import default_policy
from followups.engine.decide import decide
from followups.engine.decision import Decision
from followups.engine.facts import (
    Channel,
    Direction,
    Facts,
    Interaction,
    LeadFacts,
    MayContact,
    OpenFollowUp,
    Promise,
    Question,
    Settled,
    Stage,
    Touch,
    Track,
)
from followups.engine.policy import Policy

BERLIN = ZoneInfo("Europe/Berlin")
POLICY = default_policy("Europe/Berlin")
OPEN = {Channel.EMAIL: MayContact(True)}
DIRECTIONS = {
    "captured": Direction.INBOUND,
    "email_in": Direction.INBOUND,
    "sms_in": Direction.INBOUND,
    "visit": Direction.INBOUND,
    "download": Direction.INBOUND,
    "click": Direction.INBOUND,
    "open": Direction.INBOUND,
    "call": Direction.BOTH,
    "meeting": Direction.BOTH,
    "demo": Direction.BOTH,
    "note": Direction.NONE,
}


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """ "2026-03-10 09:30" on a Berlin clock, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


MONDAY = at("2026-03-09 10:00")  # an ordinary working day
DAY = timedelta(days=1)


def lead(**given: Any) -> LeadFacts:
    known: dict[str, Any] = {
        "id": "lead-1",
        "name": "Ada Byron",
        "stage": Stage.QUALIFIED,
        "stage_since": at("2026-01-05 10:00"),
        "captured_at": at("2026-01-05 10:00"),
        "time_zone": "Europe/Berlin",
    }
    return LeadFacts(**known | given)


def new_lead(captured_at: datetime = MONDAY, **given: Any) -> LeadFacts:
    return lead(**{"stage": Stage.NEW, "stage_since": captured_at, "captured_at": captured_at} | given)


def facts(**given: Any) -> Facts:
    return Facts(**{"lead": lead(), "contact": OPEN} | given)


def new_facts(captured_at: datetime = MONDAY, **given: Any) -> Facts:
    """A lead that has just filled in a form."""
    captured = Interaction("capture-1", "captured", captured_at, Direction.INBOUND, "Please call me")
    earlier = given.pop("interactions", ())
    return facts(**{"lead": new_lead(captured_at), "interactions": (*earlier, captured)} | given)


def interaction(kind: str, when: datetime, text: str = "", ident: str = "", **given: Any) -> Interaction:
    direction = given.pop("direction", DIRECTIONS.get(kind, Direction.OUTBOUND))
    return Interaction(ident or f"{kind}-1", kind, when, direction, text, **given)


def ours(due: datetime | None, made_at: datetime = MONDAY, text: str = "send the plan", **given: Any) -> Promise:
    return Promise(**{"id": "p1", "by": "us", "text": text, "due": due, "made_at": made_at} | given)


def theirs(due: datetime | None, made_at: datetime = MONDAY, text: str = "talk to the board", **given: Any) -> Promise:
    return Promise(**{"id": "p2", "by": "them", "text": text, "due": due, "made_at": made_at} | given)


def question(
    asked_at: datetime, text: str = "who does the training?", kind: str = "question", **given: Any
) -> Question:
    return Question(**{"id": "q1", "kind": kind, "text": text, "asked_at": asked_at} | given)


def sent(when: datetime, kind: str = "follow_up", step: str | None = None, words: int = 0, **given: Any) -> Touch:
    known = {"track": Track.ACTIVE, "reason": "cadence_step", "channel": Channel.EMAIL}
    return Touch(at=when, kind=kind, step=step, words=words, **known | given)


def follow_up(key: str, due_at: datetime, created_at: datetime | None = None, **given: Any) -> OpenFollowUp:
    return OpenFollowUp(key, due_at, "follow_up", created_at or due_at, **given)


def settled(*keys: str, when: datetime = MONDAY, state: str = "done") -> dict[str, Settled]:
    return {key: Settled(state, when) for key in keys}


def decided(known: Facts, policy: Policy = POLICY, now: datetime = MONDAY) -> Decision:
    return decide(known, policy, now)
