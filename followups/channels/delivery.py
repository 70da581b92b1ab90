"""What became of handing a message over."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    SENT = "sent"
    REFUSED = "refused"  # for good: sending it again would be refused again
    LATER = "later"  # certainly not sent; may be tried again
    UNKNOWN = "unknown"  # may or may not have gone out: a person decides


@dataclass(frozen=True, slots=True)
class Delivery:
    outcome: Outcome
    say: str  # in words, for the journal
    bad_address: bool = False  # refused because the address does not exist
    provider_id: str = ""  # what a mail service calls the message
