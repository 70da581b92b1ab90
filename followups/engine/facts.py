"""What a decision rests on (mission C1). Plain values: the loop fills them from the database, a scenario from a file.

Times are aware datetimes. Ids are strings: the engine compares and passes them on, it never looks anything up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from followups.engine.history import Past

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def fact(cls: type[T]) -> type[T]:
    """A dataclass that nobody changes: the type checker holds that, so that at run time making one need not be held up.

    A look makes five of them with eighty fields, and a frozen dataclass sets each through a call of its own (5 µs for a lead).
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


class Stage(StrEnum):
    """Where a lead stands (mission B1); a lead is in exactly one."""

    NEW = "new"
    CONTACTED = "contacted"
    QUALIFIED = "qualified"
    PROPOSAL_SENT = "proposal_sent"
    WON = "won"
    LOST = "lost"
    DORMANT = "dormant"

    @property
    def is_open(self) -> bool:
        """Open leads always have a next look (D1)."""
        return self not in (Stage.WON, Stage.LOST)


CLOSED = frozenset(stage for stage in Stage if not stage.is_open)


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    CALL = "call"
    LINKEDIN = "linkedin"


class Track(StrEnum):
    """What kind of follow-up runs (E2); at most one at a time."""

    ACTIVE = "active"
    NO_RESPONSE = "no_response"
    NURTURE = "nurture"
    REACTIVATION = "reactivation"
    POST_CLOSE = "post_close"


class Direction(StrEnum):
    INBOUND = "in"
    OUTBOUND = "out"
    BOTH = "both"  # a call or a meeting: both spoke
    NONE = "none"  # a note to ourselves


class StopCode(StrEnum):
    """Hard stops (D3). Each comes with the event that is its evidence."""

    OPT_OUT = "opt_out"
    EXPLICIT_NO = "explicit_no"
    COMPLAINT = "complaint"
    BOUNCE_HARD = "bounce_hard"
    EXPIRED = "expired"
    ERASED = "erased"
    OWNER_STOP = "owner_stop"


class HoldCode(StrEnum):
    """What a person must settle before anything is sent (D3)."""

    UNCLEAR_CONSENT = "unclear_consent"
    OWNERSHIP_CONFLICT = "ownership_conflict"
    DUPLICATE = "duplicate"
    EXISTING_CUSTOMER = "existing_customer"
    UNCLEAR_REPLY = "unclear_reply"  # what came from the lead could be a no, or is for a person alone to read
    UNKNOWN_OUTCOME = "unknown_outcome"  # a message may or may not have gone out: a person decides, never the machine


@fact
class Interaction:
    """One thing that happened with the lead, newest first in `Facts.interactions`."""

    id: str
    kind: str  # captured, note, call, meeting, demo, email_in, email_out, sms_in, proposal_sent, quote_sent, booking …
    at: datetime
    direction: Direction
    text: str = ""
    channel: Channel | None = None
    until: datetime | None = None  # of an absence: the return that the auto-reply states
    human: bool = False  # of a click: told from scanners; any other click is a machine's report
    source: str = ""  # of a capture: where the lead came from
    reading: int = 0  # of the text, as it was read when it was recorded (followups.engine.reading); 0: not kept
    chosen: bool = False  # of a visit: the client chose the page as one of high intent


@fact
class Promise:
    """A next step somebody promised and has not kept yet."""

    id: str
    by: str  # "us" | "them"
    text: str
    due: datetime | None
    made_at: datetime
    words: str = ""  # the words it came from
    source_id: str | None = None  # the interaction


@fact
class Question:
    """An open question or objection of the lead's."""

    id: str
    kind: str  # "question" | "objection"
    text: str
    asked_at: datetime
    words: str = ""
    source_id: str | None = None


@fact
class Touch:
    """One message of ours that went out (or may have: an unknown outcome counts as out)."""

    at: datetime
    kind: str  # first_reply | follow_up | close_loop
    track: Track
    step: str | None
    reason: str
    channel: Channel
    words: int = 0  # length of the body
    asset: str = ""  # key of the asset that it brought
    angle: str = ""  # key of its template: what it was about


@fact
class Stop:
    code: StopCode
    at: datetime
    say: str
    source_id: str | None = None


@fact
class Hold:
    code: HoldCode
    at: datetime
    say: str
    source_id: str | None = None


@fact
class MayContact:
    """The answer of the suppression app for one channel and the purpose of following up (K1)."""

    allowed: bool
    code: str = ""
    say: str = ""


@fact
class Settled:
    """A follow-up that is over, by its key: what was done is not done again (see Decision.key)."""

    state: str  # done | skipped
    at: datetime
    because: str = ""


