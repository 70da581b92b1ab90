"""The fixed cast of the tests: two rival tenants of two agencies, their people, and an outsider.

Acme      client of Northwind Agency   Olga (owner), Rita (rep), Vera (viewer)   key `acme_key`
Bolt      client of Northwind Agency too; Rita is not a member of it
Rival     client of Zenith Agency      Zoe (owner)                               key `rival_key`
Otto      signs in, belongs to nobody
"""

from dataclasses import dataclass
from typing import Any

from tenants.models import Agency, ApiKey, Membership, Role, Tenant, User

PASSWORD = "correct-horse-battery"


@dataclass
class Cast:
    northwind: Agency
    zenith: Agency
    acme: Tenant
    bolt: Tenant
    rival: Tenant
    olga: User
    rita: User
    vera: User
    zoe: User
    otto: User
    acme_key: str
    rival_key: str


def make_tenant(agency: Agency, slug: str, owner: User, **fields: Any) -> Tenant:
    defaults = {
        "name": slug.capitalize(),
        "default_owner": owner,
        "sender_name": f"{owner.name} at {slug.capitalize()}",
        "sender_email": f"hello@{slug}.example",
        "postal_address": "1 Test Street, 10115 Berlin",
        "time_zone": "UTC",
    }
    return Tenant.objects.create(agency=agency, slug=slug, **{**defaults, **fields})


def make_cast() -> Cast:
    people = {
        name: User.objects.create_user(f"{name}@people.example", PASSWORD, name=name.capitalize())
        for name in ("olga", "rita", "vera", "zoe", "otto")
    }
    northwind = Agency.objects.create(name="Northwind Agency", slug="northwind")
    zenith = Agency.objects.create(name="Zenith Agency", slug="zenith")
    acme = make_tenant(northwind, "acme", people["olga"])
    bolt = make_tenant(northwind, "bolt", people["olga"])
    rival = make_tenant(zenith, "rival", people["zoe"])
    Membership.objects.create(user=people["olga"], agency=northwind, role=Role.OWNER)
    Membership.objects.create(user=people["rita"], agency=northwind, tenant=acme, role=Role.REP)
    Membership.objects.create(user=people["vera"], agency=northwind, tenant=acme, role=Role.VIEWER)
    Membership.objects.create(user=people["zoe"], agency=zenith, role=Role.OWNER)
    keys = {f"{tenant.slug}_key": ApiKey.make(tenant, "test")[1] for tenant in (acme, rival)}
    return Cast(northwind, zenith, acme, bolt, rival, **people, **keys)
