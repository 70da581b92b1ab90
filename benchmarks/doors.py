"""The parts of the intake benchmark, one after the other, and what is said about each."""

import os
import statistics
from argparse import Namespace

from django.utils import timezone

from benchmarks.bulk import measure_bulk, measure_import
from benchmarks.first_looks import measure_first_looks
from benchmarks.looks import warm_up
from benchmarks.place import vacuum
from benchmarks.posting import measure_posts
from benchmarks.seeding import make_key, make_tenant, nothing_more, seed
from benchmarks.single_inserts import measure_single_inserts
from benchmarks.web_imports import PARTS, measure_web_import


def run(given: Namespace, database: str) -> dict:
    """All parts that are asked for; their figures by name."""
    figures = {"cores": os.cpu_count(), "load_before": os.getloadavg()[0]}
    print(f"{figures['cores']} cores, load {figures['load_before']:.1f} before the run", flush=True)
    warm_up(2_000, timezone.now())  # or the plans for checking foreign keys are those for empty tables
    if "looks" in given.only:  # first: later other leads are due
        figures |= _looks(given, database)
    if "post" in given.only:
        figures |= _posts(given, database)
    if "bulk" in given.only:
        figures["bulk_per_s"] = measure_bulk(database, make_key(make_tenant("bulk")), given.leads)
        print(
            f"POST /api/v1/leads/bulk, one client: {figures['bulk_per_s']:,.0f} leads/s ({given.leads:,} leads)",
            flush=True,
        )
    if "import" in given.only:
        figures["import_per_s"] = measure_import(make_tenant("import"), given.leads)
        print(f"Import of a file: {figures['import_per_s']:,.0f} leads/s ({given.leads:,} leads)", flush=True)
    if "web" in given.only:
        figures |= {f"web_{kind}": _web(given.web_rows, kind, database) for kind in ("csv", "xlsx")}
    return figures


def _web(rows: int, kind: str, database: str) -> dict:
    """An import by the web: each part with its time, and the most memory that its worker took."""
    found = measure_web_import(database, make_tenant(f"web-{kind}"), rows, kind)
    print(
        f"Import by the web, {rows:,} rows of {kind} ({found['mib']:.1f} MiB): uploaded in {found['upload_s']:.1f} s, the "
        f"slowest page {found['longest_page_s']:.2f} s, peak of a web process {found['web_peak_after_mib']:.0f} MiB",
        flush=True,
    )
    for part in PARTS:
        each = found[part]
        print(
            f"  {part}: {each['seconds']:.1f} s ({each['rows_per_s']:,.0f} rows/s) in {each['jobs']} jobs, the longest step "
            f"{each['longest_step_s']:.2f} s; peak {each['peak_mib']:.0f} MiB, of which {each['before_mib']:.0f} before",
            flush=True,
        )
    return found


def _posts(given: Namespace, database: str) -> dict:
    """POST /api/v1/leads to a small tenant and a large one by turns, then single inserts as plain as can be."""
    now, keys = timezone.now(), {}
    for name, size in (("small", given.small), ("large", given.large)):
        tenant = make_tenant(name)
        seed(tenant, size, now, stories=(nothing_more,))
        keys[name] = make_key(tenant)
    vacuum()
    found: dict[str, list[dict]] = {name: [] for name in keys}
    for number in range(given.rounds):
        for name, key in keys.items():
            found[name].append(measure_posts(database, key, given.clients, given.seconds, run=f"run{number}"))
    inserts = measure_single_inserts(database, given.clients, given.seconds)
    figures = {"single_inserts_per_s": inserts}
    for name, runs in found.items():
        each = {key: statistics.median(run[key] for run in runs) for key in ("leads_per_s", "p50_ms", "p95_ms")}
        figures[name] = each | {
            "leads": getattr(given, name),
            "per_cent_of_inserts": 100 * each["leads_per_s"] / inserts,
        }
        print(
            f"POST /api/v1/leads, {given.clients} clients, {getattr(given, name):,} leads in the tenant: "
            f"{each['leads_per_s']:,.0f} leads/s, half within {each['p50_ms']:.1f} ms, 95 % within {each['p95_ms']:.1f} ms",
            flush=True,
        )
    figures["large_to_small"] = figures["large"]["leads_per_s"] / figures["small"]["leads_per_s"]
    print(
        f"Large to small: {figures['large_to_small']:.2f}. Single inserts of one row each, {given.clients} clients: "
        f"{inserts:,.0f}/s; a POST writes five rows and is {figures['large']['per_cent_of_inserts']:.1f} % of it",
        flush=True,
    )
    return {"post": figures}


def _looks(given: Namespace, database: str) -> dict:
    """From the request of a new lead to the end of its first look, with a worker that has nothing else to do."""
    found = measure_first_looks(database, make_key(make_tenant("looks")), given.looks)
    print(
        f"From POST to the first look, worker idle: half within {found['p50_s']:.2f} s, 95 % within {found['p95_s']:.2f} s "
        f"({given.looks} leads)",
        flush=True,
    )
    return {"first_look": found}
