"""Moving a lead from stage to stage: explicit, from a table, each move with who, when and why (mission B1)."""

from datetime import datetime, timedelta

from leads.journal import record
from leads.models import Event, Lead
from leads.refusals import Refused, StageConflict
from leads.waking import ring_for, wake
from tenants.models import Tenant, User

Stage = Lead.Stage
TRANSITIONS: dict[str, tuple[str, ...]] = {
    Stage.NEW: (Stage.CONTACTED, Stage.QUALIFIED, Stage.LOST, Stage.DORMANT),
    Stage.CONTACTED: (Stage.QUALIFIED, Stage.PROPOSAL_SENT, Stage.WON, Stage.LOST, Stage.DORMANT),
    Stage.QUALIFIED: (Stage.CONTACTED, Stage.PROPOSAL_SENT, Stage.WON, Stage.LOST, Stage.DORMANT),
    Stage.PROPOSAL_SENT: (Stage.QUALIFIED, Stage.WON, Stage.LOST, Stage.DORMANT),
    Stage.DORMANT: (Stage.CONTACTED, Stage.QUALIFIED, Stage.LOST),
    Stage.LOST: (Stage.CONTACTED, Stage.QUALIFIED),
    Stage.WON: (Stage.PROPOSAL_SENT,),  # marked by mistake, or the deal fell through
}
QUALIFIED_STAGES = (Stage.QUALIFIED, Stage.PROPOSAL_SENT, Stage.WON)
# Leaving these, and losing, is worth a sentence that can be read years later.
REASON_TO_LEAVE = (Stage.DORMANT, Stage.LOST, Stage.WON)
SAME_PROPOSAL = timedelta(days=1)  # a proposal noted a day before its stage move is the one the move is about
LONGEST_REASON = 200  # Lead.lost_reason


def reason_needed(stage: str, to: str) -> bool:
    return to == Stage.LOST or stage in REASON_TO_LEAVE


def move_stage(
    tenant: Tenant,
    lead: Lead,
    to: str,
    *,
    because: str = "",
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
    ring: bool = True,
) -> Event | None:
    """Move a lead; the event, or None where it is in this stage already.

    Closing names the exit and has one last look end what still runs. Reopening wakes the lead; a stop stays
    until a person lifts it.
    Raises Refused (unknown stage, missing reason) and StageConflict (not allowed from here, or moved meanwhile).
    """
    stage, because = lead.stage, because.strip()
    _check(stage, to, because)
    if to == stage:
        return None
    closing = to in Lead.CLOSED_STAGES
    reopening = stage in Lead.CLOSED_STAGES
    changes = {
        "stage": to,
        "stage_since": now,
        "lost_reason": because if to == Stage.LOST else "",
        "qualified_at": lead.qualified_at or (now if to in QUALIFIED_STAGES else None),
        "updated_at": now,
    }
    if closing:
        # One last look: it ends what still runs, and then there is none.
        changes |= {"next_look_at": now, "exit_reason": to, "exited_at": now}
    elif reopening:
        changes |= {"next_look_at": now, "exit_reason": "", "exited_at": None}
    if not Lead.objects.filter(pk=lead.pk, stage=stage).update(**changes):
        raise StageConflict({"stage": f"Somebody has moved {lead.name} meanwhile. Look again."})
    for name, value in changes.items():
        setattr(lead, name, value)
    names = Stage(stage).label, Stage(to).label
    event = record(
        tenant,
        lead,
        Event.Kind.STAGE,
        at=now,
        now=now,
        actor=actor,
        user=user,
        text=f"{names[0]} → {names[1]}" + (f": {because}" if because else ""),
        data={"from": stage, "to": to, "because": because},
    )
    if closing:
        record(
            tenant, lead, Event.Kind.EXIT, at=now, now=now, actor=actor, user=user, text=names[1], data={"reason": to}
        )
    if to == Stage.PROPOSAL_SENT:
        _note_proposal(tenant, lead, since=now - SAME_PROPOSAL, now=now, actor=actor, user=user)
    if closing and ring:
        ring_for(tenant)
    elif not closing:
        wake(tenant, [lead.pk], now, ring=ring)
    return event


def _check(stage: str, to: str, because: str) -> None:
    if to not in Stage.values:
        raise Refused({"stage": f"“{to}” is no stage. Stages are: {', '.join(Stage.values)}."})
    if len(because) > LONGEST_REASON:
        raise Refused({"reason": f"At most {LONGEST_REASON} characters."})
    if to == stage:
        return
    if to not in TRANSITIONS[stage]:
        allowed = ", ".join(TRANSITIONS[stage])
        raise StageConflict({"stage": f"A lead cannot go from {stage} to {to}. From {stage} it can go to: {allowed}."})
    if not because and reason_needed(stage, to):
        raise Refused({"reason": f"Say why: moving from {stage} to {to} needs a reason."})


def _note_proposal(
    tenant: Tenant, lead: Lead, *, since: datetime, now: datetime, actor: str, user: User | None
) -> None:
    """A stage of this name means that a proposal went out; unless that was noted, it is noted now."""
    kind = Event.Kind.PROPOSAL_SENT
    if not Event.objects.filter(lead=lead, kind=kind, at__gte=since).exists():
        text = "Proposal sent (from the stage move)."
        record(tenant, lead, kind, at=now, now=now, direction="out", actor=actor, user=user, text=text)
