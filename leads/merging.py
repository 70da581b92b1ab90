"""Two leads are one person: the younger becomes part of the older, and can be taken out again (mission A2).

Everything that hangs on the younger one moves to the older, its journal included (docs/decisions/0018). Its row stays, out of
every list, so that whatever knew it still leads to the one that stays: its id, its external id, its addresses.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from leads.duplicates import HOLD_CODE, release
from leads.journal import record
from leads.lead_data import NAMES, PLAIN
from leads.matching import Identity, lock_identities
from leads.merge_record import MergeRecord, move_back, restore
from leads.models import DuplicatePair, Event, Lead, LeadMerge
from leads.refusals import Conflict, Refused
from leads.stopping import WEAK_STOPS, hold, pause, stop
from leads.waking import ring_for
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

# What a person may choose between, and the columns that go with each.
CHOICES = {
    "email": ("email", "email_key", "shares_as"),
    "phone": ("phone",),
    "external_id": ("external_id",),
    **{name: (name,) for name in (*NAMES, *PLAIN)},
    "value": ("value", "currency"),
    "account": ("account_id",),
    "owner": ("owner_id",),
    "stage": ("stage", "stage_since", "lost_reason", "qualified_at", "exit_reason", "exited_at"),
}
CHOICES.pop("currency")
CHOSEN = tuple(CHOICES)  # their names, as the doors take them
IDENTITY = ("email", "phone", "external_id")
QUIET_STAGES = (Lead.Stage.LOST, Lead.Stage.DORMANT)
State = DuplicatePair.State
Settle = Callable[[Lead, Lead, MergeRecord], None]


def merge_leads(
    tenant: Tenant,
    one: Lead,
    other: Lead,
    *,
    take: Collection[str] = (),
    keep: Collection[str] = (),
    settle: Settle,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
    through: str = "",
) -> LeadMerge:
    """Make the younger of two leads part of the older. Inside the tenant's scope.

    Of each of CHOICES the older one's value stays, or the younger's where the older has none (an open stage stays before a
    lost or dormant one). `take` names those of which the younger's is taken, `keep` those of which the older's stays
    even where it is empty. `settle(stays, part, record)` brings in order what only an app above knows, before the rows
    move. Raises Refused for an unknown choice and for the same lead twice, Conflict where one of them is a part of
    another lead already, or is erased.
    """
    if strange := (set(take) | set(keep)) - set(CHOICES):
        raise Refused(dict.fromkeys(sorted(strange), "There is no such field to choose."))
    stays, part = _locked(tenant, one, other)
    rows = MergeRecord()
    merge = LeadMerge(tenant=tenant, lead=stays, merged=part, at=now, by=user, through=through[:120])
    names, external_id = (stays.name, told_apart(part, stays)), part.external_id
    settle(stays, part, rows)
    _choose(stays, part, set(take), set(keep), rows)
    _keep_the_stricter(stays, part, rows)
    known = {"id": str(part.pk), "email": part.email, "phone": part.phone, "external_id": part.external_id}
    rows.change(stays, also_known_as=[*stays.also_known_as, known, *part.also_known_as])
    gone = {"merged_into_id": stays.pk, "account_id": None, "to_match": False, "stage": Lead.Stage.LOST}
    rows.change(part, **gone, lost_reason="Became part of another lead.", also_known_as=[])
    for earlier in Lead.objects.filter(merged_into=part):
        rows.change(earlier, merged_into_id=stays.pk)
    Lead.objects.filter(pk=part.pk).update(next_look_at=None, updated_at=now)
    Lead.objects.filter(pk=stays.pk).update(next_look_at=now, updated_at=now, to_match=True)
    merge.save(force_insert=True)
    rows.move(merge, part, stays)
    merge.changes, merge.moved = rows.changes, rows.moved
    merge.save(update_fields=["changes", "moved"])
    _close_pair(tenant, stays, part, now=now, actor=actor, user=user)
    told = {
        "merge": str(merge.pk),
        "merged": str(part.pk),
        "merged_external_id": external_id,
        "took": sorted(take),
    }
    say = f"{names[1]} has become part of {names[0]}. Everything that was theirs is here now."
    record(tenant, stays, Event.Kind.JOINED, at=now, now=now, actor=actor, user=user, text=say, data=told)
    ring_for(tenant)
    return merge


def undo_merge(
    tenant: Tenant,
    merge: LeadMerge,
    *,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> Lead:
    """Take a merge apart again and return the lead that stands by itself once more. Inside the tenant's scope.

    Each row goes back to whom it came from, each column to what it was, unless it was changed since; what has happened
    since stays with the one that stayed. A stop, hold or pause that was entered since holds for both: nobody can say whom it
    was about. Raises Conflict where it was taken back before, where a later merge rests on it,
    where one of the two was erased, or where what it was known by is another lead's by now.
    """
    stays, part = merge.lead, merge.merged
    lock_identities(tenant, [_identity_of(stays), _identity_of(part)])
    both = {row.pk: row for row in Lead.objects.filter(pk__in=(stays.pk, part.pk)).order_by("pk").select_for_update()}
    merge = LeadMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.undone_at:
        raise Conflict({"": "This merge has been taken back before."})
    later = LeadMerge.objects.filter(undone_at=None, pk__gt=merge.pk)
    if later.filter(lead=stays).exists() or later.filter(merged=stays).exists():
        raise Conflict({"": f"{both[stays.pk].name} has been merged again since. Take the latest merge back first."})
    if "erased" in {row.stop_code for row in both.values()}:
        raise Conflict({"": "The data of this lead was erased: there is nothing left to take apart."})
    _must_be_free(merge)
    merge.undone_at, merge.undone_by = now, user
    merge.save(update_fields=["undone_at", "undone_by"])
    move_back(merge)
    restore(merge, now)
    part = Lead.objects.select_related("account").get(pk=part.pk)
    if part.account and part.account.merged_into_id:  # its company has become part of another meanwhile
        Lead.objects.filter(pk=part.pk).update(account=part.account.merged_into_id)
    _stop_both(tenant, both[stays.pk], part, merge, now=now)
    pair = DuplicatePair.objects.filter(lead_a__in=both, lead_b__in=both)
    pair.update(state=State.NOT_DUPLICATE, decided_by=user, decided_at=now)
    told = {"merge": str(merge.pk)}
    for lead, other in ((both[stays.pk], part), (part, both[stays.pk])):
        say = f"The merge with {told_apart(other, lead)} was taken back. What has happened since is with {both[stays.pk].name}."
        record(tenant, lead, Event.Kind.TAKEN_APART, at=now, now=now, actor=actor, user=user, text=say, data=told)
    ring_for(tenant)
    return part


def gather(tenant: Tenant, merge: LeadMerge) -> int:
    """Bring along what somebody wrote about the merged lead who had read it before the merge; how many rows."""
    merge = LeadMerge.objects.select_for_update(of=("self",)).select_related("lead", "merged").get(pk=merge.pk)
    if merge.undone_at or merge.lead.merged_into_id:
        return 0
    rows = MergeRecord()
    rows.move(merge, merge.merged, merge.lead)
    count = sum(map(len, rows.moved.values()))
    if count:
        for label, ids in rows.moved.items():
            merge.moved.setdefault(label, []).extend(ids)
        merge.save(update_fields=["moved"])
    return count


def gather_stragglers(tenant: Tenant) -> int:
    """gather() for every merge that stands; opens its own scope. Returns how many rows were brought along."""
    with tenant_scope(tenant.pk):
        standing = LeadMerge.objects.filter(undone_at=None, lead__merged_into=None)
        return sum(
            gather(tenant, merge) for merge in standing.filter(Exists(Event.objects.filter(lead=OuterRef("merged"))))
        )


def _locked(tenant: Tenant, one: Lead, other: Lead) -> tuple[Lead, Lead]:
    """Both as they are now, the older first, and nobody captures either meanwhile."""
    if one.pk == other.pk:
        raise Refused({"with": "This is the same lead. Choose another one."})
    lock_identities(tenant, [_identity_of(one), _identity_of(other)])
    found = list(Lead.objects.filter(pk__in=(one.pk, other.pk)).order_by("pk").select_for_update(of=("self",)))
    for lead in found:
        if lead.merged_into_id:
            raise Conflict({"with": f"{lead.name} has become part of another lead already."})
        if lead.stop_code == "erased":
            raise Conflict({"with": "The data of one of them was erased: it cannot be merged."})
    return found[0], found[1]


def _identity_of(lead: Lead) -> Identity:
    return Identity(lead.external_id or "", lead.email_key or "", lead.phone or "", lead.company)


def told_apart(lead: Lead, other: Lead) -> str:
    """How a sentence names a lead beside another: by its address or number too where both have the same name."""
    more = lead.email or lead.phone or lead.external_id
    return f"{lead.name} ({more})" if more and more != lead.name and lead.called == other.called else lead.name


def default_side(name: str, a: Lead, b: Lead) -> str:
    """Whose value of a choice stays unless somebody says otherwise: "a", the older one's, or "b"."""
    if name == "stage":
        return "b" if a.stage in QUIET_STAGES and b.stage not in QUIET_STAGES else "a"
    if name == "strategic":
        return "b" if b.strategic and not a.strategic else "a"
    column = CHOICES[name][0]
    return "b" if _is_empty(a, column) and not _is_empty(b, column) else "a"


