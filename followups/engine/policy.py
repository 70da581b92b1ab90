"""A tenant's rules as plain values: business hours, thresholds, autonomy, cadences. Immutable once published."""

from dataclasses import dataclass, field
from datetime import UTC, date, time, tzinfo
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from followups.engine.facts import Channel, Stage, Track
from followups.engine.zones import zone_named

if TYPE_CHECKING:
    from followups.engine.starting import Starting
    from followups.engine.steps import PlannedStep


class Autonomy(StrEnum):
    """How much goes out without a person (D5)."""

    REVIEW_ALL = "review_all"  # the default
    ACKNOWLEDGE = "acknowledge"  # only the fixed, promise-free first reply goes out by itself
    WARM_AUTO = "warm_auto"  # also cadence steps with approved templates where no review rule fires


class Unit(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    BUSINESS_HOURS = "business_hours"  # run only while the tenant is open
    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    MONTHS = "months"  # calendar months: the same day of the month, or its last where it has no such day


@dataclass(frozen=True, slots=True)
class Offset:
    value: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of one weekday, local time; `end` is exclusive."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Calendar:
    """The tenant's working time. `days` maps ISO weekday (1 = Monday) to its hours."""

    time_zone: str = "UTC"
    days: tuple[tuple[int, Hours], ...] = tuple((day, Hours(time(9), time(17))) for day in range(1, 6))
    holidays: frozenset[date] = frozenset()
    # Laid out once, since every date that is worked out asks for them: the hours of Monday to Sunday (None: closed), and the
    # hash under which the answers are kept.
    week: tuple[Hours | None, ...] = field(init=False, repr=False, compare=False)
    hashed: int = field(init=False, repr=False, compare=False)
    zone: tzinfo = field(init=False, repr=False, compare=False)  # UTC where the name is no zone

    def __post_init__(self) -> None:
        opening = {day: hours for day, hours in reversed(self.days) if hours.start < hours.end}
        object.__setattr__(self, "week", tuple(map(opening.get, range(1, 8))))
        object.__setattr__(self, "zone", zone_named(self.time_zone) or UTC)
        object.__setattr__(self, "hashed", hash((self.time_zone, self.days, self.holidays)))

    def __hash__(self) -> int:
        return self.hashed


@dataclass(frozen=True, slots=True)
class Step:
    """One touch of a cadence. Each names what it brings: a step that brings nothing is refused (D2, I3)."""

    key: str
    after: Offset  # from what started the cadence
    brings: str
    ask: str
    template: str = ""  # of a task there is none
    channel: Channel = Channel.EMAIL
    kind: str = "follow_up"  # first_reply | follow_up | recap | reactivation; task: work for the owner, no message
    max_words: int = 120
    review: bool = False  # this step always waits for a person
    asset: str = ""  # it brings an unused asset: of this topic, with this key, or "any" (D6)
    every: Offset | None = None  # it comes again at this distance …
    times: int = 1  # … so often in all: no sequence runs without an end (E5)


class When(StrEnum):
    """What starts a cadence (E3): a closed list. A person or the API can start any."""

    CAPTURED = "captured"
    DEMO = "demo"
    MEETING = "meeting"
    DOWNLOAD = "download"
    INBOUND = "inbound"  # a message of the lead's
    BOOKING = "booking"
    STAGE = "stage"
    TRIGGER_EVENT = "trigger_event"
    DORMANT = "dormant"
    CONTRACT = "contract"  # won, and the end of the contract is known


@dataclass(frozen=True, slots=True)
class Start:
    when: When
    sources: frozenset[str] = frozenset()  # of a capture, in small letters; empty: any that no other cadence claims
    to: Stage | None = None  # of a stage: which
    after: Offset | None = None  # of a dormant lead: not before it has been so this long


class Then(StrEnum):
    """What follows the last step of a cadence, where it is not another cadence."""

    NO_RESPONSE = "no_response"  # the silence rules: a last message, reviewed
    NURTURE = "nurture"  # dormant on the track nurture, with a revisit date
    PAUSE = "pause"  # dormant, with a revisit date: nobody is asked for a last word


class LaidOut:
    """Its steps one by one, laid out by followups.engine.steps when they are first asked for; no key of the document."""

    __slots__ = ("planned",)
    planned: "tuple[PlannedStep, ...]"


@dataclass(frozen=True, slots=True)
class Cadence(LaidOut):
    key: str
    name: str
    track: Track
    steps: tuple[Step, ...]
    starts: tuple[Start, ...] = ()  # none: only a person or the API starts it
    then: str = Then.NO_RESPONSE.value  # a Then, or the key of another cadence on the same track
    enabled: bool = True  # False: it starts for nobody; whoever is on it goes on


@dataclass(frozen=True, slots=True)
class NoResponse:
    """What silence leads to (E2, E5)."""

    silence_days: int = 14  # since the lead's last sign of life
    touches_before: int = (
        2  # how many follow-ups an offer gets; after so many unanswered ones the silence is waited out
    )
    template: str = "close_loop"
    max_words: int = 80
    wait_days: int = 7  # after the close-loop message, before the disposition
    revisit_days: int = 90  # nurture: when to look again
    qualified_to: str = "nurture"  # nurture | lost | recycle: future-fit leads
    others_to: str = "lost"


class Segment(StrEnum):
    """Groups of leads that have a cap of their own (F2)."""

    COLD = "cold"  # never a sign of life since the capture
    ANSWERED = "answered"  # all others
    DORMANT = "dormant"  # the stage
    STRATEGIC = "strategic"


@dataclass(frozen=True, slots=True)
class ChannelCaps:
    """How many touches on one channel one lead gets within 7 and within 30 days."""

    week: int
    month: int


@dataclass(frozen=True, slots=True)
class SegmentCap:
    """How many touches a lead of this segment gets within so many days."""

    segment: Segment
    touches: int
    days: int


@dataclass(frozen=True, slots=True)
class Caps:
    """The most touches of one lead within any 7 and any 30 times 24 hours, on all channels together and on some (F2)."""

    week: int = 4
    month: int = 10
    channels: tuple[tuple[Channel, ChannelCaps], ...] = (
        (Channel.SMS, ChannelCaps(2, 4)),
        (Channel.WHATSAPP, ChannelCaps(2, 4)),
    )
    segments: tuple[SegmentCap, ...] = (SegmentCap(Segment.COLD, touches=4, days=14),)


@dataclass(frozen=True, slots=True)
class SendTimes:
    """How the hour of a message that can wait is learned from replies (F3)."""

    learned: bool = True
    floor: int = 50  # replies of the tenant's leads below which nothing is learned
    weight: int = 10  # how many replies of the lead's own weigh as much as the tenant's pattern


@dataclass(frozen=True, slots=True)
class Pace:
    """The intervals of a cadence, in per cent of what its steps say (F3)."""

    engaged: int = 75  # after a visit, a download or a link that a person followed, since our last message
    silent: int = 150  # of repeating steps, after three and more touches without an answer


# How addresses and titles of pages with prices begin a word, in seven languages.
PRICE_PAGES = (
    "price", "pricing", "preis", "tarif", "tarief", "prix", "precio", "prezz", "prijs", "prijz", "preço", "preco",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HandOff:
    """What is handed to a person at once (E4)."""

    within: Offset = Offset(1, Unit.BUSINESS_HOURS)  # the owner hears of it at once and has so long to take it up
    price_pages: tuple[str, ...] = PRICE_PAGES  # beginnings of words in the address or title of a page visited
    links: tuple[str, ...] = ()  # the same of a link that a person followed
    score: int | None = 80  # from this score on; None: never by the score
    questions: int = 3  # so many in one message are more than a line can answer
    question_words: int = 40  # so is one question of this length


@dataclass(frozen=True, slots=True)
class Policy:
    calendar: Calendar = field(default_factory=Calendar)
    autonomy: Autonomy = Autonomy.REVIEW_ALL
    high_value: Decimal | None = None  # deals of this value and more are reviewed
    answer_within: Offset = Offset(4, Unit.BUSINESS_HOURS)  # an open question, a waiting reply
    recap_within: Offset = Offset(2, Unit.BUSINESS_HOURS)  # after a call or meeting without a next step
    their_promise_grace: Offset = Offset(1, Unit.BUSINESS_DAYS)
    proposal_quiet_days: int = 5  # business days without an answer to a proposal or quote
    minimum_gap_days: int = 2  # between two touches of ours, unless the lead wrote in between
    escalate_after: Offset = Offset(1, Unit.BUSINESS_DAYS)
    draft_ahead: Offset = Offset(1, Unit.BUSINESS_DAYS)  # a draft is written this long before it is due
    idle_look_days: int = 7  # the longest time without a look, unless a pause or revisit date is known
    absence_days: int = 5  # business days; how long an out-of-office reply without a date pauses
    longest_absence_days: int = 60  # a return further away is not waited for
    renewal_ahead_days: int = 90  # before a contract ends
    no_response: NoResponse = field(default_factory=NoResponse)
    # When a channel may be used, on the lead's clock; one that is not named has the business hours alone (F1).
    channel_hours: tuple[tuple[Channel, Hours], ...] = (
        (Channel.SMS, Hours(time(8), time(21))),
        (Channel.WHATSAPP, Hours(time(8), time(21))),
        (Channel.CALL, Hours(time(9), time(17))),
    )
    caps: Caps = field(default_factory=Caps)
    send_times: SendTimes = field(default_factory=SendTimes)
    pace: Pace = field(default_factory=Pace)
    hand_off: HandOff = field(default_factory=HandOff)
    cadences: tuple[Cadence, ...] = ()
    start_cadence: str = "speed_to_lead"  # of a capture that no cadence claims
    templates: frozenset[str] = frozenset()  # keys of what may go out without a person; any other is reviewed
    # The pairs of reason and template that a tenant has switched on, within what `autonomy` allows; None: it has decided on
    # none of them, and `autonomy` alone holds. Rows of the tenant's, no part of its document.
    automatic: frozenset[tuple[str, str]] | None = None
    # What starts which cadence, laid out by followups.engine.starting when it is first asked for.
    starting: "Starting | None" = field(default=None, init=False, repr=False, compare=False)
    # When each channel may be used, laid out by followups.engine.limits: a channel and whether at any hour -> its own hours
    # and the whole calendar.
    opening: "dict[tuple[Channel | None, bool], tuple[Hours | None, Calendar]]" = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
