"""Knowing a person again: by the client's own id, by e-mail address, by phone number (mission A2)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from leads.freemail import company_domain
from leads.models import Lead
from leads.normalising import Unreadable, email_key, phone_number, tidy
from leads.refusals import CaptureConflict, Refused
from leads.role_addresses import is_role_address
from tenants.batches import rows_of
from tenants.ids import new_id
from tenants.models import Tenant

SIGNS = ("external_id", "email_key", "phone")  # each is unique or indexed for a tenant
MOST_LOCKS = 1_000  # that one transaction takes by name


@dataclass(frozen=True, slots=True)
class Identity:
    """What a person can be known by, normalised; empty where not given."""

    external_id: str = ""
    email_key: str = ""
    phone: str = ""
    company: str = ""
    name: str = ""  # in capitals, as Lead.called has it; counts for addresses of a role alone

    @property
    def domain(self) -> str:
        """The mail domain of the company; empty for free-mail addresses."""
        return company_domain(self.email_key)

    def signs(self) -> list[tuple[str, str]]:
        """What tells one person from another, as (name of the sign, value)."""
        return [(name, value) for name in SIGNS if (value := getattr(self, name))]

    def companies(self) -> list[tuple[str, str]]:
        """What tells one company from another, in the same form."""
        found = [("domain", self.domain), ("company", self.company.upper())]
        return [each for each in found if each[1]]

    def lock_names(self) -> set[str]:
        """One name for everything of which two simultaneous captures must not both make one."""
        parts = {
            "external_id": self.external_id,
            "email": self.email_key,
            "phone": self.phone,
            "domain": self.domain,
            "company": self.company.upper(),
        }
        return {f"{kind}:{value}" for kind, value in parts.items() if value}


def identify(
    tenant: Tenant,
    *,
    email: str = "",
    phone: str = "",
    external_id: str = "",
    company: str = "",
    country: str = "",
    name: str = "",
) -> Identity:
    """Normalise what a person is known by. A national phone number is read in `country`, else in the tenant's.

    Raises Refused naming each unreadable field, or that there is nothing to know the person by.
    """
    errors, found = {}, {"external_id": external_id.strip(), "company": tidy(company), "name": tidy(name).upper()}
    readings = {"email_key": ("email", email, email_key), "phone": ("phone", phone, phone_number)}
    for name, (field, text, read) in readings.items():
        if not text.strip():
            continue
        try:
            found[name] = read(text, country or tenant.country) if field == "phone" else read(text)
        except Unreadable as error:
            errors[field] = str(error)
    who = Identity(**found)
    if not errors and not (who.external_id or who.email_key or who.phone):
        errors["email"] = (
            "Give an e-mail address, a phone number or an external id: a lead must be known by one of them."
        )
    if errors:
        raise Refused(errors)
    return who


def lock_identities(tenant: Tenant, people: Iterable[Identity]) -> None:
    """Make whoever captures one of these people wait until this transaction ends.

    Sorted, so that two transactions never wait for each other; a batch therefore locks all of its people at once.
    """
    names = {name for who in people for name in who.lock_names()}
    keys = sorted(_lock_key(tenant, name) for name in names)
    # The table of locks is shared by all of the server: whoever brings very many takes the whole tenant instead, which all
    # others hold together.
    all_of_it = len(keys) > MOST_LOCKS
    how = "pg_advisory_xact_lock" if all_of_it else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {how}(%s) UNION ALL SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key",  # noqa: S608
            [_lock_key(tenant, ""), [] if all_of_it else keys],
        )


def _lock_key(tenant: Tenant, name: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{tenant.pk}:{name}".encode(), digest_size=8).digest(), signed=True)


def known_signs(tenant: Tenant, people: Iterable[Identity]) -> set[tuple[str, str]]:
    """Which of these people's signs some lead has already, as (name of the sign, value). One query."""
    given = {name: [value for who in people if (value := getattr(who, name))] for name in SIGNS}
    sql = " UNION ALL ".join(
        f"SELECT '{name}', {name} FROM leads_lead WHERE tenant_id = %(tenant)s AND {name} = ANY(%({name})s)"  # noqa: S608
        for name in SIGNS
    )
    return set(rows_of(sql, {"tenant": tenant.pk, **given}))


