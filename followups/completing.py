"""A person settles a follow-up by hand: done, with the evidence or a stated reason, put off, or given to somebody else (E7)."""

from datetime import datetime

from followups.engine.due_times import BY_A_PERSON
from followups.models import FollowUp, Message
from followups.quiet import end_quiet_unsent
from leads.journal import record
from leads.models import Event, Lead
from leads.waking import wake
from tenants.models import Tenant, User


class CannotComplete(Exception):
    """The follow-up cannot be settled like this; the message says why."""


def complete(
    tenant: Tenant,
    follow_up: FollowUp,
    *,
    because: str,
    now: datetime,
    user: User | None = None,
    evidence: Event | None = None,
    actor: str = Event.Actor.PERSON,
) -> None:
    """It is done: proved by an event (a logged call, a note), or for a stated reason. Its draft, if any, is not sent."""
    because = because.strip()
    if evidence is None and not because:
        raise CannotComplete("Say what shows that it is done: log the call or note, or state it in a few words.")
    lead, follow_up = _locked(follow_up)
    say = because or f"Shown by {evidence.get_kind_display().lower()} of {evidence.at:%Y-%m-%d}."
    end_quiet_unsent(tenant, follow_up, because=say, user=user, now=now)
    shown = {"evidence_event": str(evidence.pk)} if evidence else {}
    _end(follow_up, FollowUp.State.DONE, say, now, done_with=evidence and evidence.pk)
    _journal(
        tenant, lead, follow_up, Event.Kind.FOLLOW_UP_DONE, f"Done: {follow_up.title}. {say}", user, now, actor, **shown
    )
    _settle_elsewhere(tenant, follow_up, FollowUp.State.DONE, say, now, user, actor)
    wake(tenant, [lead.pk], now)


def skip(
    tenant: Tenant,
    follow_up: FollowUp,
    *,
    because: str,
    now: datetime,
    user: User | None = None,
    actor: str = Event.Actor.PERSON,
) -> None:
    """It will not be done, for a stated reason; the lead is decided anew and this step does not come back."""
    because = because.strip()
    if not because:
        raise CannotComplete("Say why it is skipped, in a few words: the reason is kept with the lead.")
    lead, follow_up = _locked(follow_up)
    end_quiet_unsent(tenant, follow_up, because=because, user=user, now=now)
    _end(follow_up, FollowUp.State.SKIPPED, because, now)
    text = f"Skipped: {follow_up.title}. {because}"
    _journal(tenant, lead, follow_up, Event.Kind.FOLLOW_UP_SKIPPED, text, user, now, actor)
    _settle_elsewhere(tenant, follow_up, FollowUp.State.SKIPPED, because, now, user, actor)
    wake(tenant, [lead.pk], now)


def snooze(
    tenant: Tenant,
    follow_up: FollowUp,
    *,
    until: datetime,
    because: str,
    now: datetime,
    user: User | None = None,
    actor: str = Event.Actor.PERSON,
) -> None:
    """Put it off to a time that a person chose; the machine keeps that date."""
    if until <= now:
        raise CannotComplete("Choose a time in the future.")
    lead, follow_up = _locked(follow_up)
    old = follow_up.due_at
    follow_up.due_at, follow_up.due_fixed, follow_up.escalated = until, True, 0
    follow_up.due_because = BY_A_PERSON
    follow_up.save(update_fields=["due_at", "due_because", "due_fixed", "escalated"])
    # An approval was given for another time: it binds to the time too, so the draft goes back to review.
    Message.objects.live().filter(follow_up=follow_up).update(
        send_at=until,
        state=Message.State.IN_REVIEW,
        state_at=now,
        approved_digest="",
        approved_by=None,
        approved_at=None,
        approved_for=None,
    )
    text = f"Put off to {until:%Y-%m-%d %H:%M} UTC. {because}".strip()
    moved = {"old": old.isoformat(), "new": until.isoformat()}
    _journal(tenant, lead, follow_up, Event.Kind.FOLLOW_UP_MOVED, text, user, now, actor, **moved)
    wake(tenant, [lead.pk], now)


def _locked(follow_up: FollowUp) -> tuple[Lead, FollowUp]:
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=follow_up.lead_id)
    fresh = FollowUp.objects.get(pk=follow_up.pk)
    if fresh.state != FollowUp.State.OPEN:
        raise CannotComplete(f"It is {fresh.get_state_display().lower()} already. Load the page again.")
    return lead, fresh


def _settle_elsewhere(
    tenant: Tenant,
    follow_up: FollowUp,
    state: FollowUp.State,
    because: str,
    now: datetime,
    user: User | None,
    actor: str,
) -> None:
    """The owner's word on a colleague's message holds for everybody of the company who waits for it (B4).

    A lead that is being worked on at this moment is passed over: it asks for itself.
    """
    if follow_up.rule != "colleague_replied":
        return
    waiting = FollowUp.objects.open().filter(key=follow_up.key, rule=follow_up.rule).values("lead_id")
    leads = Lead.objects.filter(pk__in=waiting).order_by("pk").select_for_update(of=("self",), skip_locked=True)
    for lead in leads:
        row = FollowUp.objects.open().filter(lead=lead, key=follow_up.key).first()
        if row is None:
            continue
        _end(row, state, because, now)
        kind = Event.Kind.FOLLOW_UP_DONE if state is FollowUp.State.DONE else Event.Kind.FOLLOW_UP_SKIPPED
        text = f"Settled with a colleague's: {row.title}. {because}"
        _journal(tenant, lead, row, kind, text, user, now, actor)
        wake(tenant, [lead.pk], now, ring=False)


def _end(follow_up: FollowUp, state: FollowUp.State, because: str, now: datetime, **fields) -> None:
    FollowUp.objects.filter(pk=follow_up.pk).update(
        state=state, state_at=now, state_because=because[:300], draft_at=None, **fields
    )
    Message.objects.live().filter(follow_up=follow_up).update(
        state=Message.State.SKIPPED,
        state_at=now,
        state_because=f"Its follow-up is {state.label.lower()}: {because}"[:500],
    )


def _journal(
    tenant: Tenant,
    lead: Lead,
    follow_up: FollowUp,
    kind: Event.Kind,
    text: str,
    user: User | None,
    now: datetime,
    actor: str,
    **data: str,
) -> None:
    data = {"follow_up": str(follow_up.pk), "key": follow_up.key, **data}
    record(tenant, lead, kind, at=now, now=now, actor=actor, user=user, text=text, data=data)
