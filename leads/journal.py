"""Writing the journal. It is only ever added to (leads.models.journal)."""

from collections.abc import Callable, Sequence
from datetime import datetime

from leads.models import Event, Lead
from tenants.batches import insert
from tenants.models import Tenant, User

READ = {*Event.INTERACTIONS, *Event.SIGNALS}  # whose words decide what happens next
_readers: list[Callable[[str], int]] = []  # of the app whose rules read them: this one is not to know it


def read_words_by(reader: Callable[[str], int]) -> None:
    """Keep with each event what `reader` makes of its words (0: nothing), so that no decision has to read them again."""
    _readers[:] = [reader]


def entry(
    tenant: Tenant,
    lead: Lead,
    kind: str,
    *,
    at: datetime,
    now: datetime,
    direction: str = Event.Direction.NONE,
    channel: str = "",
    actor: str = Event.Actor.SYSTEM,
    user: User | None = None,
    external_id: str | None = None,
    text: str = "",
    data: dict | None = None,
) -> Event:
    """An event that is not written yet, for record_many. `at` is when it happened, `now` when we learned of it."""
    return Event(
        tenant_id=tenant.pk,
        lead_id=lead.pk,
        kind=kind,
        at=at,
        recorded_at=now,
        direction=direction,
        channel=channel,
        actor=actor,
        user=user,
        external_id=external_id or None,
        text=text,
        data=data or {},
        reading=reading_of(kind, text),
    )


def reading_of(kind: str, text: str) -> int | None:
    """What stands beside an event's words (Event.reading), for whoever writes events by other ways than entry()."""
    return _readers[0](text) if _readers and text and kind in READ else None


def record(tenant: Tenant, lead: Lead, kind: str, **fields) -> Event:
    """Write one event with the fields of entry(). A repeat of an external id writes nothing: the first is returned."""
    return record_once(tenant, lead, kind, **fields)[0]


def record_once(tenant: Tenant, lead: Lead, kind: str, **fields) -> tuple[Event, bool]:
    """As record(), and whether it was written now; False for a repeat of an external id."""
    event = entry(tenant, lead, kind, **fields)
    if event.external_id is None:
        insert(event)
        return event, True
    # ON CONFLICT waits for a transaction that is recording the same id at this moment, and then leaves it alone.
    Event.objects.bulk_create([event], ignore_conflicts=True)
    stored = Event.objects.get(external_id=event.external_id)
    return stored, stored.pk == event.pk


def record_many(events: Sequence[Event]) -> None:
    """Write entries in one statement; one whose external id is known already is left out."""
    Event.objects.bulk_create(events, ignore_conflicts=True)
