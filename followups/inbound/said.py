"""What a person's words come to, in the terms of leads: promises, questions, a date to come back at, whom to ask instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from followups.inbound.reading.classifying import Classified
from leads.models import Lead
from tenants.models import Tenant


@dataclass(frozen=True, slots=True)
class Said:
    """`kind` is the class of what was written; `words` the passage that says so. Points are as leads.noting takes them."""

    kind: str
    words: str = ""
    promises: tuple[Mapping, ...] = ()
    questions: tuple[Mapping, ...] = ()
    later: datetime | None = None
    later_words: str = ""
    contact: str = ""  # whom to turn to instead
    wants_erasure: bool = False
    ask_a_person: bool = False

    @property
    def is_a_no(self) -> bool:
        return self.kind in ("opt_out", "explicit_no", "complaint")

    def for_a_person(self, name: str) -> str:
        """What only a person can settle, in a sentence; empty where there is nothing."""
        if self.wants_erasure:
            return f"{name} asks for their data to be erased: “{self.words}”"
        if self.kind in ("wrong_person", "referral"):
            return f"{name} names somebody else: {self.contact}" if self.contact else f"{name} is not the right person to write to."
        if self.ask_a_person or self.kind == "unclear":
            return f"It is not certain what {name} means: “{self.words}”"
        return ""