@fact
class OpenFollowUp:
    """The next action the lead has now, if any."""

    key: str
    due_at: datetime
    kind: str
    created_at: datetime
    fixed_by_person: bool = False  # snoozed or set by a person: the machine keeps the date
    escalated: int = 0  # how often its being overdue has been reported
    asset: str = ""  # what it brings stays the same while it is open
    title: str = ""  # the work in one line; of a step that a person has set, their own words


@fact
class LeadFacts:
    id: str
    name: str
    stage: Stage
    stage_since: datetime
    captured_at: datetime
    owner: str | None = None
    qualified: bool = False  # has been qualified at some time
    time_zone: str | None = None  # IANA name
    language: str = "en"
    value: Decimal | None = None
    strategic: bool = False
    expires_at: datetime | None = None
    renews_at: datetime | None = None  # when a contract of theirs ends: with us, or with whom they have now
    paused_until: datetime | None = None
    paused_because: str = ""
    has_email: bool = True
    has_phone: bool = False
    hot: bool = False  # scored hot: always waits for a person (D5)
    score: int | None = None  # 0 to 100 (B2)
    hot_from: int | None = None  # from which score on the tenant's profile calls a lead hot; None: there is no profile
    unqualified: str = ""  # why the lead does not qualify; "" where it does, or nobody asks (B3)
    unqualified_to: str = ""  # what becomes of it: "nurture", "decline", "lost"; "": it is followed up all the same
    buying_role: str = ""  # champion | economic_buyer | user | blocker (B4)
    cold_because: str = ""  # timing | budget | competitor | project_delay | other (E6)
    revisit_at: datetime | None = None  # when to look again, where a person or the lead has said so
    zone_from: str = ""  # where the time zone is known from: "lead", "phone", "country"; "" where it is not
    exit_reason: str = ""  # why follow-up last ended (ExitReason), "" when none is recorded: a stop is recorded once
    exited_at: datetime | None = None
    source: str = ""  # where it came from: "website", "referral"
    by_hand: bool = False  # in the manual group of an experiment: nothing is planned or sent for it by itself (M4)


@fact
class Enrollment:
    """The running track: which cadence, since when."""

    track: Track
    cadence: str
    started_at: datetime
    trigger: str = ""  # what its steps are counted from: the id of an interaction, or of the lead
    by_person: bool = False  # somebody put the lead on it; else the rules did
    begun_with: str = ""  # id of the version of the rules that held then; "" where nothing had been published


@fact
class Asset:
    """Something a message can bring that the lead does not have yet (D6); of the tenant's library."""

    key: str
    title: str
    brings: str
    topics: frozenset[str] = frozenset()
    language: str = "en"
    expires_on: date | None = None


@fact
class Colleague:
    """Another lead of the same account (B4)."""

    id: str
    name: str
    stage: Stage
    buying_role: str = ""
    last_reply_id: str = ""  # their newest message to us
    last_reply_at: datetime | None = None
    last_sign_at: datetime | None = None  # their newest sign of life, the capture aside
    last_contact_at: datetime | None = None  # our newest message to them


@fact
class Account:
    """The lead's company and who else of it is a lead; the colleagues whose news is newest first."""

    id: str
    name: str
    owner: str | None = None
    colleagues: tuple[Colleague, ...] = ()


@fact
class Facts:
    lead: LeadFacts
    interactions: tuple[Interaction, ...] = ()  # newest first
    promises: tuple[Promise, ...] = ()  # open ones
    questions: tuple[Question, ...] = ()  # open ones
    touches: tuple[Touch, ...] = ()  # newest first
    stops: tuple[Stop, ...] = ()
    holds: tuple[Hold, ...] = ()
    enrollment: Enrollment | None = None
    taken_off_at: datetime | None = None  # when a person last took the lead off a cadence, or put it on another (E7)
    open_follow_up: OpenFollowUp | None = None
    settled: Mapping[str, Settled] = field(default_factory=dict)
    contact: Mapping[Channel, MayContact] = field(default_factory=dict)
    account: Account | None = None
    assets: tuple[Asset, ...] = ()  # the tenant's library, in the order of preference; the same for all of its leads
    reply_hours: tuple[int, ...] = ()  # the tenant's replies by hour of the leads' own day (24 numbers), for send times
    tenant_language: str = ""  # what the tenant writes where there is nothing in the lead's language
    mailbox_opens_at: datetime | None = None  # the mailbox that writes to this lead is used up until then (F2)
    # What they say about the past, kept by followups.engine.history: a decision asks for it dozens of times.
    past: "Past | None" = field(default=None, init=False, repr=False, compare=False)
