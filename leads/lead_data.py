"""A lead as it is handed in, and which column each thing said of it goes to (mission A2, A3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from leads.matching import Identity
from leads.models import Lead
from leads.normalising import email_text, tidy
from leads.stages import QUALIFIED_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadData:
    """A lead as a door hands it in. Empty and None mean "not given": a capture never erases what is known."""

    email: str = ""
    phone: str = ""
    external_id: str = ""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    role: str = ""
    industry: str = ""
    company_size: int | None = None
    country: str = ""
    time_zone: str = ""
    language: str = ""
    source: str = ""
    campaign: str = ""
    utm: Mapping[str, str] = field(default_factory=dict)
    value: Decimal | None = None
    currency: str = ""
    expected_close: date | None = None
    expires_at: datetime | None = None
    strategic: bool | None = None
    renews_at: datetime | None = None
    buying_role: str = ""
    score: int | None = None  # 0 to 100
    cold_because: str = ""
    revisit_at: datetime | None = None
    stage: str = ""
    lost_reason: str = ""
    technologies: str = ""
    budget: Decimal | None = None
    use_case: str = ""
    customer_type: str = ""
    priority: str = ""
    captured_at: datetime | None = None  # when they came in, for history; default: now
    owner: str = ""  # a member's e-mail address


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenConsent:
    """The consent that came with a lead. This app only hands it on: see followups.taking_in."""

    basis: str
    channel: str = ""  # empty: every channel
    wording: str = ""
    source: str = ""
    at: datetime | None = None


# Taken over as they are; e-mail, phone, external id, account, owner and stage each have rules of their own.
PLAIN = (
    "role", "industry", "company_size", "country", "time_zone", "language", "source", "campaign", "value", "currency",
    "expected_close", "expires_at", "strategic", "renews_at", "buying_role", "score", "cold_because", "revisit_at",
    "technologies", "budget", "use_case", "customer_type", "priority",
)  # fmt: skip
NAMES = ("first_name", "last_name", "company")
MATCHED_BY = (*NAMES, "email_key", "phone")  # a change of these is looked at for likely duplicates


def new_lead_values(data: LeadData, who: Identity, now: datetime) -> dict[str, object]:
    """What is said of a new lead, by column; company and owner are found elsewhere."""
    stage, since = data.stage or Lead.Stage.NEW.value, data.captured_at or now
    is_open = stage not in Lead.CLOSED_STAGES
    return {
        "email": email_text(data.email),
        "email_key": who.email_key or None,
        "phone": who.phone or None,
        "external_id": who.external_id or None,
        "stage": stage,
        "stage_since": since,
        "lost_reason": data.lost_reason if stage == Lead.Stage.LOST else "",
        "qualified_at": since if stage in QUALIFIED_STAGES else None,
        "next_look_at": now if is_open else None,
        "captured_at": since,
        "utm": dict(data.utm),
        "exit_reason": "" if is_open else stage,
        "exited_at": None if is_open else since,
        **{name: tidy(getattr(data, name)) for name in NAMES},
        **{name: value for name in PLAIN if (value := getattr(data, name)) is not None},
    }


def plain(value: object) -> object:
    """A field's value as the journal's JSON holds it."""
    if value is None or isinstance(value, (str, int, bool, dict)):
        return value
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)
