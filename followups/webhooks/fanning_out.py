"""From the changes feed to deliveries: each webhook reads on from its own place, so that nothing is left out (mission N3)."""

from datetime import datetime
from uuid import UUID

from followups.changes import Found, Position, changes_after, now_position
from followups.models import FollowUp, Webhook, WebhookDelivery
from leads.models import Event
from tenants.batches import AnyOf
from tenants.models import Tenant
from tenants.scope import tenant_scope

BATCH = 500
PAGES = 20  # of one run; the next minute goes on


def fan_out(tenant: Tenant, now: datetime) -> int:
    """Make the deliveries of what has happened since; how many. Call it outside any scope; twice does no harm.

    The place moves in the transaction that writes the deliveries: a crash leaves neither or both. Two jobs at once take turns.
    """
    with tenant_scope(tenant.pk):
        ids = list(Webhook.objects.filter(is_enabled=True).values_list("pk", flat=True))
    return sum(_fan_out(tenant, pk, now) for pk in ids)


def _fan_out(tenant: Tenant, pk: UUID, now: datetime) -> int:
    count = 0
    for _ in range(PAGES):
        with tenant_scope(tenant.pk):
            hook = Webhook.objects.select_for_update(of=("self",)).filter(pk=pk, is_enabled=True).first()
            if hook is None:
                break
            page = changes_after(tenant, Position(hook.position_xid, hook.position_row), hook.types, BATCH)
            count += len(make_deliveries(tenant, hook, page.found, now))
            Webhook.objects.filter(pk=pk).update(position_xid=page.upto.written_in, position_row=page.upto.row)
        if not page.more:
            break
    return count


def make_deliveries(tenant: Tenant, hook: Webhook, found: list[Found], now: datetime) -> list[WebhookDelivery]:
    """A delivery for each change; one that is there already stays as it is. Inside the scope."""
    leads = _leads_of(found)
    rows = [
        WebhookDelivery(
            tenant_id=tenant.pk, webhook=hook, lead_id=leads.get(each.at.row), source=each.source, change=each.key,
            try_at=now, created_at=now,
        )
        for each in found
    ]  # fmt: skip
    WebhookDelivery.objects.bulk_create(rows, ignore_conflicts=True)
    return rows


def _leads_of(found: list[Found]) -> dict[UUID, UUID]:
    leads: dict[UUID, UUID] = {}
    for source, model in (("event", Event), ("next_action", FollowUp)):
        ids = [each.at.row for each in found if each.source == source]
        leads |= dict(model.objects.filter(pk__any_of=AnyOf(ids)).values_list("pk", "lead_id")) if ids else {}
    return leads


def begin_now(hook: Webhook) -> None:
    """Have it told of what happens from now on. Not saved."""
    place = now_position()
    hook.position_xid, hook.position_row = place.written_in, place.row
