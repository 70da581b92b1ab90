"""What a person's words come to, in the terms of leads: promises, questions, a date to come back at, whom to ask instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import Truncator

from followups.inbound.automatic import first_moment, zone_of
from followups.inbound.reading.auto_replies import sent_at
from followups.inbound.reading.classifying import Classified
from followups.inbound.replies.finding import Findings, Promise, Question, find
from followups.inbound.replies.understanding import understand
from leads.models import Lead
from leads.noting import LONGEST_POINT
from tenants.models import Tenant

NOS = ("opt_out", "explicit_no", "complaint")


@dataclass(frozen=True, slots=True)
class Said:
    """`kind` is the class of what was written; `words` the passage that says so. Points are as leads.noting takes them."""

    kind: str
    text: str  # all of it
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
            who = f"names somebody else: {self.contact}" if self.contact else "is the wrong person to ask"
            return f"{name} {who}. “{self.text}”"
        return f"It is not certain what {name} means: “{self.words}”" if self.doubt else ""


def said_in(found: Classified, tenant: Tenant, lead: Lead, now: datetime) -> Said:
    """What the reply text of a classified message comes to. Dates are days on the lead's clock, the tenant's where unknown."""
    written_at = sent_at(found.mail) or now
    understood = understand(found.reply_text, subject=found.mail.subject, sent_at=written_at)
    points = find(found.reply_text, written_at, zone_of(lead, tenant))
    person, again = understood.named_person, points.call_after
    day = understood.later_date or (again.date if again else None)
    return Said(
        kind=understood.kind,
        text=found.reply_text,
        words=" … ".join(understood.because) or found.reply_text[:300],
        promises=tuple(_promise(each) for each in points.promises if each.by == "them"),
        questions=tuple(_questions(points)),
        later=first_moment(day, lead, tenant) if day else None,
        contact=" ".join(part for part in (person.name, person.address) if part) if person else "",
        opts_out=understood.opts_out,
        wants_erasure=understood.wants_erasure,
        doubt=understood.doubt,
    )


def _promise(found: Promise) -> Mapping:
    return {"by": found.by, "text": _point(found.text), "due": found.due, "words": found.text}


def _questions(found: Findings) -> Iterator[Mapping]:
    """What they ask, and what they ask for: it is open until somebody here has answered, but no promise of ours."""
    wishes = [each for each in found.promises if each.by == "us"]
    asked = [each for each in found.questions if not any(_overlap(each, wish) for wish in wishes)]
    for question in sorted((*asked, *wishes), key=lambda each: each.start):
        yield {"kind": "question", "text": _point(question.text), "words": question.text}
    for objection in found.objections:
        yield {"kind": "objection", "text": _point(objection.text), "words": objection.text}


def _overlap(one: Question, other: Promise) -> bool:
    return one.start < other.end and other.start < one.end


def _point(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST_POINT)
