"""The switch that stops sending, of one client or of all clients of an agency, and its release (mission D5).

A stop is one committed row: every claim asks for it in its own transaction (followups/sending.py), so once stop() has
answered nothing more leaves. What was approved for later is put back by a job, or at the latest when it would be sent.
Nothing that a stop held goes out by its release: it is in review, and a person approves it again.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from followups.models import AutonomyChange, FollowUp, Message
from followups.overtaking import SENDING_STOPPED
from followups.policies import ring
from leads.refusals import Conflict, Refused
from tenants.enqueueing import enqueue
from tenants.models import Agency, StopLevel, Tenant, User
from tenants.scope import tenant_scope
from tenants.stops import hold_switches, stop_of

HOLD_JOB = "followups.jobs.hold_stopped"
TOLD_JOB = "followups.jobs.sending_switched"
LONGEST_WHY = 300
COLUMNS = ("sending_stopped", "sending_stopped_at", "sending_stopped_by", "sending_stopped_why")


def stop_sending(
    whose: Tenant | Agency, *, level: str, why: str, user: User | None, now: datetime, through: str = ""
) -> None:
    """Stop automatic sending, or all sending, at once. Stopping again sets another level and reason; Refused by field.

    Of an agency it holds for all its clients, also for those that come later. Note and doorbells are in the same
    transaction; each client's note is written in a scope of its own.
    """
    why = _why(why)
    if level not in StopLevel.values:
        raise Refused({"level": f"Say {' or '.join(StopLevel.values)}."})
    with transaction.atomic():
        _set(whose, level, now, user, why)
        _note(whose, AutonomyChange.Kind.STOPPED, level, why, user, now, through)


def release_sending(
    whose: Tenant | Agency, *, approved: str, why: str, user: User | None, now: datetime, through: str = ""
) -> int:
    """Let it send again. What the stop held stays in review; `approved` says what becomes of what waits for its time.

    "review": all that is approved and has not left is read again; "keep": what people approved goes out at its own time.
    What was approved by a rule is read again either way. Returns how many went back to review; Refused by field,
    Conflict where it is not stopped.
    """
    why = _why(why)
    if approved not in ("keep", "review"):
        raise Refused({"approved": "Say keep or review."})
    with transaction.atomic():
        row = type(whose).objects.select_for_update().get(pk=whose.pk)
        if not row.sending_stopped:
            raise Conflict({"": f"Sending of {whose.name} is not stopped."})
        back = 0
        for tenant in _tenants(whose):
            with tenant_scope(tenant.pk):
                back += _put_back(
                    Q() if approved == "review" else Q(approved_by=None), f"Sending was stopped: {why}", now
                )
        level = row.sending_stopped
        _set(whose, "", None, None, "")
        _note(whose, AutonomyChange.Kind.RELEASED, level, why, user, now, through)
    return back


def hold_stopped(tenant: Tenant, now: datetime) -> int:
    """Put back to review what the tenant's stop holds; how many. Outside any scope; nothing where sending is not stopped."""
    with tenant_scope(tenant.pk):
        hold_switches(tenant.pk)
        stop = stop_of(tenant.pk)
        if stop is None:
            return 0
        return _put_back(Q() if stop.level is StopLevel.ALL else Q(approved_by=None), stop.say, now)


def held(tenant_ids: list[UUID]) -> dict[str, int]:
    """What a release is asked about: {held: in review because of a stop, waiting: approved and not gone}. In a scope."""
    rows = Message.objects.filter(tenant__in=tenant_ids)
    return {
        "held": rows.undecided().filter(review_because__contains=[SENDING_STOPPED]).count(),
        "waiting": rows.filter(state=Message.State.APPROVED).count(),
    }


def _put_back(which: Q, say: str, now: datetime) -> int:
    """Approved messages to review, but those that a claim holds at this moment: that claim asks for the stop itself."""
    rows: QuerySet = Message.objects.filter(which, state=Message.State.APPROVED, follow_up__state=FollowUp.State.OPEN)
    found = list(rows.select_for_update(of=("self",), skip_locked=True))
    for message in found:
        message.state, message.state_at, message.state_because = Message.State.IN_REVIEW, now, say[:500]
        message.approved_digest, message.approved_by, message.approved_at, message.approved_for = "", None, None, None
        message.review_because = list(dict.fromkeys([*message.review_because, SENDING_STOPPED]))
    fields = [
        "state", "state_at", "state_because", "approved_digest", "approved_by", "approved_at", "approved_for",
        "review_because",
    ]  # fmt: skip
    Message.objects.bulk_update(found, fields, batch_size=500)
    return len(found)


def _set(whose: Tenant | Agency, level: str, at: datetime | None, by: User | None, why: str) -> None:
    values = dict(zip(COLUMNS, (level, at, by, why), strict=True))
    type(whose).objects.filter(pk=whose.pk).update(**values)
    for name, value in values.items():
        setattr(whose, name, value)


def _note(
    whose: Tenant | Agency, kind: str, level: str, why: str, user: User | None, now: datetime, through: str
) -> None:
    whole_agency = isinstance(whose, Agency)
    for tenant in _tenants(whose):
        with tenant_scope(tenant.pk):
            change = AutonomyChange.objects.create(
                tenant=tenant,
                kind=kind,
                level=level,
                whole_agency=whole_agency,
                why=why,
                by=user,
                through=through,
                at=now,
            )
            ring(tenant)
        if kind == AutonomyChange.Kind.STOPPED:
            enqueue(HOLD_JOB, tenant.pk)
        enqueue(TOLD_JOB, tenant.pk, change.pk)


def _tenants(whose: Tenant | Agency) -> list[Tenant]:
    return [whose] if isinstance(whose, Tenant) else list(whose.tenants.filter(is_active=True).order_by("name"))


def _why(why: str) -> str:
    why = " ".join(why.split())
    if not why:
        raise Refused({"why": "Say why: it stands on every page until it is released."})
    if len(why) > LONGEST_WHY:
        raise Refused({"why": f"At most {LONGEST_WHY} characters."})
    return why
