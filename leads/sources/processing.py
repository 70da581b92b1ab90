"""From a stored payload to a lead or a booking: fetched outside of any transaction, then in one, again where it failed."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from leads.capturing import Captured
from leads.models import Event, Payload, Source
from leads.refusals import Refused
from leads.sources.bodies import read_body
from leads.sources.booking import is_known, record_booking
from leads.sources.kind import JSON, CannotFetch, Ignored, NotAuthentic, Reading, Unreadable
from leads.sources.mapping import Mapped, map_lead
from leads.sources.registry import KINDS
from tenants.budget import SECONDS_A_JOB, within
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

log = logging.getLogger(__name__)

Capture = Callable[..., Captured]
State = Payload.State
BATCH = 500
TRIES = 5
AFTER_ERROR = timedelta(minutes=1)
LEASE = timedelta(minutes=5)  # longer than anything is fetched


def process_due(tenant: Tenant, now: datetime, capture: Capture, first: UUID | None = None) -> int:
    """Process what is due, the named one first; how many. Call it outside any scope. `capture`: followups.taking_in."""
    with tenant_scope(tenant.pk):
        due = list(Payload.objects.to_process(now).values_list("pk", flat=True)[:BATCH])
    ids = ([first] if first in due else []) + [pk for pk in due if pk != first]
    return sum(process_one(tenant, pk, now, capture) for pk in within(SECONDS_A_JOB, ids))


def process_one(tenant: Tenant, payload_id: UUID, now: datetime, capture: Capture) -> bool:
    """One payload; False where another worker is at it, or it is to be tried again."""
    claimed = _claim(tenant, payload_id, now)
    if claimed is None:
        return False
    payload, source = claimed
    try:
        given = _stored(payload)
        fetched = _fetched(source, given)
        with tenant_scope(tenant.pk):
            row = Payload.objects.select_for_update(of=("self",)).get(pk=payload_id)
            say = _consequences(tenant, source, row, given, fetched, now, capture)
            _settle(row, State.PROCESSED, say, now)
    except Ignored as why:
        _end(tenant, payload_id, State.IGNORED, f"Ignored: {why}", now)
    except (Refused, Unreadable, SealingError, NotAuthentic) as error:
        _end(tenant, payload_id, State.FAILED, str(error), now, source)
    except CannotFetch as error:
        return _put_off(tenant, payload_id, source, str(error), now, again=error.again)
    except Exception as error:
        log.exception("Payload %s could not be processed.", payload_id)
        return _put_off(tenant, payload_id, source, f"{type(error).__name__}: {error}", now)
    return True


def _claim(tenant: Tenant, payload_id: UUID, now: datetime) -> tuple[Payload, Source] | None:
    """Committed before anything else: of two workers one does it, and one that dies leaves it for later."""
    with tenant_scope(tenant.pk):
        due = Payload.objects.to_process(now).select_for_update(skip_locked=True, of=("self",))
        row = due.filter(pk=payload_id).first()
        if row is None:
            return None
        row.attempts += 1
        row.process_at = now + LEASE
        row.save(update_fields=["attempts", "process_at"])
        return row, Source.objects.get(pk=row.via_id)


def _stored(payload: Payload) -> Any:
    if not payload.body:
        raise Ignored("it was emptied meanwhile.")
    return read_body(payload.body.encode(), JSON)


def _fetched(source: Source, given: Any) -> Any:
    kind = KINDS[source.kind]
    return kind.fetch(given, source.secrets()) if kind.fetches else None


def _consequences(
    tenant: Tenant, source: Source, row: Payload, given: Any, fetched: Any, now: datetime, capture: Capture
) -> str:
    """What follows from it; what was left out, in words."""
    reading = KINDS[source.kind].read(given, fetched)
    booking = reading.booking
    if booking and booking.cancelled and not is_known(booking):
        raise Ignored("a booking was called off that is not known here.")
    mapped = mapped_by(tenant, source, reading)
    if mapped.data is None:
        raise Refused(dict(mapped.refused) or {"": "Nothing of it is a field of a lead."})
    asks = source.is_request if reading.asks is None else reading.asks
    captured = capture(
        tenant,
        replace(mapped.data, captured_at=min(mapped.data.captured_at or row.received_at, now)),
        mapped.consent,
        source_door=source.door,
        raw=row.body,
        now=now,
        actor=Event.Actor.LEAD if asks or booking else Event.Actor.API,
        asks=asks,
        words=mapped.message,
        payload=row,
    )
    if booking:
        record_booking(tenant, captured.lead, booking, at=row.received_at, now=now)
    return "; ".join(f"Left out: {name}: {say}" for name, say in mapped.refused.items())


def mapped_by(tenant: Tenant, source: Source, reading: Reading) -> Mapped:
    """What a source's mapping of now makes of a reading."""
    kind = KINDS[source.kind]
    return map_lead(tenant, kind, reading, source.mapping, consent_wording=source.consent_wording)


def _settle(row: Payload, state: str, say: str, now: datetime) -> None:
    row.state, row.error, row.process_at, row.processed_at = state, say[:5000], None, now
    row.save(update_fields=["state", "error", "process_at", "processed_at"])


def _end(tenant: Tenant, payload_id: UUID, state: str, say: str, now: datetime, source: Source | None = None) -> None:
    with tenant_scope(tenant.pk):
        row = Payload.objects.select_for_update(of=("self",)).get(pk=payload_id)
        if state == State.FAILED:
            row.outcome = row.outcome or Payload.Outcome.REFUSED
            row.save(update_fields=["outcome"])
        _settle(row, state, say, now)
        if source is not None:
            source.note_trouble(f"A payload failed: {say}", now)


def _put_off(
    tenant: Tenant, payload_id: UUID, source: Source, error: str, now: datetime, *, again: bool = True
) -> bool:
    """To be tried again later; after some tries a person sees it. True where it is over."""
    with tenant_scope(tenant.pk):
        row = Payload.objects.select_for_update(of=("self",)).get(pk=payload_id)
        over = not again or row.attempts >= TRIES
        row.error = error[:5000]
        row.process_at = None if over else now + AFTER_ERROR * 4 ** (row.attempts - 1)
        row.state = State.FAILED if over else State.RECEIVED
        row.outcome = row.outcome or (Payload.Outcome.REFUSED if over else "")
        row.save(update_fields=["error", "process_at", "state", "outcome"])
        source.note_trouble(f"A payload {'failed' if over else 'is tried again'}: {error}", now)
    return over
