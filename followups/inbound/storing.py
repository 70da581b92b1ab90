"""Storing what came in, once, before anything is made of it (mission L1: drops included)."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from email import message_from_bytes
from email.policy import compat32
from typing import Any

from django.utils.encoding import force_str

from followups.models import InboundMessage, SendingIdentity
from tenants.enqueueing import enqueue
from tenants.models import Tenant

READ_JOB = "followups.jobs.read_inbound"
LARGEST = 25 * 1024 * 1024  # bytes of a mail that is kept whole
HEAD = 64 * 1024  # bytes kept of a larger one: its headers


def store_mail(
    tenant: Tenant,
    raw: bytes,
    *,
    source: str,
    now: datetime,
    identity: SendingIdentity | None = None,
    provider_id: str = "",
    size: int | None = None,
) -> tuple[InboundMessage, bool]:
    """Store a raw message (RFC 5322) and ring for its reading, in the caller's scope. False where it was there before.

    `size` is that of the whole, where `raw` is its beginning alone. It is told apart by Message-ID together with the sender:
    a mail that comes by two doors is one, and nobody keeps another's mail away by its id. Without a Message-ID the provider's
    id tells it apart, or its bytes.
    """
    whole, note = size or len(raw), ""
    if max(whole, len(raw)) > LARGEST:
        raw, note = raw[:HEAD], f"It has {whole:,} bytes; more than {LARGEST:,} are not kept. Here is its beginning."
    message_id, sender, subject = _headers(raw)
    if message_id:
        known_by = "mail:" + _digest(f"{message_id}\0{sender.lower()}".encode())
    else:
        known_by = f"{source}:{provider_id}"[:200] if provider_id else "raw:" + _digest(raw)
    row = InboundMessage(
        tenant=tenant, identity=identity, source=source[:60], external_id=known_by, message_id=message_id[:250],
        raw=InboundMessage.packed(raw), size=whole, note=note, received_at=now, read_at=now,
        from_address=sender[:320], subject=subject[:300],
    )  # fmt: skip
    return _once(tenant, row)


def store_report(
    tenant: Tenant,
    report: Mapping[str, Any],
    *,
    source: str,
    now: datetime,
    identity: SendingIdentity,
    provider_id: str,
) -> tuple[InboundMessage, bool]:
    """Store a mail service's report as JSON and ring for its reading; as store_mail() otherwise."""
    raw = json.dumps(report, default=str, sort_keys=True, ensure_ascii=False).encode()
    row = InboundMessage(
        tenant=tenant, identity=identity, source=source[:60], form=InboundMessage.Form.REPORT,
        external_id=f"{source}:{provider_id or _digest(raw)}"[:200], raw=InboundMessage.packed(raw), size=len(raw),
        received_at=now, read_at=now, kind=str(report.get("event_type") or "")[:20],
    )  # fmt: skip
    return _once(tenant, row)


def _once(tenant: Tenant, row: InboundMessage) -> tuple[InboundMessage, bool]:
    # ON CONFLICT waits for a transaction that is storing the same one at this moment, and then leaves it alone.
    InboundMessage.objects.bulk_create([row], ignore_conflicts=True)
    stored = InboundMessage.objects.get(external_id=row.external_id)
    fresh = stored.pk == row.pk
    if fresh:
        enqueue(READ_JOB, tenant.pk, row.pk)
    return stored, fresh


def _headers(raw: bytes) -> tuple[str, str, str]:
    """Message-ID, From and Subject as they stand; whatever cannot be read is empty."""
    head = raw.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0][:HEAD]
    parsed = message_from_bytes(head + b"\n\n", policy=compat32)

    def text(name: str) -> str:
        found = force_str(str(parsed.get(name) or ""), errors="replace").replace("\0", "")
        return " ".join(found.encode("utf-8", "replace").decode().split())

    return text("Message-ID"), text("From"), text("Subject")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
