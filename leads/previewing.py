"""What a draft would do, before it is published: to the newest leads of the tenant, with nothing written (mission B2, A4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leads.assigning import by_rules, routed_by
from leads.models import Lead
from leads.publishing import PROFILES, ROUTINGS
from leads.routing.choosing import rule_for
from leads.scored import scored, seen_by_lead
from tenants.models import Tenant, User

SHOWN = 20


@dataclass(frozen=True, slots=True)
class WouldScore:
    lead: Lead
    now: str  # “62 warm”, or “not scored”
    then: str
    because: str


@dataclass(frozen=True, slots=True)
class WouldGet:
    lead: Lead
    now: str
    then: str
    rule: str  # its key, "" where none holds
    because: str


def would_score(tenant: Tenant, document: Mapping[str, Any], now: datetime) -> list[WouldScore]:
    """The newest leads under the document's profile. Raises DocumentError where it cannot be read."""
    profile = PROFILES.read(tenant, document)
    leads = list(Lead.objects.standing().order_by("-id")[:SHOWN])
    seen = seen_by_lead(leads)
    rows = []
    for lead in leads:
        found = scored(None, profile, lead, seen[lead.pk], now)
        met = [f"{each.name} {each.points}" for each in found.rules.reasons if each.points]
        present = "not scored" if lead.points is None else f"{lead.points} {lead.band}".strip()
        because = found.because or ", ".join(met) or "nothing is met"
        rows.append(WouldScore(lead, present, f"{found.points} {found.band.value}", because))
    return rows


def would_get(tenant: Tenant, document: Mapping[str, Any], now: datetime) -> list[WouldGet]:
    """Who would get the newest leads if they came in now, one by one, were their company nobody's. Raises DocumentError."""
    rules = ROUTINGS.read(tenant, document)
    leads = list(Lead.objects.select_related("owner", "account").order_by("-id")[:SHOWN])
    given = [by_rules(tenant, rules, lead, lead.account, now, takes_turn=False) for lead in leads]
    names = {user.pk: str(user) for user in User.objects.filter(pk__in={each.owner_id for each in given})}
    rows = []
    for lead, each in zip(leads, given, strict=True):
        rule = rule_for(rules, routed_by(tenant, lead, lead.account, now))
        then = names.get(each.owner_id, "")
        rows.append(WouldGet(lead, str(lead.owner or "nobody"), then, rule.key if rule else "", each.because))
    return rows
