"""The worker's part of an import from the web, in a process of its own: `import_worker.py TENANT IMPORT`.

Does the job that an upload rings for, as often as it rings again, until the import waits for a person. Prints one JSON object:
jobs, the longest job and the longest step (a step is a transaction) in seconds, and the most memory it took, with what it
had taken before it began.
"""

import json
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    import django

    django.setup()
    from followups import jobs
    from leads.models import Import
    from tenants.budget import within
    from tenants.scope import tenant_scope

    tenant, of, steps, spent = sys.argv[1], sys.argv[2], [], []

    def timed(seconds, items):
        began = time.perf_counter()
        for item in within(seconds, items):
            steps.append(time.perf_counter() - began)
            yield item
            began = time.perf_counter()

    jobs.within = timed
    before = peak_mib()
    while True:
        began = time.perf_counter()
        jobs.go_on_with_imports(tenant, of)
        spent.append(time.perf_counter() - began)
        with tenant_scope(tenant):
            row = Import.objects.get(pk=of)
        if row.error:
            raise RuntimeError(f"{row.state}: {row.error}")
        if row.due_at is None:
            break
    found = {"jobs": len(spent), "seconds": sum(spent), "longest_job_s": max(spent), "longest_step_s": max(steps)}
    print(json.dumps({**found, "before_mib": before, "peak_mib": peak_mib()}))


def peak_mib() -> float:
    """Linux: VmHWM begins with this process; what getrusage says goes on from the one that started it."""
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024


if __name__ == "__main__":
    main()
