"""How fast the loop is: mixed rules, one worker and two, beside set-based SQL that selects and writes the same; and the engine.

python benchmarks/loop.py [--due 10000 100000] [--workers 1 2] [--rounds 3]

Prints figures, ratios and whether the targets are met; the last line is one JSON object. See docs/benchmarks.md.
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import own_databases, set_up_django

TARGETS = {"leads_per_s": 4_000, "two_workers": 1.6, "decisions_per_s": 30_000, "peak_mib": 300}


def main() -> None:
    given = _arguments()
    set_up_django()
    started = time.perf_counter()
    with own_databases() as database:
        figures = _run(given, database)
    figures["seconds_in_all"] = round(time.perf_counter() - started, 1)
    print(json.dumps(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--due", type=int, nargs="+", default=[10_000, 100_000], help="leads due")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="processes that share them")
    parser.add_argument("--rounds", type=int, default=3, help="measurements with the smallest number due, by turns")
    return parser.parse_args()


def _run(given: argparse.Namespace, database: str) -> dict:
    from django.utils import timezone  # Django is set up only now

    from benchmarks.decisions import measure_decisions
    from benchmarks.looks import warm_up
    from benchmarks.seeding import MANY_RULES
    from benchmarks.workers import measure_workers
    from benchmarks.yardstick import write_as_looks_do
    from followups.looking import BATCH

    now = timezone.now()
    figures: dict = {"cores": os.cpu_count(), "load_before": os.getloadavg()[0], "batch": BATCH, "targets": TARGETS}
    print(f"{figures['cores']} cores, load {figures['load_before']:.1f} before the run", flush=True)
    warm_up(2_000, now)
    figures["engine"] = measure_decisions(10_000, now)
    _say_engine(figures["engine"])
    figures["loop"] = []
    for due in sorted(given.due):
        runs: dict[int, list[dict]] = {workers: [] for workers in given.workers}
        for number in range(given.rounds if due == min(given.due) else 1):
            # By turns, so that what drifts falls on both.
            for workers in sorted(runs, reverse=bool(number % 2)):
                tenant, found = measure_workers(database, f"due-{due}-{workers}-{number}", due, workers, now)
                runs[workers].append(found)
        sql = write_as_looks_do(tenant, due, BATCH, now, MANY_RULES)
        medians = [_median(each) for each in runs.values()]
        for found in medians:
            found["per_cent_of_sql"] = 100 * found["leads_per_s"] / sql
            found["of_one_worker"] = found["leads_per_s"] / medians[0]["leads_per_s"]
            _say(found)
        print(f"  The same selection and rows by one SQL statement for each batch: {sql:,.0f} leads/s", flush=True)
        figures["loop"].append({"due": due, "sql_leads_per_s": sql, "by_workers": medians})
    return figures


def _median(runs: list[dict]) -> dict:
    """The run of the median speed, with the speeds of all."""
    speeds = sorted(run["leads_per_s"] for run in runs)
    middle = statistics.median_low(speeds)
    run = next(run for run in runs if run["leads_per_s"] == middle)
    return {**run, "all_leads_per_s": speeds, "peak_mib": max(run["peak_mib"] for run in runs)}


def _say_engine(found: dict) -> None:
    print(
        f"The engine alone: {found['decisions_per_s']:,.0f} decisions/s on {found['leads']:,} leads with "
        f"{len(found['rules'])} rules ({_against(found['decisions_per_s'], TARGETS['decisions_per_s'])})",
        flush=True,
    )


def _say(found: dict) -> None:
    one = found["workers"] == 1
    target = (
        _against(found["leads_per_s"], TARGETS["leads_per_s"])
        if one
        else f"{found['of_one_worker']:.2f} of one worker: {_against(found['of_one_worker'], TARGETS['two_workers'])}"
    )
    print(
        f"{found['leads']:,} due, {found['workers']} worker{'' if one else 's'}: {found['leads_per_s']:,.0f} leads/s ({target})\n"
        f"  {found['per_cent_of_sql']:.0f} % of plain SQL; for each lead {found['python_us_per_lead']:.0f} µs in Python and "
        f"{found['postgresql_us_per_lead']:.0f} µs in PostgreSQL; {found['queries_per_batch']:.1f} queries a batch; "
        f"peak memory {found['peak_mib']:.0f} MiB of {TARGETS['peak_mib']}; {len(found['rules'])} rules",
        flush=True,
    )


def _against(value: float, target: float) -> str:
    return f"target {target:,} {'met' if value >= target else 'missed'}"


if __name__ == "__main__":
    main()
