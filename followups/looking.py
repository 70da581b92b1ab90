"""The loop: claim leads that are due, find their facts, decide each, record all of it, set each next look.

It touches only what is due, so its cost follows the work and not the size of the database. A batch is one transaction with
a fixed number of queries. One bad lead never stops the others: it moves an hour ahead with its error on it.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from followups.alerting.alerts import ALERT_JOB
from followups.contacts import contacts_of
from followups.deciding import DRAFT_JOB, Looked, record_decisions
from followups.deciding_alone import note_failure
from followups.engine.decide import decide
from followups.engine.decision import Decision
from followups.engine.policy_file import PolicyError
from followups.experiments.assigning import assign_new
from followups.fact_finding import find
from followups.pinning import Rules
from followups.policies import CurrentPolicy, current_policy
from followups.quiet import end_quiet_of_those_who_wrote
from followups.responding import Clocks
from leads.duplicates import find_duplicates
from leads.models import Lead
from suppression.asking import recorded_about
from suppression.lacking import lacks_of
from tenants.batches import by_index, instances_of, rows_of, without_searching_for_cycles, without_waiting
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

BATCH = 1_000
# Of a lead what no look asks for, so that it is not read for each (3 µs).
UNREAD = (
    "email_key", "name_key", "shares_as", "company",
    "role", "industry", "company_size", "campaign", "utm", "currency", "expected_close",
    "next_look_because", "lacks", "looked_at", "look_error", "created_at", "updated_at",
    "technologies", "budget", "use_case", "customer_type", "priority", "rule_score", "band", "score_key",
)  # fmt: skip
HOLD = ("hold_code", "hold_at", "hold_say")


@dataclass(frozen=True, slots=True)
class Look:
    """One lead's look: the decision, or the error that kept it from being made."""

    lead_id: UUID
    lead_name: str
    decision: Decision | None
    error: str = ""


def look_at_due_leads(tenant: Tenant, now: datetime, *, limit: int | None = None) -> Iterator[Look]:
    """Decide every lead of the tenant that is due, batch by batch; call it outside any scope.

    Each batch is committed before its looks are yielded. `limit` ends it early, after so many leads.
    """
    left = limit if limit is not None else float("inf")
    while left > 0:
        size = int(min(BATCH, left))
        looks = _look_at_batch(tenant, now, size)
        yield from looks
        left -= len(looks)
        if len(looks) < size:
            return


def _look_at_batch(tenant: Tenant, now: datetime, size: int) -> list[Look]:
    with without_searching_for_cycles():
        return _claim_and_look(tenant, now, size)  # a call of its own: what the batch was made of is gone by its end


def _claim_and_look(tenant: Tenant, now: datetime, size: int) -> list[Look]:
    with tenant_scope(tenant.pk):
        unread = () if tenant.scoring_profile else UNREAD  # a profile may ask for any of them
        due = Lead.objects.due(now).defer(*unread).select_for_update(skip_locked=True, of=("self",))[:size]
        leads = instances_of(Lead, rows_of(*due.query.sql_with_params()), unread)
        if not leads:
            return []
        try:
            rules = current_policy(tenant)
        except PolicyError as error:  # published once, and no longer readable: nobody is decided by half of the rules
            return [_failed(lead, error, now) for lead in leads]
        try:
            with transaction.atomic(), by_index():
                looks = _decide_and_record(tenant, leads, rules, now)
        except Exception:  # whatever it was, the lead it is about is found by looking at each alone
            log.exception("A batch of %s looks could not be recorded; trying them one by one.", len(leads))
            looks = [_look_alone(tenant, lead.pk, rules, now) for lead in leads]
        if any(look.decision and look.decision.alert for look in looks):
            enqueue(ALERT_JOB, tenant.pk)
        if any(look.decision and look.decision.template for look in looks):
            enqueue(DRAFT_JOB, tenant.pk)
        return looks


def _look_alone(tenant: Tenant, lead_id: UUID, rules: CurrentPolicy, now: datetime) -> Look:
    lead = Lead.objects.get(pk=lead_id)  # read anew: the attempt that was rolled back has changed the one in memory
    try:
        with transaction.atomic(), by_index():
            return _decide_and_record(tenant, [lead], rules, now)[0]
    except Exception as error:  # noqa: BLE001 -- as above
        return _failed(lead, error, now)


def _decide_and_record(tenant: Tenant, leads: list[Lead], rules: CurrentPolicy, now: datetime) -> list[Look]:
    _match(tenant, leads, now)
    assign_new(tenant, leads, rules.experiment, now)
    recorded = recorded_about(tenant, contacts_of(leads), now)
    end_quiet_of_those_who_wrote(tenant, recorded)
    found = find(tenant, leads, now, recorded)
    theirs = Rules(tenant, rules).load(each.facts for each in found.values())
    clocks = Clocks(tenant, leads, rules.policy.calendar, now)
    lacks = lacks_of(recorded)
    looks: list[Look] = []
    with without_waiting():
        for part in _parts(leads):  # most are written while the rest is decided: 6 % of the time
            looked = []
            for lead in part:
                try:
                    facts, lead.lacks = found[lead.id].facts, lacks[lead.id]
                    decision = clocks.watched(lead, facts, decide(facts, theirs.of(facts), now))
                except Exception as error:  # noqa: BLE001 -- whatever a rule does, the others are decided
                    looks.append(_failed(lead, error, now))
                    continue
                looked.append(Looked(lead, found[lead.id], decision))
                looks.append(Look(lead.id, facts.lead.name, decision))
            record_decisions(tenant, looked, rules, now)
        clocks.record()
    return looks


def _parts(leads: list[Lead]) -> list[list[Lead]]:
    """Three quarters and the rest: more overlap would make one worker faster, and two slower, as each has more to send."""
    most = -(-len(leads) * 3 // 4)
    return [part for part in (leads[:most], leads[most:]) if part]


def _match(tenant: Tenant, leads: list[Lead], now: datetime) -> None:
    """Whether those who are new, or go by another name or address now, are somebody known: before anything is written to
    them (mission A2). No query where there is nobody to ask about.
    """
    unknown = {lead.id: lead for lead in leads if lead.to_match}
    if not unknown:
        return
    by_id = {lead.id: lead for lead in leads}
    held = find_duplicates(tenant, list(unknown), now) & by_id.keys()
    if not held:
        return
    for pk, *columns in Lead.objects.filter(pk__in=held).values_list("pk", *HOLD):
        for name, value in zip(HOLD, columns, strict=True):
            setattr(by_id[pk], name, value)


def _failed(lead: Lead, error: Exception, now: datetime) -> Look:
    say = note_failure(lead.pk, error, now)
    return Look(lead.pk, lead.name, None, say)
