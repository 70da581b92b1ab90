"""Likely duplicates: found with a look or by the daily sweep, and what a person makes of them (mission A2).

Entering a pair is idempotent. What somebody has decided is remembered: a pair that was kept apart does not come back.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from leads.likeness import SIGNS, alike, holds
from leads.models import DuplicatePair, Event, Lead
from leads.refusals import Conflict
from leads.stopping import hold, lift_hold
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

HOLD_CODE = "duplicate"  # followups.engine.facts.HoldCode
BATCH = 500
State = DuplicatePair.State


def find_duplicates(tenant: Tenant, lead_ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Enter whom these leads may be the same person as, and hold the younger where that is certain enough.

    Returns who is held now. Inside the scope; one query where nobody is alike. That they were asked about (`to_match`) is
    the caller's to note. A lead whose row somebody else has locked is not waited for: the sweep holds it.
    """
    found = alike(tenant, lead_ids)
    if not found:
        return set()
    concerned = {lead for pair in found for lead in pair}
    leads = Lead.objects.in_bulk(concerned)
    settled = _decided(leads.values())
    known = {
        (row.lead_a_id, row.lead_b_id): row
        for row in DuplicatePair.objects.filter(lead_a__in=concerned, lead_b__in=concerned)
    }
    fresh = []
    for (a, b), signs in found.items():
        certain = holds(signs, other_ids=_have_other_ids(leads[a], leads[b]))
        row = known.get((a, b))
        if row is not None and row.state == State.OPEN and (row.because, row.holds) != (signs, certain):
            DuplicatePair.objects.filter(pk=row.pk, state=State.OPEN).update(because=signs, holds=certain)
        if row is None and (a, b) not in settled:
            fresh.append(
                DuplicatePair(tenant=tenant, lead_a_id=a, lead_b_id=b, because=signs, holds=certain, found_at=now)
            )
    DuplicatePair.objects.bulk_create(fresh, ignore_conflicts=True)
    return hold_duplicates(tenant, {b for _, b in found}, now)


def hold_duplicates(tenant: Tenant, lead_ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Hold those of these leads that an open, certain pair is about; who was held."""
    pairs = DuplicatePair.objects.filter(state=State.OPEN, holds=True, lead_b__hold_code="")
    pairs = pairs.exclude(lead_b__stage__in=Lead.CLOSED_STAGES).select_related("lead_a")
    by_lead = {pair.lead_b_id: pair for pair in pairs.filter(lead_b__in=lead_ids)}
    if not by_lead:
        return set()
    locked = Lead.objects.filter(pk__in=by_lead).order_by("pk").select_for_update(skip_locked=True, of=("self",))
    held = set()
    for lead in locked:
        pair = by_lead[lead.pk]
        say = f"This may be {pair.lead_a.name[:120]}: {in_words(pair.because)}. Merge the two, or keep them apart."
        if hold(tenant, lead, HOLD_CODE, say=say[:300], now=now, ring=False):
            held.add(lead.pk)
    return held


def in_words(signs: Collection[str]) -> str:
    """What two have in common, as the second half of a sentence."""
    said = "; ".join(SIGNS.get(sign, sign) for sign in signs)
    return said[:1].lower() + said[1:]


def keep_apart(
    tenant: Tenant,
    pair: DuplicatePair,
    *,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> None:
    """They are two people: remembered, and the hold that this pair made ends. Raises Conflict where it is decided."""
    decided = {"state": State.NOT_DUPLICATE, "decided_by": user, "decided_at": now}
    if not DuplicatePair.objects.filter(pk=pair.pk, state=State.OPEN).update(**decided):
        raise Conflict({"": "This has been decided meanwhile. Look again."})
    release(tenant, pair.lead_b_id, because="Not the same person.", now=now, actor=actor, user=user)


def release(tenant: Tenant, lead_id: UUID, *, because: str, now: datetime, actor: str, user: User | None) -> None:
    """End the hold of a lead that no open pair is about any more."""
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=lead_id)
    others = DuplicatePair.objects.filter(state=State.OPEN, holds=True, lead_b=lead)
    if lead.hold_code == HOLD_CODE and not others.exists():
        lift_hold(tenant, lead, because=because, now=now, actor=actor, user=user)


def open_pairs() -> QuerySet[DuplicatePair]:
    """To be decided: those that hold a lead first, then the oldest. Served by the index `duplicate_pair_open`."""
    both = {"lead_a__merged_into": None, "lead_b__merged_into": None}
    erased = Q(lead_a__stop_code="erased") | Q(lead_b__stop_code="erased")
    rows = DuplicatePair.objects.filter(state=State.OPEN, **both).exclude(erased)
    return rows.order_by("-holds", "found_at", "id")


def sweep(tenant: Tenant, now: datetime, after: UUID | None = None) -> Iterator[UUID]:
    """Compare every lead with all others, batch by batch, each in its own scope; yields the last id of each batch done."""
    while True:
        with tenant_scope(tenant.pk):
            leads = Lead.objects.standing().order_by("id")
            ids = list((leads.filter(pk__gt=after) if after else leads).values_list("pk", flat=True)[:BATCH])
            find_duplicates(tenant, ids, now)
            Lead.objects.filter(pk__in=ids, to_match=True).update(to_match=False)
        if len(ids) < BATCH:
            return
        after = ids[-1]
        yield after


def _decided(leads: Collection[Lead]) -> set[tuple[UUID, UUID]]:
    """Pairs of these leads of which somebody has said that they are two, also before one became part of another."""
    whose = {UUID(other["id"]): lead.pk for lead in leads for other in lead.also_known_as}
    whose |= {lead.pk: lead.pk for lead in leads}
    rows = DuplicatePair.objects.filter(state=State.NOT_DUPLICATE, lead_a__in=whose, lead_b__in=whose)
    pairs = ((whose[a], whose[b]) for a, b in rows.values_list("lead_a", "lead_b"))
    return {(min(pair), max(pair)) for pair in pairs}


def _have_other_ids(one: Lead, other: Lead) -> bool:
    return bool(one.external_id and other.external_id)
