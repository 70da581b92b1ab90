"""Whose lead it is, by the tenant's routing rules; what is contested is held until a person has seen both sides (mission A4).

Round robin is derived from the leads that the members have: one lock for each tenant makes captures take their turns one after
the other, and what is counted after the lock is what the capture before has written.
"""

import hashlib
import json
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from leads.models import Account, Lead
from leads.publishing import profile_held, routing_held
from leads.routing.choosing import Candidate, in_territory, next_in_turn, rule_for
from leads.routing.rules import ConflictKind, RoutingRules, Share
from leads.scored import scored
from tenants.models import Tenant
from tenants.working_hours import is_working

MOST_COUNTED = 500  # open leads of one member: past it the turns alone decide
TURNS = 200  # of the newest leads tell whose turn was last
HOLD_CODE = {
    ConflictKind.EXISTING_CUSTOMER: "existing_customer",
    ConflictKind.OTHER_OWNER: "ownership_conflict",
    ConflictKind.TERRITORY: "ownership_conflict",
}
CANDIDATES = f"""
WITH newest AS MATERIALIZED (
  SELECT owner_id, id FROM leads_lead WHERE tenant_id = %(tenant)s ORDER BY id DESC LIMIT {TURNS}
), turns AS (
  SELECT owner_id, max(place) AS place FROM (SELECT owner_id, row_number() OVER (ORDER BY id) AS place FROM newest) AS n
  GROUP BY owner_id
)
SELECT u.email, u.id, u.working_hours, coalesce(nullif(u.time_zone, ''), %(zone)s) AS zone, coalesce(t.place, 0),
  (SELECT count(*) FROM (
     SELECT 1 FROM leads_lead l WHERE l.tenant_id = %(tenant)s AND l.owner_id = u.id AND l.stage = ANY(%(open)s)
     LIMIT {MOST_COUNTED}) AS counted),
  EXISTS (SELECT 1 FROM tenants_absence a WHERE a.user_id = u.id
     AND (%(now)s AT TIME ZONE coalesce(nullif(u.time_zone, ''), %(zone)s))::date BETWEEN a.first_day AND a.last_day)
FROM tenants_user u LEFT JOIN turns t ON t.owner_id = u.id
WHERE u.email = ANY(%(emails)s) AND u.is_active AND EXISTS (
  SELECT 1 FROM tenants_membership m WHERE m.user_id = u.id AND m.role <> 'viewer'
    AND (m.tenant_id = %(tenant)s OR m.tenant_id IS NULL AND m.agency_id = %(agency)s))
"""  # noqa: S608
NEWEST = f"SELECT owner_id FROM (SELECT owner_id, id FROM leads_lead WHERE tenant_id = %s ORDER BY id DESC LIMIT {TURNS}) n ORDER BY id"  # noqa: S608, E501
OPEN = [stage.value for stage in Lead.Stage if stage not in Lead.CLOSED_STAGES]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two who may have a claim on a lead; a person decides between them (leads.conflicts)."""

    kind: ConflictKind
    say: str
    claimant: UUID | None = None  # whom a rule, or whoever captured it, names
    holder: UUID | None = None  # who has the company, or the lead, already
    customer: UUID | None = None  # the lead of the same company that has bought

    def as_json(self) -> dict[str, str]:
        found = {
            "conflict": self.kind.value,
            "claimant": self.claimant,
            "holder": self.holder,
            "customer": self.customer,
        }
        return {name: str(value) for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Assignment:
    owner_id: UUID
    because: str = ""  # a sentence; empty where there are no rules
    conflict: Conflict | None = None


class Turns:
    """Who has the next turn, as the database says at this moment: asked anew for each lead."""

    def wait(self, tenant: Tenant) -> None:
        """Until this transaction ends nobody else of the tenant takes a turn."""
        _wait_for_turn(tenant)

    def candidates(self, tenant: Tenant, emails: list[str], now: datetime) -> dict[str, tuple[UUID, tuple]]:
        return _candidates(tenant, emails, now)


class TurnsOfMany(Turns):
    """As Turns for many leads in a row: asked once, then counted on with each lead that is given to somebody.

    Only for leads that are written together at the end: what is counted here is not in the database yet.
    """

    def __init__(self, tenant: Tenant, rules: RoutingRules, now: datetime) -> None:
        _wait_for_turn(tenant)
        shares = [share.member for team in rules.teams.values() for share in team]
        named = [rule.owner for rule in rules.rules if rule.owner]
        self._members = _candidates(tenant, sorted({*shares, *named, *filter(None, [rules.fallback])}), now)
        with connection.cursor() as cursor:
            cursor.execute(NEWEST, [tenant.pk])
            self._newest: deque[UUID | None] = deque((owner for (owner,) in cursor.fetchall()), maxlen=TURNS)
        self._more: Counter[UUID] = Counter()
        self._places: dict[UUID | None, int] = {}
        self._given = 0
        for owner in self._newest:
            self._given += 1
            self._places[owner] = self._given

    def wait(self, tenant: Tenant) -> None:
        """Waited for when it was made."""

    def candidates(self, tenant: Tenant, emails: list[str], now: datetime) -> dict[str, tuple[UUID, tuple]]:
        found, oldest = {}, self._given - len(self._newest)
        for email in emails:
            if email in self._members:
                pk, (load, _, works, away) = self._members[email]
                turn = max(self._places.get(pk, 0) - oldest, 0)
                found[email] = (pk, (min(load + self._more[pk], MOST_COUNTED), turn, works, away))
        return found

    def count(self, owner_id: UUID, *, is_open: bool) -> None:
        """A new lead went to this member."""
        self._newest.append(owner_id)
        self._given += 1
        self._places[owner_id] = self._given
        self._more[owner_id] += is_open


def assign(
    tenant: Tenant, lead: Lead, account: Account | None, named: UUID | None, now: datetime, turns: Turns | None = None
) -> Assignment:
    """Who gets a new lead: the one named, else the company's owner, else by the rules, else the fallback.

    Two queries at most, and none where the tenant has no rules. `account` comes with what account_with_sides() adds.
    """
    turns = turns or Turns()
    holder = account.owner_id if account else None
    held = routing(tenant)
    if held is None:
        return Assignment(named or holder or tenant.default_owner_id)
    if lead.is_open and account is not None:
        contested = _contested(tenant, held, lead, account, named, now, turns)
        if contested is not None:
            return contested
    if named or holder:
        return Assignment(named or holder, "" if named else f"All of {account.name} are with one owner.")
    return by_rules(tenant, held, lead, account, now, turns=turns)


def routing(tenant: Tenant) -> RoutingRules | None:
    """The rules that hold, None where there are none."""
    found = routing_held(tenant)
    return found[1] if found else None


def by_rules(
    tenant: Tenant,
    rules: RoutingRules,
    lead: Lead,
    account: Account | None,
    now: datetime,
    *,
    takes_turn: bool = True,
    without: Iterable[UUID] = (),
    turns: Turns | None = None,
) -> Assignment:
    """What the rules say alone. `takes_turn` waits for captures that are choosing at this moment; `without` these people."""
    turns = turns or Turns()
    rule = rule_for(rules, routed_by(tenant, lead, account, now))
    shares = () if rule is None else (Share(rule.owner),) if rule.owner else rules.teams[rule.team]
    if takes_turn and rule is not None and rule.team:
        turns.wait(tenant)
    emails = [*(share.member for share in shares), rules.fallback]
    found = turns.candidates(tenant, [email for email in emails if email], now)
    ids = {email: candidate_id for email, (candidate_id, _) in found.items()}
    barred = set(without)
    turn = next_in_turn(
        [
            Candidate(share.member, share.weight, *found[share.member][1])
            for share in shares
            if share.member in found and ids[share.member] not in barred
        ]
    )
    if turn is not None:
        who = f"in the team “{rule.team}”" if rule.team else "named in it"
        return Assignment(ids[turn.member], f"By the rule “{rule.key}”, {who}.")
    because = f"Nobody of the rule “{rule.key}” is there" if rule else "No rule holds"
    return Assignment(ids.get(rules.fallback, tenant.default_owner_id), f"{because}: the fallback owner.")


def routed_by(tenant: Tenant, lead: Lead, account: Account | None, now: datetime) -> dict[str, object]:
    """What rules may ask for. No query, but one to read a profile first."""
    found = profile_held(tenant)
    known: dict[str, object] = {"score": lead.points, "band": lead.band}
    if found:
        score = scored(*found, lead, (), now)
        known = {"score": score.points, "band": score.band.value}
    names = ("source", "campaign", "use_case", "industry", "country", "language", "customer_type", "priority")
    names += ("buying_role", "value")
    company = [account.domain, account.name] if account else [lead.company]
    return {**{name: getattr(lead, name) for name in names}, **known, "account": [word for word in company if word]}


def _contested(
    tenant: Tenant,
    rules: RoutingRules,
    lead: Lead,
    account: Account,
    named: UUID | None,
    now: datetime,
    turns: Turns,
) -> Assignment | None:
    """The conflict in it that the tenant wants reviewed, with the lead left to who has the company."""
    holder = account.owner_id
    customer, customer_owner = getattr(account, "customer", None), getattr(account, "customer_owner", None)
    if customer and ConflictKind.EXISTING_CUSTOMER in rules.review:
        kept = holder or customer_owner or tenant.default_owner_id
        claimant = named or by_rules(tenant, rules, lead, account, now, takes_turn=False, turns=turns).owner_id
        say = f"{account.name} is a customer already."
        return Assignment(kept, say, Conflict(ConflictKind.EXISTING_CUSTOMER, say, claimant, kept, customer))
    if named and holder and named != holder and ConflictKind.OTHER_OWNER in rules.review:
        say = f"{account.name} is another member's than the one named."
        return Assignment(holder, say, Conflict(ConflictKind.OTHER_OWNER, say, named, holder))
    if holder and not named and rules.territories and ConflictKind.TERRITORY in rules.review:
        email = account.owner.email
        if not in_territory(rules, email, lead.country):
            claimant = by_rules(tenant, rules, lead, account, now, takes_turn=False, turns=turns).owner_id
            if claimant != holder:
                say = f"{account.name} is with {account.owner}, who does not look after {lead.country}."
                return Assignment(holder, say, Conflict(ConflictKind.TERRITORY, say, claimant, holder))
    return None


def _wait_for_turn(tenant: Tenant) -> None:
    """Until this transaction ends nobody else of the tenant takes a turn; one lock, so that no two wait for each other."""
    key = hashlib.blake2b(f"{tenant.pk}:routing".encode(), digest_size=8).digest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(key, signed=True)])


def _candidates(tenant: Tenant, emails: list[str], now: datetime) -> dict[str, tuple[UUID, tuple]]:
    """By address, who may own leads here: the id, and what Candidate takes after the weight. One query, or none."""
    if not emails:
        return {}
    asked = {
        "tenant": tenant.pk, "agency": tenant.agency_id, "zone": tenant.time_zone, "now": now, "emails": emails, "open": OPEN,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, asked)
        rows = cursor.fetchall()
    return {
        email: (pk, (load, turn, _works(hours, zone, now), away)) for email, pk, hours, zone, turn, load, away in rows
    }


def _works(hours: object, zone: str, now: datetime) -> bool:
    return is_working(json.loads(hours) if isinstance(hours, str) else hours, zone, now)
