"""Findings as the page of a lead shows them: each in the words around it, its own marked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from followups.extracting import unsettled
from followups.models import Finding
from leads.models import Lead

AROUND = 90  # characters shown on each side of the words
ENTERED_FOR = timedelta(days=30)  # what was entered by itself can be put right here for so long


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with what stands before and behind its words; `label` says what it is."""

    row: Finding
    label: str
    before: str
    words: str
    after: str

    @property
    def is_promise(self) -> bool:
        return self.row.kind in (Finding.Kind.US, Finding.Kind.THEM)

    @property
    def says_otherwise(self) -> bool:
        """Whether what is entered with Accept differs from the words shown: then it is shown as well."""
        return " ".join(self.row.text.split()) not in " ".join(self.words.split())

    @property
    def has_day(self) -> bool:
        return self.is_promise or self.row.kind == Finding.Kind.LATER


def findings_of(lead: Lead, now: datetime) -> list[Shown]:
    """What waits for a person, then what was entered by itself lately. One query."""
    return [_shown(row) for row in unsettled(lead, now - ENTERED_FOR) if row.event.text[row.start : row.end]]


def _shown(row: Finding) -> Shown:
    text, since, to = row.event.text, max(row.start - AROUND, 0), row.end + AROUND
    before = ("… " if since else "") + text[since : row.start]
    after = text[row.end : to] + (" …" if to < len(text) else "")
    label = row.get_kind_display()
    if row.kind == Finding.Kind.FACT:
        label = row.detail.replace("_", " ").capitalize()
    elif row.detail:
        label = f"{label}: {row.detail}"
    return Shown(row, label, before, text[row.start : row.end], after)
