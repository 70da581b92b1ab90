"""Putting a lead's details right: unlike a capture, a change may also erase."""

from collections.abc import Mapping
from datetime import datetime

from leads.journal import record
from leads.lead_data import MATCHED_BY, NAMES, PLAIN, plain
from leads.matching import identify, lock_identities, same_at_role_address, shares_address
from leads.models import Event, Lead
from leads.normalising import email_text, tidy
from leads.refusals import CaptureConflict, Refused
from leads.role_addresses import is_role_address
from leads.waking import wake
from tenants.models import Tenant, User

CHANGEABLE = ("email", "phone", "external_id", *NAMES, *PLAIN, "utm")
OF_OURS = ("email_key", "shares_as")  # of our own keeping: not told
NULLABLE = ("company_size", "value", "expected_close", "expires_at", "renews_at", "score", "revisit_at", "budget")


def change_lead(
    tenant: Tenant,
    lead: Lead,
    changes: Mapping,
    *,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> Event | None:
    """Set the given fields (of CHANGEABLE); empty or None erases. The event, or None where nothing is different.

    Raises Refused for what cannot be read or would leave nothing to know the lead by, CaptureConflict where an id or an
    address is another lead's. Account, owner and stage have acts of their own.
    """
    if strange := set(changes) - set(CHANGEABLE):
        raise Refused(dict.fromkeys(sorted(strange), "This cannot be changed here."))
    wanted = {name: value for name, value in changes.items() if name in ("utm", *PLAIN)}
    wanted |= {name: tidy(value or "") for name, value in changes.items() if name in NAMES}
    wanted = {name: _empty(name) if value is None else value for name, value in wanted.items()}
    if {"email", "phone", "external_id"} & set(changes):
        wanted |= _identity(tenant, lead, changes)
    different = {name: value for name, value in wanted.items() if value != getattr(lead, name)}
    if not different:
        return None
    told = {
        name: [plain(getattr(lead, name)), plain(value)] for name, value in different.items() if name not in OF_OURS
    }
    if set(different) & set(MATCHED_BY):
        different["to_match"] = True
    for name, value in different.items():
        setattr(lead, name, value)
    lead.updated_at = now
    lead.save(update_fields=[*different, "updated_at"])
    text = f"Changed: {', '.join(name.replace('_', ' ') for name in told)}."
    event = record(
        tenant, lead, Event.Kind.CHANGED, at=now, now=now, actor=actor, user=user, text=text, data={"changed": told}
    )
    wake(tenant, [lead.pk], now)
    return event


def _identity(tenant: Tenant, lead: Lead, changes: Mapping) -> dict:
    now_known = {name: getattr(lead, name) or "" for name in ("email", "phone", "external_id")}
    given = {name: (changes[name] or "") if name in changes else value for name, value in now_known.items()}
    names = [tidy(changes.get(name, getattr(lead, name)) or "") for name in ("first_name", "last_name")]
    who = identify(tenant, **given, country=changes.get("country") or lead.country, name=" ".join(names))
    lock_identities(tenant, [who])
    for name, key in (("external_id", "external_id"), ("email", "email_key")):
        value = getattr(who, key)
        others = list(Lead.objects.filter(**{key: value}).exclude(pk=lead.pk).order_by("id")) if value else []
        if key == "email_key" and is_role_address(value):  # several may have it, but not two who would be taken for one
            others = [other for other in others if same_at_role_address(other, who)] if "email" in changes else []
        if others:
            raise CaptureConflict({name: _whose(lead, others[0])})
    same = who.email_key == (lead.email_key or "")
    shared = lead.shares_as if same else shares_address(tenant, who.email_key)
    return {
        "email": email_text(given["email"]),
        "email_key": who.email_key or None,
        "phone": who.phone or None,
        "external_id": who.external_id or None,
        "shares_as": shared,
    }


def _whose(lead: Lead, other: Lead) -> str:
    if other.merged_into_id == lead.pk:
        return f"{lead.name} is known by this already, from {other.name}, who has become part of this lead."
    if other.merged_into_id:
        return f"This belongs to {other.name}, who has become part of lead {other.merged_into_id}."
    return f"This belongs to {other.name} (lead {other.pk})."


def _empty(name: str) -> object:
    if name in NULLABLE:
        return None
    return {"utm": {}, "strategic": False}.get(name, "")
