"""Entering and lifting suppressions (mission K2, K3).

Entering is idempotent and takes effect at once: with the row, in the same transaction, the job is enqueued that has the
leads concerned looked at again, so that nothing drafted or queued for them goes out.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import uuid_utils.compat
from django.conf import settings
from django.db.models import F

from suppression.asking import entries_of
from suppression.keys import LEAD, key_of, keys_of, normalise
from suppression.models import Suppression
from suppression.verdict import Channel
from tenants.batches import AnyOf, defaults_of, insert_many
from tenants.enqueueing import enqueue
from tenants.models import Agency, Tenant, User
from tenants.scope import tenant_scope

Reason = Suppression.Reason
# What a person has asked for themselves does not end because they write again; these are our own quiet.
MAY_END_ON_REPLY = (Reason.CLOSE_LOOP, Reason.OWNER_STOP, Reason.OTHER)
_NEW = defaults_of(Suppression)
ATTEMPTS = 3  # an entry may be lifted between our INSERT that met it and our look at it


class SuppressionError(ValueError):
    """What was asked for makes no sense; `field` is the argument at fault."""

    def __init__(self, field: str, say: str) -> None:
        super().__init__(say)
        self.field = field


def suppress(
    tenant: Tenant,
    *,
    kind: str,
    value: str,
    reason: str,
    channel: str = "",
    purpose: str = "all",
    note: str = "",
    evidence: Mapping[str, Any] | None = None,
    source: str,
    user: User | None = None,
    now: datetime,
    agency_wide: bool = False,
    expires_at: datetime | None = None,
    ends_on_reply: bool = False,
) -> Suppression:
    """Block an address (kind: email, phone, domain or lead) and return its entry. Call inside the tenant's scope.

    Repeating it returns the same row; the repetition can only make the row stricter: it lasts longer, no longer ends on
    a reply, holds agency-wide. `agency_wide` enters it in every tenant of the agency and returns this tenant's entry.
    Raises keys.AddressError for a value that is no address of its kind, SuppressionError for other arguments.
    """
    if agency_wide:
        if ends_on_reply:
            raise SuppressionError("ends_on_reply", "A reply to one client is no word to the others of the agency.")
        entries = suppress_agency_wide(
            tenant.agency, kind=kind, value=value, reason=reason, channel=channel, purpose=purpose, note=note,
            evidence=evidence, source=source, user=user, now=now, expires_at=expires_at,
        )  # fmt: skip
        return next(entry for entry in entries if entry.tenant_id == tenant.pk)
    normal = normalise(kind, value, tenant.country)
    row = Suppression(
        tenant=tenant, kind=kind, key=key_of(kind, normal), value=normal, channel=channel, purpose=purpose,
        reason=reason, note=note[:500], evidence=dict(evidence or {}), source=source[:50], created_by=user,
        created_at=now, expires_at=expires_at, ends_on_reply=ends_on_reply,
    )  # fmt: skip
    _refuse_nonsense(row, now)
    return _enter(row)


def keep_quiet(tenant: Tenant, until: Mapping[UUID, datetime], *, note: str, now: datetime) -> None:
    """No follow-up to these leads, each until its time or until they write: the quiet that a close-loop message keeps.

    What suppress() does for one, in a number of queries that does not grow. Nothing is rung for: it is the look at the
    lead that enters it, and the sender asks before anything goes out. Inside the tenant's scope.
    """
    if not until:
        return
    if ended := [lead for lead, at in until.items() if at <= now]:
        raise SuppressionError("expires_at", f"It would be over before it began, for the leads {ended}.")
    same = {"kind": LEAD, "channel": "", "purpose": Suppression.Purpose.FOLLOW_UP, "reason": Reason.CLOSE_LOOP}
    keys = {lead: key_of(LEAD, normalise(LEAD, str(lead))) for lead in until}
    known = _standing(tenant, keys.values(), same, now)
    told = {"tenant_id": tenant.pk, "note": note, "source": "engine", "created_at": now, "ends_on_reply": True, **same}
    rows = [
        {**_NEW, **told, "id": uuid_utils.compat.uuid7(), "key": keys[lead], "value": lead, "expires_at": at}
        for lead, at in until.items()
        if keys[lead] not in known
    ]
    insert_many(Suppression, rows, ignore_conflicts=True)
    longer = {keys[lead]: at for lead, at in until.items() if keys[lead] in known}
    for key, at in longer.items():
        _tighten(known[key], Suppression(expires_at=at, ends_on_reply=True))


def _standing(tenant: Tenant, keys: Collection[str], same: Mapping[str, str], now: datetime) -> dict[str, Suppression]:
    """The entries for these hashes that stand, locked, by hash; what has expired is lifted first. One query where none is."""
    if not entries_of(tenant, keys):
        return {}
    there = Suppression.objects.filter(tenant=tenant, lifted_at=None, key__any_of=AnyOf(keys), **same)
    there.filter(expires_at__lte=now).update(lifted_at=F("expires_at"), lifted_because="It had expired.")
    return {row.key: row for row in there.select_for_update()}


def suppress_agency_wide(
    agency: Agency, *, kind: str, value: str, reason: str, now: datetime, **how
) -> list[Suppression]:
    """Enter it in every tenant of an agency, closed ones too: all of them or none. Opens its own scope over them.

    Takes what suppress() takes, except `ends_on_reply`: the reply to one client is no word to the others. A national
    number is read by each tenant's own country. An entry for a lead stays in its tenant, so kind "lead" is refused.
    """
    if kind == LEAD:
        raise SuppressionError("kind", "A lead belongs to one tenant. Enter the address agency-wide instead.")
    tenants = list(Tenant.objects.filter(agency=agency).order_by("pk"))  # one order for all: no deadlocks
    with tenant_scope([tenant.pk for tenant in tenants]):
        entries = [suppress(tenant, kind=kind, value=value, reason=reason, now=now, **how) for tenant in tenants]
        Suppression.objects.filter(pk__in=[entry.pk for entry in entries]).update(agency_wide=True)
        for entry in entries:
            entry.agency_wide = True
    return entries


def copy_agency_wide(tenant: Tenant, now: datetime) -> int:
    """Give a new tenant what holds agency-wide; returns how many entries are new to it. Opens its own scope.

    An entry lifted in some tenants and in force in another is copied: most restrictive wins.
    """
    tenants = list(Tenant.objects.filter(agency_id=tenant.agency_id).values_list("pk", flat=True))
    with tenant_scope(tenants):
        known = set(Suppression.objects.filter(tenant=tenant, lifted_at=None).values_list(*_SAME))
        copies = {}
        others = Suppression.objects.in_force(now).filter(agency_wide=True).exclude(tenant=tenant)
        for entry in others.order_by("created_at", "pk"):
            same = tuple(getattr(entry, field) for field in _SAME)
            if same not in known:
                entry.evidence = {**entry.evidence, "copied_from": str(entry.pk)}
                entry.pk, entry.tenant = uuid_utils.compat.uuid7(), tenant
                copies[same] = entry
        Suppression.objects.bulk_create(copies.values(), ignore_conflicts=True)
    return len(copies)


def lift(entry: Suppression, user: User, because: str, now: datetime) -> bool:
    """End an entry: only a person may, and only with a reason. False where it had been lifted before. Inside the scope.

    Lifting an agency-wide entry frees this tenant alone. Raises SuppressionError without a person or a reason.
    """
    if not isinstance(user, User):
        raise SuppressionError("user", "Only a person may lift a suppression.")
    if not because.strip():
        raise SuppressionError("because", "Say why this suppression is lifted.")
    done = Suppression.objects.filter(pk=entry.pk, tenant=entry.tenant_id, lifted_at=None).update(
        lifted_at=now, lifted_by=user, lifted_because=because.strip()[:300]
    )
    entry.refresh_from_db()
    return bool(done)


def end_on_reply(tenant: Tenant, lead_ids: Iterable[UUID | str], at: datetime) -> int:
    """The leads wrote at `at`: what was only to hold until then, and was entered before, ends. Returns how many did."""
    keys = {key for lead in lead_ids for key in keys_of(LEAD, normalise(LEAD, str(lead)))}
    quiet = Suppression.objects.filter(tenant=tenant, key__in=keys, ends_on_reply=True, lifted_at=None)
    return quiet.filter(created_at__lt=at).update(lifted_at=at, lifted_because="They wrote.")


_SAME = ("kind", "key", "channel", "purpose", "reason")  # as the constraint suppression_once


def _refuse_nonsense(row: Suppression, now: datetime) -> None:
    for field, known in (
        ("reason", Reason.values), ("purpose", Suppression.Purpose.values), ("channel", ["", *Channel]),
    ):  # fmt: skip
        if getattr(row, field) not in known:
            raise SuppressionError(
                field, f"“{getattr(row, field)}” is unknown. Known are: {', '.join(filter(None, known))}."
            )
    if row.expires_at is not None and row.expires_at <= now:
        raise SuppressionError("expires_at", "It would be over before it began. Give a time to come, or none.")
    if row.ends_on_reply and (row.kind != LEAD or row.reason not in MAY_END_ON_REPLY):
        raise SuppressionError("ends_on_reply", "Only our own quiet towards a lead ends when they write.")


def _enter(row: Suppression) -> Suppression:
    """Insert the row, or make the one that is there at least as strict; ring where anything changed."""
    same = {field: getattr(row, field) for field in _SAME}
    over = Suppression.objects.filter(tenant=row.tenant, lifted_at=None, expires_at__lte=row.created_at, **same)
    over.update(
        lifted_at=F("expires_at"), lifted_because="It had expired."
    )  # the new one is a new row with its own date
    for _ in range(ATTEMPTS):
        Suppression.objects.bulk_create([row], ignore_conflicts=True)
        there = Suppression.objects.select_for_update().filter(tenant=row.tenant, lifted_at=None, **same).first()
        if there is not None:
            break
    else:
        raise RuntimeError("The entry was lifted again and again while it was being made.")
    if there.pk == row.pk or _tighten(there, row):
        enqueue(settings.SUPPRESSED_JOB, row.tenant_id, there.pk)
    return there


def _tighten(there: Suppression, row: Suppression) -> bool:
    changed = []
    if there.expires_at is not None and (row.expires_at is None or row.expires_at > there.expires_at):
        there.expires_at = row.expires_at
        changed.append("expires_at")
    if there.ends_on_reply and not row.ends_on_reply:
        there.ends_on_reply = False
        changed.append("ends_on_reply")
    if changed:
        there.save(update_fields=changed)
    return bool(changed)
