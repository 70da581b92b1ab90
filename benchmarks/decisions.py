"""Measuring the engine alone: decisions on facts as the loop finds them, no two leads with the same words or hours."""

import gc
import time
from dataclasses import replace
from datetime import datetime

from benchmarks.seeding import MANY_RULES, make_tenant, seed
from followups.engine.decide import decide
from followups.fact_finding import find_facts
from followups.policies import current_policy
from leads.models import Lead
from tenants.scope import tenant_scope

ROUNDS = 3


def measure_decisions(count: int, now: datetime) -> dict:
    """Decisions a second of processor time, the best of some rounds over the same leads: as many as no cache of texts keeps,
    each time on facts on which nothing has been decided yet.
    """
    tenant = make_tenant("engine")
    seed(tenant, count, now, stories=MANY_RULES)
    with tenant_scope(tenant.pk):
        facts = list(find_facts(tenant, list(Lead.objects.due(now)), now).values())
        policy = current_policy(tenant).policy
    rules: dict[str, int] = {}
    for each in facts:
        rule = decide(each, policy, now).rule
        rules[rule] = rules.get(rule, 0) + 1
    best = float("inf")
    gc.disable()  # as it is during a batch of the loop
    for _ in range(ROUNDS):
        fresh = [replace(each) for each in facts]
        started = time.process_time()
        for each in fresh:
            decide(each, policy, now)
        best = min(best, time.process_time() - started)
    gc.enable()
    return {"leads": count, "decisions_per_s": count / best, "us_per_decision": 1e6 * best / count, "rules": rules}
