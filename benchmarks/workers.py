"""Measuring workers of the loop side by side on the due leads of one tenant."""

import json
import os
import subprocess
import sys
from datetime import datetime

from benchmarks.place import DATA, ROOT, vacuum
from benchmarks.seeding import MANY_RULES, make_tenant, seed
from followups.looking import BATCH
from tenants.models import Tenant

WORKER = ROOT / "benchmarks" / "look_worker.py"


def measure_workers(database: str, slug: str, count: int, workers: int, now: datetime) -> tuple[Tenant, dict]:
    """Look at `count` due leads of a new tenant, which as many processes share as there are `workers`."""
    tenant = make_tenant(slug)
    seed(tenant, count, now, stories=MANY_RULES)
    vacuum()
    command = [sys.executable, str(WORKER), database, str(tenant.pk), now.isoformat()]
    same_place = {**os.environ, "DATA_DIR": str(DATA.parent)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": same_place}
    processes = [subprocess.Popen(command, **pipes) for _ in range(workers)]
    try:
        for process in processes:
            process.stdout.readline()
        for process in processes:
            process.stdin.write("go\n")
            process.stdin.flush()
        found = [json.loads(process.communicate()[0]) for process in processes]
    finally:
        for process in processes:
            process.kill()
    return tenant, _figures(found, count)


def _figures(found: list[dict], count: int) -> dict:
    rules: dict[str, int] = {}
    for each in found:
        for rule, number in each["rules"].items():
            rules[rule] = rules.get(rule, 0) + number
    if sum(rules.values()) != count or any(rule.startswith("failed") for rule in rules):
        raise RuntimeError(f"{count} leads were due, and looked at were: {rules}")
    seconds = max(each["ended"] for each in found) - min(each["started"] for each in found)
    # Beside those of a batch: each worker's last look, which finds nothing.
    batches = sum(-(-each["leads"] // BATCH) for each in found)
    return {
        "leads": count,
        "workers": len(found),
        "leads_per_s": count / seconds,
        "python_us_per_lead": 1e6 * sum(each["python_s"] for each in found) / count,
        "postgresql_us_per_lead": 1e6 * sum(each["postgresql_s"] for each in found) / count,
        "peak_mib": max(each["peak_mib"] for each in found),
        "queries_per_batch": sum(each["queries"] for each in found) / batches,
        "share_of_one_worker": max(each["leads"] for each in found) / count,
        "rules": rules,
    }
