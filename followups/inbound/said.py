"""What a person's words come to, in the terms of leads: promises, questions, a date to come back at, whom to ask instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from followups.inbound.automatic import first_moment
from followups.inbound.reading.auto_replies import sent_at
from followups.inbound.reading.classifying import Classified
from followups.inbound.replies.understanding import understand
from leads.models import Lead
from tenants.models import Tenant

NOS = ("opt_out", "explicit_no", "complaint")


@dataclass(frozen=True, slots=True)
class Said:
    """`kind` is the class of what was written; `words` the passage that says so. Points are as leads.noting takes them."""

    kind: str
    words: str = ""
    promises: tuple[Mapping, ...] = ()
    questions: tuple[Mapping, ...] = ()
    later: datetime | None = None
    contact: str = ""  # whom to turn to instead: a name and an address, as far as they are given
    opts_out: bool = False  # whatever else they say
    wants_erasure: bool = False
    doubt: bool = False  # it may be a no: nothing is sent before a person has read it

    @property
    def is_a_no(self) -> bool:
        return self.opts_out or self.kind in NOS

    def for_a_person(self, name: str) -> str:
        """What only a person can settle, in a sentence; empty where there is nothing."""
        if self.wants_erasure:
            return f"{name} asks for their data to be erased: “{self.words}”"
        if self.kind in ("wrong_person", "referral"):
            return (
                f"{name} names somebody else: {self.contact}."
                if self.contact
                else f"{name} is not the right person to write to."
            )
        return f"It is not certain what {name} means: “{self.words}”" if self.doubt else ""


def said_in(found: Classified, tenant: Tenant, lead: Lead) -> Said:
    """What the reply text of a classified message comes to. Dates are days on the lead's clock, the tenant's where unknown."""
    understood = understand(found.reply_text, subject=found.mail.subject, sent_at=sent_at(found.mail))
    person = understood.named_person
    return Said(
        kind=understood.kind,
        words=" … ".join(understood.because) or found.reply_text[:300],
        later=first_moment(understood.later_date, lead, tenant) if understood.later_date else None,
        contact=" ".join(part for part in (person.name, person.address) if part) if person else "",
        opts_out=understood.opts_out,
        wants_erasure=understood.wants_erasure,
        doubt=understood.doubt,
    )
