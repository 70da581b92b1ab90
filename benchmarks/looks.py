"""Measuring the loop: facts, decision and writes of due leads; drafting aside."""

import statistics
import time
from contextlib import contextmanager
from datetime import datetime

from django.db import connection

from benchmarks.place import use_database, vacuum
from benchmarks.seeding import MIXED, make_tenant, nothing_more, seed
from followups.looking import BATCH, look_at_due_leads
from leads.models import Lead
from tenants.models import Tenant
from tenants.scope import tenant_scope


def measure_loop(name: str, count: int, now: datetime) -> tuple[Tenant, dict]:
    """Look at `count` due leads of a new tenant, `new` ones or with `mixed` histories."""
    tenant = make_tenant(f"loop-{name}")
    seed(tenant, count, now, stories=MIXED if name == "mixed" else (nothing_more,))
    vacuum()
    cpu = time.process_time()
    with queries() as made:
        looks, seconds = _timed(tenant, now)
    cpu = time.process_time() - cpu
    failed = [look.error for look in looks if look.error]
    if len(looks) != count or failed:
        raise RuntimeError(f"{len(looks)} of {count} leads were looked at, {len(failed)} failed: {failed[:1]}")
    rules = {}
    for look in looks:
        rules[look.decision.rule] = rules.get(look.decision.rule, 0) + 1
    batches = -(-count // BATCH)
    return tenant, {
        "leads": count,
        "leads_per_s": count / seconds,
        "python_us_per_lead": 1_000_000 * cpu / count,  # steadier than leads/s where others use the machine too
        "batch": BATCH,
        "queries_per_batch": round(made[0] / batches, 1),
        "rules": rules,
    }


def warm_up(count: int, now: datetime) -> None:
    """Work for another tenant, so that no table is empty: for an empty one PostgreSQL plans to read all of it.

    On a new installation such plans last until autovacuum has looked at the tables, a minute at most.
    """
    tenant = make_tenant("warm-up")
    seed(tenant, count, now, stories=MIXED)
    _timed(tenant, now)
    vacuum()


def _timed(tenant: Tenant, now: datetime, limit: int | None = None) -> tuple[list, float]:
    started = time.perf_counter()
    looks = list(look_at_due_leads(tenant, now, limit=limit))
    return looks, time.perf_counter() - started


@contextmanager
def queries():
    """Counts statements; the first item of the list is how many."""
    made = [0]

    def count(execute, *given):
        made[0] += 1
        return execute(*given)

    with connection.execute_wrapper(count):
        yield made


def measure_sizes(databases: dict[int, str], due: int, rounds: int, now: datetime) -> dict:
    """The same look at `due` leads, scattered over a table of each size; interleaved, the median of several rounds."""
    tenants = {}
    for size, database in databases.items():
        use_database(database)
        tenants[size] = make_tenant("sizes")
        seed(tenants[size], size, now)
        with tenant_scope(tenants[size].pk):
            Lead.objects.update(next_look_at=datetime.max.replace(year=9000, tzinfo=now.tzinfo))
        vacuum()
    taken: dict[int, list[float]] = {size: [] for size in databases}
    for number in range(rounds + 1):
        # Every other round begins with the other table, so that what drifts falls on both.
        for size in sorted(databases, reverse=bool(number % 2)):
            use_database(databases[size])
            _make_due(tenants[size], size, due, number, now)
            looks, seconds = _timed(tenants[size], now)
            if len(looks) != due:
                raise RuntimeError(f"{len(looks)} of {due} due leads were looked at.")
            if number:
                taken[size].append(seconds)
            else:  # the first round warms up: see warm_up()
                vacuum()
    small, large = sorted(databases)
    medians = {size: statistics.median(times) for size, times in taken.items()}
    return {
        "due": due,
        "rounds": rounds,
        **{f"ms_in_{size}": 1000 * medians[size] for size in (small, large)},
        "ratio": medians[large] / medians[small],
        "ratios_by_round": [b / a for a, b in zip(taken[small], taken[large], strict=True)],
    }


def _make_due(tenant: Tenant, size: int, due: int, number: int, now: datetime) -> None:
    """Wake leads that lie evenly spread over the table and have not been looked at yet."""
    with tenant_scope(tenant.pk), connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE leads_lead SET next_look_at = %(now)s WHERE (tenant_id, id) IN (
              SELECT tenant_id, id FROM (SELECT tenant_id, id, row_number() OVER (ORDER BY id) - 1 AS n FROM leads_lead) AS l
              WHERE n %% %(step)s = %(number)s LIMIT %(due)s)
            """,
            {"now": now, "step": size // due, "number": number, "due": due},
        )
