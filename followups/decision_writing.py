"""What a batch of decisions comes to, and how it is stored: whole tables at a time."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from followups.models import Alert, Enrollment, FollowUp, Message
from followups.scoring_due import HISTORY
from leads.models import Event, Lead, ScoreHistory
from suppression.suppressing import keep_quiet
from tenants.batches import AnyOf, defaults_of, insert_many, update_many
from tenants.models import Tenant

# What a new row has in each column that nothing is said about. Rows are not model instances: making those took longer than
# deciding.
EVENT, FOLLOW_UP, ENROLLMENT = defaults_of(Event), defaults_of(FollowUp), defaults_of(Enrollment)
ALERT = defaults_of(Alert)
QUIET = "Quiet from the close-loop message until they write."

Row = dict[str, Any]


@dataclass
class Writes:
    """What a batch of decisions comes to, before any of it is written."""

    events: list[Row] = field(default_factory=list)
    alerts: list[Row] = field(default_factory=list)
    follow_ups: list[Row] = field(default_factory=list)
    moved: list[Row] = field(default_factory=list)
    enrollments: list[Row] = field(default_factory=list)
    overtaken: dict[UUID, str] = field(default_factory=dict)  # follow-up -> what overtook it
    ended: dict[UUID, str] = field(default_factory=dict)  # running enrollment -> why it ended
    quiet: dict[UUID, datetime] = field(default_factory=dict)  # lead -> until when
    scores: list[Row] = field(default_factory=list)
    scored: list[Row] = field(default_factory=list)  # what the leads have of it
    moved_on: set[UUID] = field(default_factory=set)  # leads whose stage or exit changes


def write(tenant: Tenant, leads: list[Lead], writes: Writes, now: datetime) -> None:
    """Store it all, in a number of statements that does not grow with it."""
    tenants = {"tenant_id": tenant.pk}
    if writes.ended:
        update_many(
            Enrollment,
            [{**tenants, "id": pk, "ended_at": now, "exit_reason": because} for pk, because in writes.ended.items()],
        )
    insert_many(Enrollment, writes.enrollments, same={**ENROLLMENT, **tenants, "started_at": now})
    if writes.overtaken:
        _write_overtaken(tenant, writes.overtaken, now)
    update_many(FollowUp, writes.moved)
    insert_many(FollowUp, writes.follow_ups, same={**FOLLOW_UP, **tenants, "created_at": now})
    keep_quiet(tenant, writes.quiet, note=QUIET, now=now)
    insert_many(Event, writes.events, same={**EVENT, **tenants, "at": now, "recorded_at": now}, deep=True)
    insert_many(
        Alert, writes.alerts, same={**ALERT, **tenants, "created_at": now, "try_at": now}, ignore_conflicts=True
    )
    insert_many(ScoreHistory, writes.scores, same={**HISTORY, **tenants, "at": now})
    update_many(Lead, writes.scored)
    _write_leads(tenant, leads, writes.moved_on, now)


def _write_leads(tenant: Tenant, leads: list[Lead], moved_on: set[UUID], now: datetime) -> None:
    """The next look of each; the stage and the exit only where they change, which most looks leave as they are (4 µs)."""
    same = {"looked_at": now, "look_error": "", "updated_at": now, "to_match": False}
    update_many(Lead, [_look_row(tenant, lead) for lead in leads if lead.id not in moved_on], same=same)
    update_many(Lead, [_lead_row(tenant, lead) for lead in leads if lead.id in moved_on], same=same)


def _write_overtaken(tenant: Tenant, overtaken: dict[UUID, str], now: datetime) -> None:
    """End follow-ups that are no longer the next step, and their drafts with them, each with what overtook it."""
    over = {"tenant_id": tenant.pk, "state": FollowUp.State.OVERTAKEN, "state_at": now, "draft_at": None}
    update_many(FollowUp, [{**over, "id": pk, "state_because": because} for pk, because in overtaken.items()])
    reason = FollowUp.objects.filter(tenant=OuterRef("tenant"), pk=OuterRef("follow_up")).values("state_because")
    Message.objects.live().filter(follow_up__any_of=AnyOf(overtaken)).update(
        state=Message.State.OVERTAKEN, state_at=now, state_because=Subquery(reason)
    )


def _look_row(tenant: Tenant, lead: Lead) -> Row:
    return {
        "tenant_id": tenant.pk,
        "id": lead.id,
        "next_look_at": lead.next_look_at,
        "next_look_because": lead.next_look_because,
        "decision_key": lead.decision_key,
        "lacks": lead.lacks,
    }


def _lead_row(tenant: Tenant, lead: Lead) -> Row:
    return {
        **_look_row(tenant, lead),
        "stage": lead.stage,
        "stage_since": lead.stage_since,
        "lost_reason": lead.lost_reason,
        "exit_reason": lead.exit_reason,
        "exited_at": lead.exited_at,
    }
