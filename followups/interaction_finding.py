"""What passed between each lead of a batch and us, with the meetings that are booked, for their facts (mission C1)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from followups.engine import facts as engine
from followups.engine.history import CONVERSATIONS
from followups.engine.reading import EXCERPT
from leads.models import Event
from tenants.batches import rows_of, rows_of_each

SAME_MEETING = timedelta(hours=12)  # a conversation this near to a booked meeting is that meeting
RECENT = 40  # interactions of one lead that a decision looks at
KINDS = [str(kind) for kind in (*Event.INTERACTIONS, *Event.SIGNALS)]
CHANNEL = {str(channel): channel for channel in engine.Channel} | {"": None}
DIRECTION = {str(direction): direction for direction in engine.Direction}
INTERACTIONS = rows_of_each(
    Event,
    "lead_id",
    f"lead_id::text AS lead, id::text, kind, at, direction, left(text, {EXCERPT}), channel, "
    "data->>'until', data->>'human' = 'true', external_id, data->>'ends', data->>'cancels', data->>'source', reading, "
    "data->>'high_intent' = 'true'",
    where="kind = ANY(%(kinds)s)",
    order_by=f"at DESC LIMIT {RECENT}",  # newest first; the index is walked no further
)


def interactions_of(asked: Mapping[str, Any]) -> dict[str, list[engine.Interaction]]:
    """By lead, newest first, with the meetings that are booked. `asked` has the tenant and the ids, as text. One query."""
    found: defaultdict[str, list[engine.Interaction]] = defaultdict(list)
    booked: defaultdict[str, list[tuple[str, engine.Interaction]]] = defaultdict(list)
    cancelled: set[tuple[str, str]] = set()
    for row in rows_of(INTERACTIONS, {**asked, "kinds": KINDS}):
        (
            lead_id, pk, kind, at, direction, text, channel, until, human, external_id, ends, cancels, source, reading, chosen,
        ) = row  # fmt: skip
        returns = datetime.fromisoformat(until) if until else None
        found[lead_id].append(
            engine.Interaction(
                pk,
                kind,
                at,
                DIRECTION[direction],
                text,
                CHANNEL[channel],
                returns,
                bool(human),
                source or "",
                reading or 0,
                bool(chosen),
            )
        )
        if ends:
            meeting = engine.Interaction(
                pk, "meeting", datetime.fromisoformat(ends), engine.Direction.BOTH, text, reading=reading or 0
            )
            booked[lead_id].append((external_id or pk, meeting))
        if cancels:
            cancelled.add((lead_id, cancels))
    for lead_id, meetings in booked.items():
        standing = [meeting for booking, meeting in meetings if (lead_id, booking) not in cancelled]
        found[lead_id] = with_meetings(found[lead_id], standing)
    return found


def with_meetings(
    interactions: list[engine.Interaction], meetings: list[engine.Interaction]
) -> list[engine.Interaction]:
    """Booked meetings in their place; one that has been noted since, nearer than SAME_MEETING, is the noted one (G4)."""
    noted = [
        item.at
        for item in interactions
        if item.kind in CONVERSATIONS and item.direction is not engine.Direction.OUTBOUND
    ]
    meetings = [item for item in meetings if not any(abs(item.at - at) <= SAME_MEETING for at in noted)]
    return sorted([*interactions, *meetings], key=lambda item: item.at, reverse=True)
