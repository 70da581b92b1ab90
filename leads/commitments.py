"""Settling promises and questions: kept, answered, withdrawn. Settled once; doing it again changes nothing."""

from datetime import datetime

from leads.journal import record
from leads.models import Event, Lead, Promise, Question
from leads.refusals import Conflict
from leads.waking import wake
from tenants.models import Tenant, User


def keep_promise(tenant: Tenant, promise: Promise, **how) -> bool:
    """What was promised has been done. `how` is that of _settle; False where it was settled so already."""
    return _settle(tenant, promise, Promise.State.KEPT, Event.Kind.PROMISE_KEPT, **how)


def withdraw_promise(tenant: Tenant, promise: Promise, **how) -> bool:
    """It is no longer wanted, or was misunderstood."""
    return _settle(tenant, promise, Promise.State.WITHDRAWN, Event.Kind.PROMISE_WITHDRAWN, **how)


def answer_question(tenant: Tenant, question: Question, **how) -> bool:
    """The lead has had an answer."""
    return _settle(tenant, question, Question.State.ANSWERED, Event.Kind.QUESTION_ANSWERED, **how)


def withdraw_question(tenant: Tenant, question: Question, **how) -> bool:
    """It is no longer asked, or was none."""
    return _settle(tenant, question, Question.State.WITHDRAWN, Event.Kind.QUESTION_WITHDRAWN, **how)


def _settle(
    tenant: Tenant,
    row: Promise | Question,
    state: str,
    kind: str,
    *,
    now: datetime,
    at: datetime | None = None,
    because: str = "",
    source: Event | None = None,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
    ring: bool = True,
) -> bool:
    """Close an open row; the event and the waking come with it. Conflict where it was settled otherwise.

    `at` is when it happened (default: now), `source` the interaction that shows it.
    """
    at = at or now
    changed = type(row).objects.filter(pk=row.pk, state="open").update(state=state, settled_at=at)
    if not changed:
        row.refresh_from_db(fields=["state", "settled_at"])
        if row.state == state:
            return False
        raise Conflict({"": f"“{row.text}” was settled already: it is {row.get_state_display().lower()}."})
    row.state, row.settled_at = state, at
    name = type(row).__name__.lower()
    data = {name: str(row.pk), "text": row.text, "because": because, "source": str(source.pk) if source else None}
    lead = Lead(pk=row.lead_id, tenant_id=tenant.pk)
    text = f"{row.text}: {because}" if because else row.text
    record(tenant, lead, kind, at=at, now=now, actor=actor, user=user, text=text, data=data)
    wake(tenant, [row.lead_id], now, ring=ring)
    return True
