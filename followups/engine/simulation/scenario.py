"""What a scenario file says, as plain values. Times are aware datetimes; ids are unique within the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from followups.engine.facts import Account, Asset, Channel, HoldCode, LeadFacts, Stage
from followups.engine.policy import Offset, Policy, Unit

AT_ONCE = Offset(0, Unit.MINUTES)
DAYS_RUN = 120  # how long a scenario runs after its first event when it does not say


@dataclass(frozen=True, slots=True)
class Point:
    """A promise or question inside a note, or one that an event of its own brings."""

    id: str
    text: str
    by: str = ""  # of a promise: "us" | "them"
    due: datetime | None = None
    kind: str = "question"  # of a question: "question" | "objection"


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated event. Which of the fields below `text` a kind uses is said in kinds.KINDS."""

    id: str
    kind: str
    at: datetime
    place: str  # where in the file, "events[3]"
    text: str = ""
    direction: str = ""
    channel: Channel | None = None
    promises: tuple[Point, ...] = ()
    questions: tuple[Point, ...] = ()
    settles: tuple[str, ...] = ()  # the promises and questions that it keeps or answers
    until: datetime | None = None  # return, end of a pause or an outage, end of a booked meeting
    starts: datetime | None = None  # a booked meeting
    stage: Stage | None = None
    hold: HoldCode | None = None
    cadence: str = ""  # that a person puts the lead on
    because: str = ""  # why it went cold
    source: str = ""  # of a capture
    human: bool = False  # of a click: a person followed the link
    by: str = ""  # id of the colleague who did it; "": the lead


@dataclass(frozen=True, slots=True)
class Ground:
    """What the consent ledger says of one channel (K4)."""

    basis: str
    given_at: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Assume:
    """What people are taken to do. Reviewers work in the tenant's business hours."""

    approve_after: Offset | None = AT_ONCE  # None: nobody ever approves
    owner_does_tasks: bool = True  # on the due date; False: never


@dataclass(frozen=True, slots=True)
class Expectation:
    """Part of a decision: the keys of telling.as_dict that the file names, with what it expects there."""

    place: str
    wanted: Mapping[str, Any]
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    name: str
    policy: Policy
    lead: LeadFacts
    events: tuple[Happening, ...]  # in the order of time
    assets: tuple[Asset, ...] = ()  # the tenant's library, in the order of preference
    language: str = ""  # the tenant's
    consent: Mapping[Channel, Ground] = field(default_factory=dict)
    account: Account | None = None
    reply_hours: tuple[int, ...] = ()  # of the tenant's leads, by the hour of their own day
    assume: Assume = field(default_factory=Assume)
    until: datetime | None = None
    expect: tuple[Expectation, ...] = ()
    never: tuple[Expectation, ...] = ()
    sent: tuple[datetime, ...] | None = None  # everything that goes out, if the file says so

    def ends_at(self) -> datetime:
        """The last moment that is played."""
        return self.until or self.events[0].at + timedelta(days=DAYS_RUN)
