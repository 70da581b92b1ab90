"""Taking what a source has sent: stored as it came, each once, before anything is made of it (mission L1)."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from leads.models import Payload, Source
from leads.sources.kind import Item
from tenants.enqueueing import enqueue
from tenants.models import Tenant


def receive(
    tenant: Tenant, source: Source, items: Sequence[Item], now: datetime, *, ignored: str = ""
) -> list[Payload]:
    """Store what has not come before and ring for its processing, in the caller's scope; the rows that are new.

    `ignored` says why nothing is to be made of it: it is kept, and a person may have it processed all the same.
    """
    rows = [
        Payload(
            tenant=tenant, via=source, source=source.door[:200], external_id=item.external_id[:200], received_at=now,
            body=item.body.replace("\0", ""), error=f"Ignored: {ignored}" if ignored else "",
            state=Payload.State.IGNORED if ignored else Payload.State.RECEIVED, process_at=None if ignored else now,
        )
        for item in items
    ]  # fmt: skip
    # ON CONFLICT waits for a transaction that is storing the same one at this moment, and then leaves it alone.
    Payload.objects.bulk_create(rows, ignore_conflicts=True)
    fresh = list(Payload.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk"))
    Source.objects.filter(pk=source.pk).update(last_received_at=now)
    if fresh and not ignored:
        enqueue(settings.PAYLOAD_JOB, tenant.pk, fresh[0].pk)
    return fresh


def replay(payload: Payload, now: datetime) -> bool:
    """Have it processed again, with the mapping of now; False for what is empty or came by no source."""
    if payload.via_id is None or not payload.body:
        return False
    again = {"state": Payload.State.RECEIVED, "process_at": now, "attempts": 0, "error": ""}
    Payload.objects.filter(pk=payload.pk).update(**again)
    enqueue(settings.PAYLOAD_JOB, payload.tenant_id, payload.pk)
    return True
