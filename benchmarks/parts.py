"""The parts of the main job's benchmark, one after the other, and what is said about each."""

import os
from argparse import Namespace

from django.utils import timezone

from benchmarks.looks import measure_loop, measure_sizes, warm_up
from benchmarks.posting import measure_posts
from benchmarks.seeding import make_key, make_tenant
from benchmarks.yardstick import write_as_looks_do, write_as_posts_do
from followups.looking import BATCH


def run(given: Namespace, database: str) -> dict:
    """All parts that are asked for; their figures by name."""
    now = timezone.now()
    figures = {"cores": os.cpu_count(), "load_before": os.getloadavg()[0]}
    print(f"{figures['cores']} cores, load {figures['load_before']:.1f} before the run", flush=True)
    warm_up(2_000, now)
    if "loop" in given.only:
        figures |= _loop(given, now)
    if "post" in given.only:
        figures |= _post(given, database)
    if "sizes" in given.only:
        figures |= _sizes(given, database, now)
    return figures


def _loop(given: Namespace, now) -> dict:
    new, fresh = measure_loop("new", given.leads, now)
    _, mixed = measure_loop("mixed", given.leads, now)
    in_batches = write_as_looks_do(new, given.leads, BATCH, now)
    at_once = write_as_looks_do(new, given.leads, given.leads, now)
    for name, found in (("new leads", fresh), ("leads with mixed histories", mixed)):
        found["per_cent_of_sql"] = 100 * found["leads_per_s"] / in_batches
        print(
            f"The loop, {found['leads']:,} {name} due: {found['leads_per_s']:,.0f} leads/s, "
            f"{found['queries_per_batch']} queries for each {BATCH}, "
            f"{found['per_cent_of_sql']:.0f} % of what plain SQL writes"
        )
    print(
        f"The same rows by plain SQL: {in_batches:,.0f} leads/s ({4 * in_batches:,.0f} rows/s) in batches of {BATCH}, "
        f"{at_once:,.0f} leads/s ({4 * at_once:,.0f} rows/s) all at once",
        flush=True,
    )
    sql = {"leads_per_s_in_batches": in_batches, "leads_per_s_at_once": at_once, "rows_per_lead": 4}
    return {"loop_new": fresh, "loop_mixed": mixed, "sql_of_loop": sql}


def _post(given: Namespace, database: str) -> dict:
    tenant = make_tenant("posts")
    found = measure_posts(database, make_key(tenant), given.clients, given.seconds)
    sql = write_as_posts_do(tenant, given.leads)
    found["per_cent_of_sql"] = 100 * found["leads_per_s"] / sql
    print(
        f"POST /api/v1/leads, {given.clients} clients: {found['leads_per_s']:,.0f} leads/s, "
        f"half within {found['p50_ms']:.1f} ms, 95 % within {found['p95_ms']:.1f} ms\n"
        f"The same rows by plain SQL: {sql:,.0f} leads/s ({4 * sql:,.0f} rows/s); "
        f"POST is {found['per_cent_of_sql']:.1f} % of it",
        flush=True,
    )
    return {"post": found, "sql_of_post": {"leads_per_s": sql, "rows_per_lead": 4}}


def _sizes(given: Namespace, database: str, now) -> dict:
    databases = {given.small: f"{database}_small", given.large: f"{database}_large"}
    found = measure_sizes(databases, given.due, given.rounds, now)
    small, large = (found[f"ms_in_{size}"] for size in sorted(databases))
    print(
        f"A look at {given.due:,} due leads: {small:,.0f} ms among {given.small:,}, {large:,.0f} ms among "
        f"{given.large:,} (median of {given.rounds}); ratio {found['ratio']:.2f}",
        flush=True,
    )
    return {"sizes": found}