def _choose(stays: Lead, part: Lead, take: set[str], keep: set[str], rows: MergeRecord) -> None:
    """The columns that stay. What they are known by is swapped where the younger's is taken: both still lead here."""
    wanted: dict[str, object] = {}
    left: dict[str, object] = {}
    for name, columns in CHOICES.items():
        if name in take or (name not in keep and default_side(name, stays, part) == "b"):
            wanted |= {column: getattr(part, column) for column in columns}
            if name in IDENTITY:
                left |= {column: getattr(stays, column) for column in columns}
    # Unique: first nobody has it, then the one that stays, then the other.
    rows.change(part, **{column: None for column in ("email_key", "external_id") if column in left})
    rows.change(stays, **wanted, utm={**part.utm, **stays.utm}, captured_at=min(stays.captured_at, part.captured_at))
    rows.change(part, **left)


def _is_empty(lead: Lead, column: str) -> bool:
    return getattr(lead, column) in ("", None, {})


def _keep_the_stricter(stays: Lead, part: Lead, rows: MergeRecord) -> None:
    """A stop, a hold or a pause of either holds for both."""
    is_stricter = not stays.stop_code or (stays.stop_code in WEAK_STOPS and part.stop_code not in WEAK_STOPS)
    if part.stop_code and is_stricter:
        rows.change(
            stays, **{name: getattr(part, name) for name in ("stop_code", "stop_at", "stop_say", "stop_event_id")}
        )
    if part.hold_code and part.hold_code != HOLD_CODE and not stays.hold_code:
        rows.change(stays, **{name: getattr(part, name) for name in ("hold_code", "hold_at", "hold_say")})
    if part.paused_until and (not stays.paused_until or part.paused_until > stays.paused_until):
        rows.change(stays, paused_until=part.paused_until, paused_because=part.paused_because)