def find_lead(tenant: Tenant, who: Identity) -> Lead | None:
    """The lead that this is, None for somebody new. Call it with the identities locked.

    The client's own id is the strongest sign, then the address; an address that several use (info@) is never a sign by
    itself: see same_at_role_address(). A phone number is often shared: it tells nothing where both sides have an
    address (or an id) and these differ. What was known of a lead that has become part of another leads to that other one.
    Raises CaptureConflict where the signs point at two leads.
    """
    ids = _ids_of(tenant, who)
    if not ids:
        return None
    found = list(Lead.objects.filter(pk__in=ids).order_by("id"))
    by_id = next((lead for lead in found if who.external_id and lead.external_id == who.external_id), None)
    by_email = _by_email(found, who)
    by_phone = next((lead for lead in found if _same_by_phone(lead, who)), None)
    by_id, by_email, by_phone = _standing(by_id, by_email, by_phone)
    if by_id and by_email and by_id.pk != by_email.pk:
        raise CaptureConflict(
            {
                "external_id": f"This id belongs to {by_id.name} (lead {by_id.pk}).",
                "email": f"This address belongs to {by_email.name} (lead {by_email.pk}). "
                "Say who is meant, or put one of them right.",
            }
        )
    if by_email and not by_id and who.external_id and by_email.external_id:
        raise CaptureConflict(
            {
                "external_id": f"{by_email.name} has this e-mail address and the external id {by_email.external_id}. "
                "Send that id, or change it on the lead first."
            }
        )
    return by_id or by_email or by_phone


def shares_address(tenant: Tenant, address: str) -> str:
    """Of somebody who gets a (normalised) address of a role: what lets them have it beside the others who do, which says
    nothing in itself; empty where nobody has it. No query for any other address.
    """
    if not is_role_address(address) or not Lead.objects.filter(email_key=address).exists():
        return ""
    return new_id().hex


def other_names(lead: Lead) -> set[tuple[str, str]]:
    """What the leads were known by that have become part of this one, as (sign, value). No query."""
    found = set()
    for other in lead.also_known_as:
        found |= {(name, value) for name in ("external_id", "phone") if (value := other.get(name))}
        try:
            found.add(("email_key", email_key(other.get("email") or "")))
        except Unreadable:
            continue
    return found


def same_at_role_address(lead: Lead, who: Identity) -> bool:
    """Whether somebody with the lead's address of a role, such as info@, is the lead.

    Never by the address alone: the names are the same, or so is the number or the id; where neither side has a name, nothing
    else may tell them apart.
    """
    others = [(lead.phone or "", who.phone), (lead.external_id or "", who.external_id)]
    if lead.called and who.name:
        return lead.called == who.name
    if any(one and one == other for one, other in others):
        return True
    return not lead.called and not who.name and not any(one and other for one, other in others)


def _by_email(found: list[Lead], who: Identity) -> Lead | None:
    same = [lead for lead in found if who.email_key and lead.email_key == who.email_key]
    if is_role_address(who.email_key):
        same = [lead for lead in same if same_at_role_address(lead, who)]
    return next(iter(same), None)


def _standing(*found: Lead | None) -> list[Lead | None]:
    """Instead of each lead that has become part of another, that other one. One query where there is such a lead."""
    wanted = {lead.merged_into_id for lead in found if lead and lead.merged_into_id}
    if not wanted:
        return list(found)
    instead = Lead.objects.in_bulk(wanted)
    return [instead.get(lead.merged_into_id, lead) if lead else None for lead in found]


def _ids_of(tenant: Tenant, who: Identity) -> list[UUID]:
    """Whom the signs point at. Ids first, and by hand: most who come in are new, and asking for whole leads takes 0.5 ms more."""
    given = dict(who.signs())
    ways = " OR ".join(f"{name} = %({name})s" for name in given)
    sql = f"SELECT id FROM leads_lead WHERE tenant_id = %(tenant)s AND ({ways})"  # noqa: S608 -- names of ours
    rows = rows_of(sql, {"tenant": tenant.pk, **given})
    return [pk for (pk,) in rows]


def _same_by_phone(lead: Lead, who: Identity) -> bool:
    return bool(
        who.phone
        and lead.phone == who.phone
        and (not lead.email_key or not who.email_key)
        and (not lead.external_id or not who.external_id)
    )
