"""What would happen to real leads: their facts played on with a virtual clock. Reads only; stores and sends nothing."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from followups.engine.facts import Facts
from followups.engine.policy import Policy
from followups.engine.policy_file import PolicyError
from followups.engine.simulation.real import RulesOf, play, world_from
from followups.engine.simulation.running import Look, TooManyLooks
from followups.engine.simulation.scenario import Assume
from followups.fact_finding import find_facts
from followups.models import Message, PolicyVersion
from followups.pinning import rules_of
from followups.policies import read_version
from leads.models import Lead
from suppression.keys import keys_of
from suppression.models import Suppression
from tenants.batches import AnyOf
from tenants.models import Tenant

MOST_LEADS = 5
MOST_DAYS = 180
MOST_LOOKS = 500  # of one lead; a busy half year has some eighty
SECONDS = 4.0  # for all leads of one asking


@dataclass
class Simulated:
    """One lead under one set of rules. `stopped` says why the looks end before the horizon, "" where they do not."""

    lead: Lead
    looks: list[Look] = field(default_factory=list)
    stopped: str = ""


def simulate_leads(
    tenant: Tenant,
    leads: Sequence[Lead],
    now: datetime,
    *,
    days: int,
    assume: Assume,
    versions: Sequence[PolicyVersion | None] = (None,),
) -> list[list[Simulated]]:
    """For each version what would happen to these leads from now on, in the order given; None: the rules they have.

    Under a version the leads are taken as moved to it, and as if it held. At most MOST_LEADS leads and MOST_DAYS days.
    Inside the tenant's scope, in a transaction that the database keeps from writing; queries do not grow with the
    leads. Raises PolicyError where a version cannot be read.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")  # until the end of this savepoint
        facts = find_facts(tenant, leads, now)
        quiet, approved = _quiet(leads, now), _approved(leads)
        rules = rules_of(tenant, facts.values())
        chosen = [
            _Rules(rules.of, str(rules.version_id or "")) if each is None else _only(tenant, each) for each in versions
        ]
    ends, until = time.monotonic() + SECONDS, now + timedelta(days=min(days, MOST_DAYS))
    return [
        [
            _play(lead, facts[lead.pk], each, now, until, assume, quiet.get(lead.pk), lead.pk in approved, ends)
            for lead in leads
        ]
        for each in chosen
    ]


@dataclass(frozen=True, slots=True)
class _Rules:
    of: RulesOf
    latest: str


def _only(tenant: Tenant, version: PolicyVersion) -> _Rules:
    policy: Policy = read_version(tenant, version)
    return _Rules(lambda facts: policy, str(version.pk))


def _play(
    lead: Lead,
    facts: Facts,
    rules: _Rules,
    now: datetime,
    until: datetime,
    assume: Assume,
    quiet: tuple[datetime, datetime | None] | None,
    approved: bool,
    ends: float,
) -> Simulated:
    found = Simulated(lead)
    try:
        world = world_from(facts, rules.of(facts), now, assume=assume, quiet=quiet, approved=approved)
        for look in play(world, rules.of, rules.latest, now, until, most=MOST_LOOKS):
            found.looks.append(look)
            if time.monotonic() >= ends:
                found.stopped = f"The time for this page, {SECONDS:g} seconds, is used up. Ask for fewer days or leads."
                break
    except TooManyLooks:
        found.stopped = f"Stopped after {MOST_LOOKS} looks. Ask for fewer days."
    except PolicyError as error:
        found.stopped = f"The rules of this lead cannot be read: {error}"
    except Exception as error:  # noqa: BLE001 -- whatever a rule does, the other leads are shown
        found.stopped = f"A rule fails for this lead: {type(error).__name__}: {error}"
    return found


def _quiet(leads: Sequence[Lead], now: datetime) -> dict[UUID, tuple[datetime, datetime | None]]:
    """By lead since and until when it is quiet after a close-loop message. One query."""
    keys = {key: lead.pk for lead in leads for key in keys_of(Suppression.Kind.LEAD, str(lead.pk))}
    rows = Suppression.objects.in_force(now).filter(
        reason=Suppression.Reason.CLOSE_LOOP, kind=Suppression.Kind.LEAD, key__any_of=AnyOf(keys)
    )
    return {keys[key]: (since, until) for key, since, until in rows.values_list("key", "created_at", "expires_at")}


def _approved(leads: Sequence[Lead]) -> set[UUID]:
    """The leads whose open follow-up has an approved message. One query."""
    rows = Message.objects.live().filter(lead__in=[lead.pk for lead in leads], state=Message.State.APPROVED)
    return set(rows.values_list("lead_id", flat=True))
