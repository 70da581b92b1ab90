"""What stands in the way of follow-up: stop, hold, pause; and who owns the lead (mission D3, E7).

The codes are those of followups.engine.facts (StopCode, HoldCode); this app does not know the engine and keeps them as
text.
Each act writes an event and wakes the lead; each is a conditional update, so that the second of two does nothing.
"""

from datetime import datetime

from leads.journal import record
from leads.models import DuplicatePair, Event, Lead
from leads.reasons import stated
from leads.refusals import Conflict, Refused
from leads.waking import wake
from tenants.models import Tenant, User
from tenants.models.agency import members_of

# A stop of ours or of the calendar gives way to one of the lead's: lifting the former must never undo the latter.
WEAK_STOPS = ("owner_stop", "expired")


def stop(
    tenant: Tenant,
    lead: Lead,
    code: str,
    *,
    say: str,
    now: datetime,
    event: Event | None = None,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
    ring: bool = True,
) -> bool:
    """Nothing more is sent to this lead. `event` is what shows it (a reply, a note); without one, the stop's own event.

    False where a stop stands already that says as much or more: the first one is kept.
    """
    if lead.stop_code and (lead.stop_code not in WEAK_STOPS or code in WEAK_STOPS):
        return False
    text = stated(say)
    made = record(
        tenant,
        lead,
        Event.Kind.STOPPED,
        at=now,
        now=now,
        actor=actor,
        user=user,
        text=text,
        data={"code": code, "evidence": str(event.pk) if event else None},
    )
    evidence = event or made
    _change(
        lead, now, {"stop_code": lead.stop_code}, stop_code=code, stop_at=now, stop_say=text, stop_event_id=evidence.pk
    )
    wake(tenant, [lead.pk], now, ring=ring)
    return True


def lift_stop(tenant: Tenant, lead: Lead, *, because: str, now: datetime, user: User) -> bool:
    """Allow follow-up again; only a person can, and says why. False where there is no stop."""
    if not lead.stop_code:
        return False
    text, code = stated(because), lead.stop_code
    _change(lead, now, {"stop_code": code}, stop_code="", stop_at=None, stop_say="", stop_event_id=None)
    _tell(tenant, lead, Event.Kind.STOP_LIFTED, text, now, user=user, code=code)
    return True


def hold(
    tenant: Tenant,
    lead: Lead,
    code: str,
    *,
    say: str,
    now: datetime,
    actor: str = Event.Actor.SYSTEM,
    user: User | None = None,
    ring: bool = True,
) -> bool:
    """Nothing is sent until a person has settled something. False where a hold stands already: the first is kept."""
    if lead.hold_code:
        return False
    text = stated(say)
    _change(lead, now, {"hold_code": ""}, hold_code=code, hold_at=now, hold_say=text)
    _tell(tenant, lead, Event.Kind.HELD, text, now, actor=actor, user=user, ring=ring, code=code)
    return True


def lift_hold(
    tenant: Tenant,
    lead: Lead,
    *,
    because: str,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> bool:
    """It is settled: a person says so, and how. False where there is no hold.

    Of a likely duplicate that says that they are two people.
    """
    if not lead.hold_code:
        return False
    text, code = stated(because), lead.hold_code
    _change(lead, now, {"hold_code": code}, hold_code="", hold_at=None, hold_say="")
    if code == "duplicate":
        pairs = DuplicatePair.objects.filter(lead_b=lead, state=DuplicatePair.State.OPEN, holds=True)
        pairs.update(state=DuplicatePair.State.NOT_DUPLICATE, decided_by=user, decided_at=now)
    _tell(tenant, lead, Event.Kind.HOLD_LIFTED, text, now, actor=actor, user=user, code=code)
    return True


def pause(
    tenant: Tenant,
    lead: Lead,
    *,
    until: datetime,
    because: str,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> None:
    """Leave the lead in peace until then; a second pause replaces the first."""
    if until <= now:
        raise Refused({"until": "This moment has passed. Give a later one."})
    text = stated(because)
    _change(lead, now, {}, paused_until=until, paused_because=text)
    _tell(tenant, lead, Event.Kind.PAUSED, text, now, actor=actor, user=user, until=until.isoformat())


def resume(
    tenant: Tenant, lead: Lead, *, now: datetime, actor: str = Event.Actor.PERSON, user: User | None = None
) -> bool:
    """End the pause now. False where there is none."""
    if lead.paused_until is None:
        return False
    _change(lead, now, {"paused_until": lead.paused_until}, paused_until=None, paused_because="")
    _tell(tenant, lead, Event.Kind.RESUMED, "", now, actor=actor, user=user)
    return True


def reassign(
    tenant: Tenant,
    lead: Lead,
    owner: User,
    *,
    now: datetime,
    because: str = "",
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
    ring: bool = True,
) -> bool:
    """Give the lead to another member. False where it is theirs already; Refused where they cannot own leads here."""
    if lead.owner_id == owner.pk:
        return False
    if not members_of(tenant).filter(pk=owner.pk).exists():
        raise Refused({"owner": f"{owner} is no member of {tenant} who can own leads."})
    before = lead.owner_id
    _change(lead, now, {"owner_id": before}, owner_id=owner.pk)
    text = f"Now with {owner}" + (f": {because}" if because else ".")
    moved = {"from": str(before) if before else None, "to": str(owner.pk)}
    _tell(tenant, lead, Event.Kind.ASSIGNED, text, now, actor=actor, user=user, ring=ring, **moved)
    return True


def _change(lead: Lead, now: datetime, expected: dict, **changes) -> None:
    """Update the row where it still is as the caller saw it, and the object with it."""
    if not Lead.objects.filter(pk=lead.pk, **expected).update(updated_at=now, **changes):
        raise Conflict({"": f"Somebody has changed {lead.name} meanwhile. Look again."})
    for name, value in changes.items():
        setattr(lead, name, value)


def _tell(
    tenant: Tenant,
    lead: Lead,
    kind: str,
    text: str,
    now: datetime,
    *,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
    ring: bool = True,
    **data: str | None,
) -> None:
    record(tenant, lead, kind, at=now, now=now, actor=actor, user=user, text=text, data=data)
    wake(tenant, [lead.pk], now, ring=ring)
