"""What is not kept for ever: answers to retries, raw payloads, exports, and closed leads past the client's time (K5)."""

from datetime import datetime, timedelta

from followups.data_requests import ask_for
from followups.models import DataRequest, InboundMessage, ModelCall, WebhookDelivery
from leads.models import Import, ImportBatch, ImportChunk, Lead, Payload
from tenants.models import IdempotentRequest, Tenant
from tenants.scope import tenant_scope

ANSWERS_KEPT = timedelta(days=7)  # longer than any client of the API retries
EXPORTS_KEPT = timedelta(days=30)
IMPORTS_KEPT = timedelta(days=30)  # so long can one be undone, and its refused rows be fetched
CALLS_KEPT = timedelta(days=400)  # of a language model, one by one; the months stay
DELIVERIES_KEPT = timedelta(days=30)  # of webhooks, once delivered or given up: so long they can be replayed
AT_ONCE = 500  # erasures asked for in one go; the next day brings the next
EMPTIED = "Emptied after its time."


def keep_house(tenant: Tenant, now: datetime) -> dict[str, int]:
    """Clear away what is past its time; returns how many rows, by kind. Opens its own scope; twice does no harm."""
    with tenant_scope(tenant.pk):
        exports = DataRequest.objects.filter(answer__isnull=False, done_at__lt=now - EXPORTS_KEPT)
        return {
            "answers": IdempotentRequest.objects.filter(created_at__lt=now - ANSWERS_KEPT).delete()[0],
            "exports": exports.update(answer=None),
            "payloads": _empty_payloads(tenant, now),
            "mail": _empty_mail(tenant, now),
            "model_calls": ModelCall.objects.filter(at__lt=now - CALLS_KEPT).delete()[0],
            "imports": _clear_imports(now),
            "webhook_deliveries": WebhookDelivery.objects.filter(settled_at__lt=now - DELIVERIES_KEPT).delete()[0],
            "erasures": _erase_closed(tenant, now),
        }


def _clear_imports(now: datetime) -> int:
    """The rows of uploaded files, with what became of each; what remains is who imported what when, and the counts."""
    old = Import.objects.filter(uploaded_at__lt=now - IMPORTS_KEPT).exclude(
        state__in=(Import.State.RUNNING, Import.State.UNDOING)
    )
    ImportChunk.objects.filter(of__in=old).delete()
    old.update(checked={}, seen=None)
    return ImportBatch.objects.filter(of__in=old).delete()[0]


def _empty_payloads(tenant: Tenant, now: datetime) -> int:
    if tenant.keep_payloads_days is None:
        return 0
    old = Payload.objects.filter(received_at__lt=now - timedelta(days=tenant.keep_payloads_days)).exclude(body="")
    return old.exclude(outcome=Payload.Outcome.REFUSED).update(body="", process_at=None) + old.update(
        body="", error=EMPTIED, process_at=None
    )


def _empty_mail(tenant: Tenant, now: datetime) -> int:
    """Originals of mail after the same time; of what belongs to no lead, all that is known of whoever wrote it."""
    if tenant.keep_payloads_days is None:
        return 0
    old = InboundMessage.objects.filter(received_at__lt=now - timedelta(days=tenant.keep_payloads_days))
    emptied = {
        **InboundMessage.PERSONAL,
        "state": InboundMessage.State.IGNORED,
        "state_because": EMPTIED,
        "read_at": None,
    }
    strangers = old.filter(lead=None).exclude(raw=b"", from_address="").update(**emptied)
    return strangers + old.exclude(raw=b"").update(raw=b"", note=EMPTIED, read_at=None)


def _erase_closed(tenant: Tenant, now: datetime) -> int:
    """Leads that were closed longer ago than the client keeps them."""
    if tenant.keep_closed_days is None:
        return 0
    long_ago = now - timedelta(days=tenant.keep_closed_days)
    over = (
        Lead.objects.standing()
        .filter(stage__in=Lead.CLOSED_STAGES, stage_since__lt=long_ago)
        .exclude(stop_code="erased")
    )
    over = over.exclude(data_requests__state=DataRequest.State.WAITING).exclude(renews_at__gt=now)
    leads = list(over.order_by("stage_since")[:AT_ONCE])
    for lead in leads:
        because = f"Closed for more than {tenant.keep_closed_days} days: past the time that it is kept."
        ask_for(tenant, lead, DataRequest.Kind.ERASURE, because=because, through="retention", now=now)
    return len(leads)
