"""Delivering to webhooks: claim, send, outcome. Tried ten times in three days, then given up (mission N3).

The claim is committed before the network: a worker that dies in between leaves a delivery that is tried again, with the same
`webhook-id`, by which receivers know what they have had. Order is not promised.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from followups.changes import Found, Position, described
from followups.models import Webhook, WebhookDelivery
from followups.webhooks.posting import Outcome, post_signed
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

WEBHOOK_JOB = "followups.jobs.post_webhooks"
DISABLED_JOB = "followups.jobs.webhook_disabled"
BATCH = 500
TRIES = 10
FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=24)
FACTOR = 4  # 5 s, 20 s, 80 s, 5 min, 21 min, 85 min, 6 h, 23 h, 24 h
LEASE = timedelta(minutes=10)  # after the last claim: until then its outcome is awaited
PATIENCE = timedelta(days=3)  # of failure without one success between, then the webhook is disabled
GONE = 410  # Standard Webhooks: the receiver wants no more

RANDOM = secrets.SystemRandom()

State = WebhookDelivery.State
Chance = Callable[[], float]


def backoff(attempts: int, chance: Chance = RANDOM.random) -> timedelta:
    """How long to wait after so many attempts (1 or more): longer each time, and up to a quarter more by chance."""
    return min(FIRST * FACTOR ** (attempts - 1), LONGEST) * (1 + chance() / 4)


def deliver_due(tenant: Tenant, clock: Callable[[], datetime]) -> int:
    """Try every delivery that is due; how many arrived. Call it outside any scope. `clock` tells the time of each attempt."""
    now = clock()
    with tenant_scope(tenant.pk):
        due = WebhookDelivery.objects.due(now)
        ids = list(due.values_list("pk", flat=True)[:BATCH])
    return sum(_try(tenant, pk, clock()) for pk in within(SECONDS_A_JOB, ids))


def _try(tenant: Tenant, pk: UUID, now: datetime) -> bool:
    with tenant_scope(tenant.pk):
        row = WebhookDelivery.objects.select_related("webhook").due(now).filter(pk=pk).first()
        if row is None:
            return False
        mine = WebhookDelivery.objects.filter(pk=pk, attempts=row.attempts, try_at=row.try_at, state=State.WAITING)
        if row.attempts >= TRIES:  # the worker died with the last attempt
            mine.update(
                state=State.DEAD, try_at=None, settled_at=now, error="Nobody knows whether the last attempt arrived."
            )
            return False
        attempts = row.attempts + 1
        again = now + max(backoff(attempts), LEASE if attempts == TRIES else timedelta())
        if not mine.update(attempts=attempts, try_at=again):
            return False
        hook = row.webhook
        content = content_of(tenant, row)
        try:
            keys, problem = hook.secrets_in_force(now), ""
        except SealingError as error:
            keys, problem = [], str(error)
    if content is None:
        _settle(tenant, row, hook, Outcome(None, "What it was about is no longer there."), now, last=True)
        return False
    outcome = Outcome(None, problem)
    if not problem:
        outcome = post_signed(hook.url, content, message_id=str(row.pk), secrets=keys, now=now)
    return _settle(tenant, row, hook, outcome, now, again=again, last=attempts >= TRIES)


def content_of(tenant: Tenant, row: WebhookDelivery) -> dict | None:
    """What is sent: the change as its row stands now; None where it is gone. Inside the scope."""
    if row.source == "test":
        return {"type": "test", "timestamp": _moment(row.created_at), "data": {"id": row.change, "tenant": tenant.slug}}
    pk, _, written_in = row.change.partition(":")
    found = described([Found(row.source, Position(int(written_in or 0), UUID(pk)))])
    if not found:
        return None
    return {"type": found[0]["type"], "timestamp": found[0]["at"], "data": found[0]}


def _settle(
    tenant: Tenant, row: WebhookDelivery, hook: Webhook, outcome: Outcome, now: datetime, *,
    last: bool, again: datetime | None = None,
) -> bool:  # fmt: skip
    status, error = outcome.status, outcome.error
    rest_until = now + outcome.wait if outcome.wait else None
    changes: dict = {"status": status, "error": error[:400]}
    if not error:
        changes |= {"state": State.DELIVERED, "settled_at": now, "try_at": None}
    elif last:
        changes |= {"state": State.DEAD, "settled_at": now, "try_at": None}
    elif rest_until and again:
        changes["try_at"] = max(again, rest_until)
    with tenant_scope(tenant.pk):
        WebhookDelivery.objects.filter(pk=row.pk).update(**changes)
        mine = Webhook.objects.filter(pk=hook.pk)
        if rest_until or hook.rest_until:
            mine.update(rest_until=rest_until)
        if not error:
            mine.exclude(failing_since=None).update(failing_since=None)
        elif row.source != "test":
            mine.filter(failing_since=None).update(failing_since=now)
            over = mine.filter(is_enabled=True)
            if status != GONE:
                over = over.filter(failing_since__lte=now - PATIENCE)
            why = (
                "The receiver answered 410: it wants no more."
                if status == GONE
                else (f"Nothing has arrived for {PATIENCE.days} days. The last time: {error}")
            )
            if over.update(is_enabled=False, disabled_at=now, disabled_because=why[:300]):
                enqueue(DISABLED_JOB, tenant.pk, hook.pk)
    return not error


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
