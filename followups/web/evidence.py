"""What a decision points at, resolved to who said it, when, in which words, and where the timeline shows it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from leads.models import Event, Lead, Promise, Question
from leads.templatetags.journal import event_name
from tenants.ids import as_uuid

AROUND = 280  # characters of the source shown on either side of the words


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence. `event_id` is None where no entry of the journal stands for it."""

    kind: str
    words: str
    who: str
    at: datetime
    event_id: UUID | None
    lead_id: UUID | None = None  # of a colleague, whose own page shows it
    before: str = ""  # the source's text around the words, where they stand in it
    after: str = ""


def resolve(evidence: Iterable[Mapping], lead: Lead) -> list[Shown]:
    """Evidence as FollowUp.evidence and explanation() give it: {kind, id, at, words}. At most three queries."""
    items = [{**item, "uuid": as_uuid(item["id"])} for item in evidence]
    promises = _by_id(Promise, items, "promise")
    questions = _by_id(Question, items, "question")
    sources = {row.source_id for row in (*promises.values(), *questions.values())}
    wanted = sources | {
        item["uuid"] for item in items if item["kind"] not in ("promise", "question", "lead", "colleague")
    }
    events = {}
    if wanted := wanted - {None}:
        events = {row.pk: row for row in Event.objects.filter(lead=lead, pk__in=wanted).select_related("user")}
    return [_shown(item, {**promises, **questions}, events, lead) for item in items]


def _by_id(model: type[Promise] | type[Question], items: list[dict], kind: str) -> dict:
    ids = [item["uuid"] for item in items if item["kind"] == kind and item["uuid"]]
    return {row.pk: row for row in model.objects.filter(pk__in=ids)} if ids else {}


def _shown(item: dict, commitments: Mapping, events: Mapping[UUID, Event], lead: Lead) -> Shown:
    commitment = commitments.get(item["uuid"])
    event = events.get(commitment.source_id if commitment else item["uuid"])
    at = event.at if event else item["at"] if isinstance(item["at"], datetime) else datetime.fromisoformat(item["at"])
    words = item["words"] or (event.text if event else "")
    colleague = item["uuid"] if item["kind"] == "colleague" else None
    who = _who(item, commitment, event, lead)
    words = words.strip()[:1000]
    before, words, after = in_source(words, event.text) if event else ("", words, "")
    return Shown(item["kind"], words, who, at, event and event.pk, colleague, before, after)


def in_source(words: str, source: str) -> tuple[str, str, str]:
    """The words as they stand in the text they were taken from, with what stands around them: (before, words, after).

    Line ends and runs of spaces do not matter, nor does case. Words that the text does not hold stand alone.
    """
    parts = [re.escape(part) for part in words.strip("…").split()]
    found = re.search(r"\s+".join(parts), source, re.IGNORECASE) if parts else None
    if found is None:
        return "", words, ""
    before, after = source[: found.start()], source[found.end() :]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return before.lstrip(), found.group(), after.rstrip()


def _who(item: dict, commitment: Promise | Question | None, event: Event | None, lead: Lead) -> str:
    if isinstance(commitment, Promise):
        return f"{'We' if commitment.by == Promise.By.US else lead.name} promised"
    if isinstance(commitment, Question):
        return f"{lead.name} {'asked' if commitment.kind == Question.Kind.QUESTION else 'objected'}"
    if event is None:
        return item["kind"].replace("_", " ").capitalize()
    if event.direction == Event.Direction.INBOUND:
        return f"{lead.name}, {event_name(event.kind)}"
    return f"{event.user}, {event_name(event.kind)}" if event.user else event_name(event.kind)
