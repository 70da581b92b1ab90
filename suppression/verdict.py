"""The answer to "may we contact them?": one object that the sender obeys and the screen shows (mission K1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    CALL = "call"
    LINKEDIN = "linkedin"


class Purpose(StrEnum):
    """Why somebody is to be contacted."""

    SERVICE_REPLY = "service_reply"  # an answer to what they wrote
    CLOSE_LOOP = "close_loop"  # the last message, which says that no more will come
    FOLLOW_UP = "follow_up"
    MARKETING = "marketing"


WORDS = {"email": "e-mail", "sms": "text message", "whatsapp": "WhatsApp", "call": "phone", "linkedin": "LinkedIn"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands against it."""

    code: str  # a Suppression.Reason, or another of GRAVITY
    say: str
    since: datetime | None  # aware; None where nothing is recorded, such as a missing address
    source: str  # where it came from: unsubscribe page, API, a person …
    entry_id: UUID | None  # of the Suppression or Consent
    lift: str  # how it could be lifted, or when it ends by itself


@dataclass(frozen=True, slots=True)
class Verdict:
    """`because` holds all that stands against it, gravest first; `code` and `say` are the first one's."""

    allowed: bool
    code: str  # "" when allowed
    say: str
    because: tuple[Reason, ...]
    channel: Channel
    purpose: Purpose


# Gravest first: a code that is not listed comes before all others.
GRAVITY = (
    "cannot_tell", "erased", "complaint", "opt_out", "explicit_no", "owner_stop", "bounce_hard", "close_loop", "other",
    "no_address", "consent_withdrawn", "consent_expired", "unclear_consent", "no_consent",
)  # fmt: skip


def verdict(reasons: list[Reason], channel: Channel, purpose: Purpose) -> Verdict:
    """Weigh nothing: any reason at all means no (most restrictive wins)."""
    if not reasons:
        return Verdict(True, "", f"May be contacted by {WORDS[channel]}.", (), channel, purpose)
    because = tuple(sorted(reasons, key=lambda reason: _rank(reason.code)))
    return Verdict(False, because[0].code, because[0].say, because, channel, purpose)


def _rank(code: str) -> int:
    return GRAVITY.index(code) if code in GRAVITY else -1
