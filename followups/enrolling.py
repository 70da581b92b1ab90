"""Putting leads on a cadence, changing it and taking them off, by a person or a program (mission E2, E3, E7)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from followups.engine.decision import ExitReason
from followups.engine.facts import Facts
from followups.engine.policy import Cadence, Policy
from followups.fact_finding import find_facts
from followups.models import Enrollment
from followups.policies import CurrentPolicy, current_policy
from leads.journal import entry, record_many
from leads.models import Event, Lead
from leads.reasons import stated
from leads.refusals import Conflict, Refused
from leads.waking import wake
from tenants.models import Tenant, User

MOST = 500  # leads in one go


def startable(policy: Policy) -> list[Cadence]:
    """The cadences that a lead can be put on: the enabled ones, in the order of the rules."""
    return [cadence for cadence in policy.cadences if cadence.enabled]


def running_cadence(lead: Lead) -> dict | None:
    """The cadence that a lead is on: {key, since, version, by_person}; None where it is on none. One query."""
    row = Enrollment.objects.filter(lead=lead, ended_at=None).exclude(cadence="").select_related("policy").first()
    if row is None:
        return None
    version = row.policy.number if row.policy else None
    return {"key": row.cadence, "since": row.started_at, "version": version, "by_person": row.by_person}


def enroll(
    tenant: Tenant,
    lead: Lead,
    cadence: str,
    *,
    because: str,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> None:
    """Put the lead on a cadence of the latest rules, counted from now; one that runs ends with it (E2).

    Raises Refused where the reason is missing, there is no such cadence, or the lead is closed, stopped or held; and
    Conflict where it is on this cadence already.
    """
    _, refused = enroll_many(tenant, [lead], cadence, because=because, now=now, actor=actor, user=user)
    for error in refused.values():
        raise error


def enroll_many(
    tenant: Tenant,
    leads: Sequence[Lead],
    cadence: str,
    *,
    because: str,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> tuple[int, dict[Lead, Refused]]:
    """As enroll(), for up to MOST leads at once: how many were put on it, and why others were not.

    A number of queries that does not grow with the leads. Raises Refused where it could be done for none of them.
    """
    because = stated(because)
    if len(leads) > MOST:
        raise Refused({"": f"At most {MOST} leads are put on a cadence in one go; these are {len(leads)}."})
    rules = current_policy(tenant)
    wanted = _startable(rules.policy, cadence)
    leads = _locked(leads)
    facts = find_facts(tenant, leads, now)
    refused = {lead: why for lead in leads if (why := _why_not(lead, facts[lead.pk], wanted)) is not None}
    chosen = [lead for lead in leads if lead not in refused]
    ended = _end(chosen, now)
    events = [_enrolled(tenant, lead, wanted, ended.get(lead.pk, ""), because, now, actor, user) for lead in chosen]
    record_many(events)
    Enrollment.objects.bulk_create(_begun(tenant, event, wanted, rules, now) for event in events)
    Lead.objects.filter(pk__in=[lead.pk for lead in chosen]).update(exit_reason="", exited_at=None, updated_at=now)
    wake(tenant, [lead.pk for lead in chosen], now)
    return len(chosen), refused


def take_off(
    tenant: Tenant,
    lead: Lead,
    *,
    because: str,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> str:
    """End the cadence that the lead is on; it begins no other until the lead asks to hear from us again. Its key.

    Raises Refused where the reason is missing, and Conflict where the lead is on no cadence.
    """
    because = stated(because)
    (lead,) = _locked([lead])
    running = Enrollment.objects.filter(lead=lead, ended_at=None).exclude(cadence="").first()
    if running is None:
        raise Conflict({"cadence": f"{lead.name} is on no cadence."})
    _end([lead], now)
    data = {"reason": ExitReason.PERSON_ENDED.value, "cadence": running.cadence}
    say = f"Taken off {running.cadence}: {because}"
    record_many([entry(tenant, lead, Event.Kind.EXIT, at=now, now=now, actor=actor, user=user, text=say, data=data)])
    Lead.objects.filter(pk=lead.pk).update(exit_reason=ExitReason.PERSON_ENDED.value, exited_at=now, updated_at=now)
    wake(tenant, [lead.pk], now)
    return running.cadence


def _startable(policy: Policy, key: str) -> Cadence:
    for cadence in policy.cadences:
        if cadence.key == key and cadence.enabled:
            return cadence
    known = ", ".join(cadence.key for cadence in startable(policy)) or "none"
    off = any(cadence.key == key for cadence in policy.cadences)
    say = f"The cadence “{key[:80]}” is disabled." if off else f"There is no cadence “{key[:80]}”."
    raise Refused({"cadence": f"{say} Name one of: {known}."})


def _locked(leads: Sequence[Lead]) -> list[Lead]:
    """Their rows, locked in one order: a look, a note or a colleague's act waits, or is seen here."""
    rows = Lead.objects.select_for_update(of=("self",)).filter(pk__in=[lead.pk for lead in leads])
    return list(rows.order_by("pk"))


def _why_not(lead: Lead, facts: Facts, wanted: Cadence) -> Refused | None:
    if not lead.is_open:
        return Conflict({"cadence": f"{lead.name} is closed ({lead.get_stage_display().lower()}). Reopen it first."})
    if facts.stops:
        return Conflict({"cadence": f"Nothing may be sent to {lead.name}: {facts.stops[0].say}"})
    if facts.holds:
        return Conflict({"cadence": f"{lead.name} is on hold until a person has settled it: {facts.holds[0].say}"})
    if facts.lead.by_hand:
        say = f"{lead.name} is followed up by hand in an experiment. End the experiment first, or follow up by hand."
        return Conflict({"cadence": say})
    running = facts.enrollment
    if running is not None and running.cadence == wanted.key:
        since = f"{running.started_at:%Y-%m-%d}"
        return Conflict({"cadence": f"{lead.name} is on this cadence since {since}. Take it off to begin again."})
    return None


def _end(leads: Sequence[Lead], now: datetime) -> dict[UUID, str]:
    """End what runs; by lead the cadence that did."""
    rows = Enrollment.objects.filter(lead__in=[lead.pk for lead in leads], ended_at=None)
    running = dict(rows.values_list("lead_id", "cadence"))
    rows.update(ended_at=now, exit_reason=ExitReason.PERSON_ENDED.value)
    return running


def _enrolled(
    tenant: Tenant, lead: Lead, wanted: Cadence, before: str, because: str, now: datetime, actor: str, user: User | None
) -> Event:
    say = f"Moved from {before} to {wanted.name}: {because}" if before else f"Put on {wanted.name}: {because}"
    data = {"cadence": wanted.key, "from": before, "because": because}
    return entry(tenant, lead, Event.Kind.ENROLLED, at=now, now=now, actor=actor, user=user, text=say, data=data)


def _begun(tenant: Tenant, event: Event, wanted: Cadence, rules: CurrentPolicy, now: datetime) -> Enrollment:
    return Enrollment(
        tenant=tenant,
        lead_id=event.lead_id,
        track=wanted.track,
        cadence=wanted.key,
        policy_id=rules.version_id,
        started_at=now,
        started_by=event.user,
        by_person=True,
        trigger=str(event.pk),
    )
