"""The sample's agency, people, clients and keys."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress

from followups.setting_up import set_up_tenant
from tenants.models import Agency, ApiKey, Membership, Role, Tenant, User
from tenants.scope import tenant_scope

# Easy to read off a terminal and to type; sign-in is rate-limited, and the sample is for one's own machine.
WORDS = """
    amber anchor apple arrow aspen autumn bamboo barley basil beacon birch bridge brook canvas cedar cherry clover coral
    copper cotton cove crane delta dune ember falcon fern field finch fjord forest garnet ginger glade granite grove
    harbour hazel heron island ivory juniper kelp lagoon lantern lark linden maple marble meadow mint oak olive orchard
    otter pebble pine quartz raven reed ridge river sable sage shore
"""
SETTINGS = (
    "slug", "name", "time_zone", "language", "country", "sender_name", "sender_email", "postal_address", "accent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Founded:
    agency: Agency
    people: dict[str, User]
    passwords: dict[str, str]
    tenants: list[Tenant]
    keys: dict[str, str]  # slug -> API key in clear
    roles: dict[str, str]  # e-mail -> role in words


def found(document: dict[str, Any], now: datetime) -> Founded:
    """Make everything of `agency.yaml`: people with passwords of their own, clients with rules and templates."""
    agency = Agency.objects.create(**document["agency"])
    people, passwords, roles = {}, {}, {}
    for person in document["people"]:
        email = person["email"]
        passwords[email] = _password()
        people[email] = User.objects.create_user(email, passwords[email], name=person["name"])
        # Nobody reads the sample's mail, so nobody could type in the code that confirms an address.
        EmailAddress.objects.create(user=people[email], email=email, verified=True, primary=True)
        if "role" in person:
            Membership.objects.create(user=people[email], agency=agency, role=Role(person["role"]))
            roles[email] = person["role"]
    tenants, keys = [], {}
    for client in document["clients"]:
        tenant = _client(agency, client, people, now)
        tenants.append(tenant)
        keys[tenant.slug] = ApiKey.make(tenant, "Sample")[1]
        for email, role in client["members"].items():
            roles.setdefault(email, role)
    return Founded(agency, people, passwords, tenants, keys, roles)


def _client(agency: Agency, client: dict[str, Any], people: dict[str, User], now: datetime) -> Tenant:
    fields = {name: client[name] for name in SETTINGS}
    tenant = Tenant.objects.create(agency=agency, default_owner=people[client["default_owner"]], **fields)
    for email, role in client["members"].items():
        Membership.objects.create(user=people[email], agency=agency, tenant=tenant, role=Role(role))
    with tenant_scope(tenant.pk):
        set_up_tenant(tenant, now=now, policy=client["policy"])
    return tenant


def _password() -> str:
    return "-".join(secrets.choice(WORDS.split()) for _ in range(4))
