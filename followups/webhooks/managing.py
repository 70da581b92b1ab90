"""What a person or a program does with a webhook: test it, turn its secret, enable it, send again (mission N3)."""

from datetime import datetime

from uuid_utils.compat import uuid7

from followups.models import Webhook, WebhookDelivery
from followups.models.webhook import MOST_OF_A_TENANT
from followups.webhooks.delivering import WEBHOOK_JOB
from followups.webhooks.fanning_out import begin_now
from leads.refusals import Conflict, Refused
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User
from tenants.sealing import SealingError

State = WebhookDelivery.State
AGAIN = {"state": State.WAITING, "attempts": 0, "settled_at": None, "error": ""}


def make_webhook(tenant: Tenant, hook: Webhook, *, now: datetime, user: User | None = None) -> str:
    """Save a new webhook; the secret in clear, which is not shown again. It is told of what happens from now on.

    Raises Conflict where the tenant has as many as it may or one of this name, Refused where nothing can be sealed.
    """
    if Webhook.objects.count() >= MOST_OF_A_TENANT:
        raise Conflict({"": f"There are {MOST_OF_A_TENANT} webhooks already. Disable or change one of them."})
    if Webhook.objects.filter(name=hook.name).exists():
        raise Conflict({"name": "Another webhook has this name. Choose another."})
    hook.tenant, hook.created_by = tenant, user
    secret = _new_secret(hook, now)
    begin_now(hook)
    hook.save(force_insert=True)
    return secret


def rotate_secret(hook: Webhook, now: datetime) -> str:
    """Make a new secret; for a day both sign. The new one in clear. Raises Refused."""
    secret = _new_secret(hook, now)
    hook.save(update_fields=["sealed", "old_secret_until"])
    return secret


def enable(tenant: Tenant, hook: Webhook) -> bool:
    """Have it told again: it goes on where it was. False where it is enabled."""
    changes = {
        "is_enabled": True,
        "failing_since": None,
        "disabled_at": None,
        "disabled_because": "",
        "rest_until": None,
    }
    if not Webhook.objects.filter(pk=hook.pk, is_enabled=False).update(**changes):
        return False
    enqueue(WEBHOOK_JOB, tenant.pk)
    return True


def send_test(tenant: Tenant, hook: Webhook, now: datetime) -> WebhookDelivery:
    """Have a test delivered at once; what came of it stands on the delivery. Raises Conflict where it is disabled."""
    if not hook.is_enabled:
        raise Conflict({"": "It is disabled. Enable it first."})
    row = WebhookDelivery.objects.create(
        tenant=tenant, webhook=hook, source="test", change=f"test:{uuid7()}", try_at=now, created_at=now
    )
    enqueue(WEBHOOK_JOB, tenant.pk)
    return row


def send_again(tenant: Tenant, row: WebhookDelivery, now: datetime) -> bool:
    """Have one delivery tried again from the first attempt, with the id it had. False where it waits anyway."""
    done = WebhookDelivery.objects.filter(pk=row.pk).exclude(state=State.WAITING).update(**AGAIN, try_at=now)
    enqueue(WEBHOOK_JOB, tenant.pk)
    return bool(done)


def replay(tenant: Tenant, hook: Webhook, *, since: datetime, until: datetime, only_dead: bool, now: datetime) -> int:
    """Have what was made from `since` up to `until` delivered again, each with the id it had; how many."""
    if since >= until:
        raise Refused({"until": "The end of the range must be after its beginning."})
    rows = WebhookDelivery.objects.filter(webhook=hook, created_at__gte=since, created_at__lt=until)
    rows = rows.filter(state=State.DEAD) if only_dead else rows.exclude(state=State.WAITING)
    count = rows.exclude(source="test").update(**AGAIN, try_at=now)
    enqueue(WEBHOOK_JOB, tenant.pk)
    return count


def _new_secret(hook: Webhook, now: datetime) -> str:
    try:
        return hook.new_secret(now)
    except SealingError as error:
        raise Refused({"": str(error)}) from error
