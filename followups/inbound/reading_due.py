"""Reading what was stored: each message in a transaction of its own, again where it failed, never twice with an effect."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from followups.inbound.processing import process
from followups.models import InboundMessage
from tenants.budget import SECONDS_A_JOB, within
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

BATCH = 500
TRIES = 5
AFTER_ERROR = timedelta(minutes=1)


def read_due(tenant: Tenant, now: datetime, first: UUID | None = None) -> int:
    """Read what is due, the named one first; how many. Call it outside any scope."""
    with tenant_scope(tenant.pk):
        due = list(InboundMessage.objects.to_read(now).values_list("pk", flat=True)[:BATCH])
    ids = ([first] if first in due else []) + [pk for pk in due if pk != first]
    return sum(read_one(tenant, pk, now) for pk in within(SECONDS_A_JOB, ids))


def read_one(tenant: Tenant, message_id: UUID, now: datetime) -> bool:
    """Read one message and draw the consequences; False where another worker is at it, or it failed."""
    try:
        with tenant_scope(tenant.pk):
            # SKIP LOCKED: of two workers one reads it, and the other has nothing to wait for.
            due = InboundMessage.objects.to_read(now).select_for_update(skip_locked=True, of=("self",))
            row = due.filter(pk=message_id).first()
            if row is None:
                return False
            process(tenant, row, now)
    except Exception as error:
        log.exception("Inbound message %s could not be read.", message_id)
        _put_off(tenant, message_id, f"{type(error).__name__}: {error}", now)
        return False
    return True


def _put_off(tenant: Tenant, message_id: UUID, error: str, now: datetime) -> None:
    """To be tried again later; after some tries a person sees it."""
    with tenant_scope(tenant.pk):
        row = InboundMessage.objects.select_for_update(of=("self",)).get(pk=message_id)
        row.attempts += 1
        row.error = error[:5000]
        given_up = row.attempts >= TRIES
        row.read_at = None if given_up else now + AFTER_ERROR * 4**row.attempts
        row.state = InboundMessage.State.FAILED if given_up else row.state
        row.save(update_fields=["attempts", "error", "read_at", "state"])
