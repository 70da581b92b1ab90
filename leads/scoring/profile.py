"""The ideal customer of a tenant, as the scoring reads it (mission B2). Plain values; scoring.profile_file reads them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NUMBERS = ("company_size", "value", "budget")
CODES = ("country", "language", "customer_type", "priority")  # compared whole
TEXTS = ("industry", "role", "company", "technologies", "source", "campaign", "use_case", "buying_role")
FIELDS = (*NUMBERS, *CODES, *TEXTS)


class Kind(StrEnum):
    """What a signal is; a reply is any message of theirs, a click counts only where a person made it."""

    CAPTURED = "captured"
    REPLY = "reply"
    VISIT = "visit"
    DOWNLOAD = "download"
    CLICK = "click"
    BOOKING = "booking"
    CALL = "call"
    MEETING = "meeting"
    DEMO = "demo"
    TRIGGER_EVENT = "trigger_event"


class Band(StrEnum):
    HOT = "hot"
    WARM = "warm"
    COLD = "cold"


class Unqualified(StrEnum):
    """What becomes of a lead that does not qualify (B3)."""

    FOLLOW_UP = "follow_up"  # it is followed up like any other
    NURTURE = "nurture"  # dormant on the track nurture, looked at again on the revisit date
    DECLINE = "decline"  # one polite message, reviewed by a person; then it is closed as lost
    LOST = "lost"  # closed as lost, without a message


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is known of a lead, and what is wanted of it: a number in a range, or one of some words."""

    key: str
    name: str
    field: str  # of FIELDS
    weight: int = 1  # 0 to 100: its share in the fit
    any_of: tuple[str, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    must: bool = False  # who is known not to have it does not qualify; while it is not known, nobody is hot
    knock_out: bool = False  # who has it does not qualify, and scores nothing


@dataclass(frozen=True, slots=True)
class SignalRule:
    """What they do is worth points that halve every `half_life_days`."""

    key: str
    name: str
    kind: Kind
    points: int  # 1 to 100, on the day
    words: tuple[str, ...] = ()  # beginnings of words in its text or address; none: any of this kind
    half_life_days: int = 14
    most: int = 100  # points, however often


@dataclass(frozen=True, slots=True)
class Profile:
    criteria: tuple[Criterion, ...] = ()
    signals: tuple[SignalRule, ...] = ()
    hot: int = 75  # a score from here on is hot
    warm: int = 40
    fit_share: int = 60  # per cent of the score that fit makes; intent makes the rest
    qualified_from: int = 0  # a lower score does not qualify
    unqualified: Unqualified = Unqualified.NURTURE
