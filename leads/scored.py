"""A lead under a profile: what is known of it, what it did, and which score counts (mission B2)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from leads.models import Event, Lead
from leads.scoring.profile import FIELDS, Band, Kind, Profile
from leads.scoring.score import Score, Seen, band_of, score_of

MOST_SEEN = 200  # events of one lead that a preview reads
OF_EVENT = {
    Event.Kind.CAPTURED: Kind.CAPTURED,
    Event.Kind.EMAIL_IN: Kind.REPLY,
    Event.Kind.SMS_IN: Kind.REPLY,
    Event.Kind.WHATSAPP_IN: Kind.REPLY,
    Event.Kind.LINKEDIN: Kind.REPLY,
    Event.Kind.VISIT: Kind.VISIT,
    Event.Kind.DOWNLOAD: Kind.DOWNLOAD,
    Event.Kind.CLICK: Kind.CLICK,
    Event.Kind.BOOKING: Kind.BOOKING,
    Event.Kind.CALL: Kind.CALL,
    Event.Kind.MEETING: Kind.MEETING,
    Event.Kind.DEMO: Kind.DEMO,
    Event.Kind.TRIGGER_EVENT: Kind.TRIGGER_EVENT,
}
KINDS = {str(event): kind for event, kind in OF_EVENT.items()}


@dataclass(frozen=True, slots=True)
class Scored:
    """A score as it counts: a given one wins over that of the rules until it is cleared."""

    profile_id: UUID | None
    profile: Profile
    rules: Score
    points: int
    band: Band
    qualified: bool
    because: str  # why it does not qualify, "" where it does
    is_given: bool

    @property
    def key(self) -> str:
        """What is the same as long as nothing has changed that anybody would want to read about."""
        lines = [f"{each.key}:{each.state}:{each.points}" for each in self.rules.reasons]
        told = f"{self.profile_id}|{self.points}|{self.band}|{self.qualified}|{self.is_given}|{','.join(lines)}"
        return hashlib.blake2b(told.encode(), digest_size=20).hexdigest()


def person_of(lead: Lead) -> dict[str, object]:
    """What a profile may ask for. No query."""
    return {"id": str(lead.pk), **{name: getattr(lead, name) for name in FIELDS}}


def scored(profile_id: UUID | None, profile: Profile, lead: Lead, seen: Iterable[Seen], now: datetime) -> Scored:
    """The lead's score now. No query. Whom a person gives a warm score or better qualifies, whatever the rules say."""
    rules = score_of(profile, person_of(lead), tuple(seen), now)
    if lead.score is None:
        because = rules.unqualified_because
        return Scored(profile_id, profile, rules, rules.score, rules.band, rules.qualified, because, is_given=False)
    band = band_of(profile, lead.score)
    qualified = rules.qualified or band is not Band.COLD
    because = "" if qualified else rules.unqualified_because
    return Scored(profile_id, profile, rules, lead.score, band, qualified, because, is_given=True)


def seen_in(kind: str, at: datetime, text: str, direction: str, ident: str, *, human: bool) -> Seen | None:
    """An event as a signal, None where it is none: what we did ourselves, and clicks of machines."""
    found = KINDS.get(kind)
    if found is None or (found is Kind.CLICK and not human):
        return None
    if direction == Event.Direction.OUTBOUND:
        return None
    return Seen(ident, found, at, text)


def seen_by_lead(leads: Iterable[Lead]) -> Mapping[UUID, list[Seen]]:
    """The newest events of each lead as signals, for previews: a query for each lead."""
    found: dict[UUID, list[Seen]] = {}
    for lead in leads:
        rows = Event.objects.filter(lead=lead, kind__in=list(KINDS)).order_by("-at")[:MOST_SEEN]
        told = (
            seen_in(row.kind, row.at, row.text, row.direction, str(row.pk), human=bool(row.data.get("human")))
            for row in rows
        )
        found[lead.pk] = [item for item in told if item is not None]
    return found