def _stop_both(tenant: Tenant, stays: Lead, part: Lead, merge: LeadMerge, *, now: datetime) -> None:
    """What was entered against the one that stayed since the merge, for the other too. `stays` is as before it was undone."""
    how = {"now": now, "actor": Event.Actor.SYSTEM}
    say = f"Entered while it was a part of {stays.name[:80]}: "
    if stays.stop_code and stays.stop_at and stays.stop_at >= merge.at:
        stop(tenant, part, stays.stop_code, say=f"{say}{stays.stop_say}"[:300], ring=False, **how)
    if stays.hold_code not in ("", HOLD_CODE) and stays.hold_at and stays.hold_at >= merge.at:
        hold(tenant, part, stays.hold_code, say=f"{say}{stays.hold_say}"[:300], ring=False, **how)
    paused = Event.objects.filter(lead=stays, kind=Event.Kind.PAUSED, recorded_at__gte=merge.at)
    is_longer = stays.paused_until and stays.paused_until > max(now, part.paused_until or now)
    if is_longer and paused.exists():
        pause(tenant, part, until=stays.paused_until, because=f"{say}{stays.paused_because}"[:300], **how)


def _close_pair(tenant: Tenant, stays: Lead, part: Lead, *, now: datetime, actor: str, user: User | None) -> None:
    pair = DuplicatePair.objects.filter(lead_a=stays, lead_b=part)
    pair.update(state=State.MERGED, decided_by=user, decided_at=now)
    held = DuplicatePair.objects.filter(state=State.OPEN, holds=True, lead_b=stays, lead_a__merged_into=None)
    if stays.hold_code == HOLD_CODE and not held.exists():
        release(tenant, stays.pk, because=f"Merged with {part.name}.", now=now, actor=actor, user=user)


def _must_be_free(merge: LeadMerge) -> None:
    """What the two were known by, where somebody else is known by it now."""
    for columns in merge.changes.get(Lead._meta.label, {}).values():  # noqa: SLF001
        for name in ("email_key", "external_id"):
            value = columns.get(name, [None])[0]
            others = Lead.objects.filter(**{name: value}).exclude(pk__in=(merge.lead_id, merge.merged_id))
            shared = columns.get("shares_as", [""])[0] if name == "email_key" else None
            if shared is not None:
                others = others.filter(shares_as=shared)
            if value and (other := others.first()):
                raise Conflict({name: f"“{value}” belongs to {other.name} by now. Change it there first."})


def merges_of(lead_id: UUID) -> list[LeadMerge]:
    """What has become part of a lead and still is, the latest first."""
    return list(LeadMerge.objects.filter(lead=lead_id, undone_at=None).select_related("merged", "by").order_by("-pk"))
