"""What the suppression app is asked by: a lead's addresses, and those of the leads that have become part of it."""

from collections.abc import Iterable

from leads.models import Lead
from suppression.asking import Contact


def contact_of(lead: Lead, email: str | None = None) -> Contact:
    """The lead by its own address, or by the one that a message is for."""
    others = [(each["id"], each.get("email"), each.get("phone")) for each in lead.also_known_as]
    return Contact(lead.id, email or lead.email or None, lead.phone, others)


def contacts_of(leads: Iterable[Lead]) -> list[Contact]:
    """As contact_of, for a batch: most have no others, and a look makes one for each lead."""
    return [
        contact_of(lead) if lead.also_known_as else Contact(lead.id, lead.email or None, lead.phone) for lead in leads
    ]
