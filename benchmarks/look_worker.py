"""One worker of the loop, in a process of its own: `look_worker.py DATABASE TENANT NOW`.

Prints a line when it is ready, begins when it reads one, looks until nothing is due, and prints its figures as one JSON
object: what it did, the processor time on both sides of its connection, and the most memory that it took.
"""

import json
import os
import resource
import sys
import time
from datetime import datetime
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import set_up_django


def main() -> None:
    database, tenant_id, now = sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3])
    set_up_django()
    from django.db import connection

    from benchmarks.looks import queries
    from benchmarks.place import use_database
    from followups.looking import look_at_due_leads
    from tenants.models import Tenant

    use_database(database)
    tenant = Tenant.objects.get(pk=tenant_id)
    server = psutil.Process(connection.connection.info.backend_pid)
    print("ready", flush=True)
    sys.stdin.readline()
    started, mine, theirs = time.time(), os.times(), server.cpu_times()
    rules: dict[str, int] = {}
    with queries() as made:
        for look in look_at_due_leads(tenant, now):
            rule = look.decision.rule if look.decision else f"failed: {look.error}"
            rules[rule] = rules.get(rule, 0) + 1
    ended, mine_then, theirs_then = time.time(), os.times(), server.cpu_times()
    print(
        json.dumps(
            {
                "leads": sum(rules.values()),
                "rules": rules,
                "started": started,
                "ended": ended,
                "queries": made[0],
                "python_s": mine_then.user + mine_then.system - mine.user - mine.system,
                "postgresql_s": theirs_then.user + theirs_then.system - theirs.user - theirs.system,
                "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
