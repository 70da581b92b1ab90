"""What a lead lacks before its follow-up rests on something, as its page shows it (mission A5)."""

from dataclasses import dataclass

from leads.models import Lead
from suppression.asking import Recorded
from suppression.lacking import Lack, lacks_of
from suppression.models import Consent

BASES = [(value, label) for value, label in Consent.Basis.choices if value != Consent.Basis.UNKNOWN]


@dataclass(frozen=True, slots=True)
class ToComplete:
    """What is missing of one lead; `address_is_dead`: there is one, which a server has said does not exist."""

    owner: bool
    address: bool
    consent: bool
    address_is_dead: bool

    def __bool__(self) -> bool:
        return self.owner or self.address or self.consent


def to_complete(lead: Lead, recorded: Recorded) -> ToComplete:
    """Asked anew, not as the last look found it. No query."""
    lacks = lacks_of(recorded)[lead.pk].split()
    address = Lack.ADDRESS in lacks
    return ToComplete(lead.owner_id is None, address, Lack.CONSENT in lacks, address and bool(lead.email or lead.phone))
