"""How fast a CRM is brought to one state with us: some thousand contacts, against a HubSpot on loopback in a process of its own.

python benchmarks/crm_sync.py [--contacts 5000] [--changed 500]

Prints figures; the last line is one JSON object. See docs/benchmarks.md.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import own_databases, set_up_django


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--contacts", type=int, default=5_000, help="contacts there, and as many leads here, to begin with"
    )
    parser.add_argument("--changed", type=int, default=500, help="of them that change on either side later")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve is not None:
        serve(given.serve)
        return
    set_up_django()
    with own_databases():
        print(json.dumps(measure(given.contacts, given.changed)))


def serve(contacts: int) -> None:
    """The CRM's side: prints its address; then a line "change 5" changes five contacts, "asked" prints how many requests came."""
    from tests.hubspot_server import hubspot_server

    with hubspot_server() as server:
        for number in range(contacts):
            server.at += timedelta(minutes=1)  # each run reads the last five minutes again
            server.add(
                "contacts", email=f"there{number}@company{number // 10}.example", firstname="Anna", lastname=f"Novak {number}",
                jobtitle="Head of IT", company=f"Company {number // 10} GmbH",
            )  # fmt: skip
        print(server.url, flush=True)
        for line in sys.stdin:
            act, _, count = line.strip().partition(" ")
            if act == "change":
                for pk in list(server.objects["contacts"])[: int(count)]:
                    server.change("contacts", pk, jobtitle="Chair")
            print(len(server.asked), flush=True)


@contextmanager
def crm(contacts: int):
    """Yields the address, and a function that says something to the server and returns how often it was asked so far."""
    command = [sys.executable, __file__, "--serve", str(contacts)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def say(line: str) -> int:
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
        return int(process.stdout.readline())

    try:
        yield process.stdout.readline().strip(), say
    finally:
        process.stdin.close()
        process.wait(timeout=30)


def measure(contacts: int, changed: int) -> dict:
    from django.conf import settings

    figures = {"contacts": contacts, "changed": changed, "load_before": os.getloadavg()[0]}
    for name, there, parts in (
        ("from", contacts, ("first_reading", "nothing_new", "changed_there", "changed_here")), ("to", 0, ("first_writing",)),
    ):  # fmt: skip
        with crm(there) as (url, say):
            settings.SOURCE_API_URLS = {"hubspot": url}
            sync = Sync(name, say)
            for part in parts:
                if part == "changed_there":
                    say(f"change {changed}")
                elif part == "changed_here":
                    sync.change_leads(changed)
                elif part == "first_writing":
                    sync.capture(contacts)
                figures[part] = found = sync.run()
                print(
                    f"{part.replace('_', ' ')}: {found['seconds']:.1f} s, our processor time {found['ours_s']:.1f} s, "
                    f"{found['runs']} runs, {found['requests']} requests; {found['said']}",
                    flush=True,
                )
    figures["peak_mib"] = int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024
    print(f"Peak memory: {figures['peak_mib']:.0f} MiB", flush=True)
    return figures


class Sync:
    """A client with a connection of its own."""

    def __init__(self, slug: str, say) -> None:
        from django.utils import timezone

        from benchmarks.seeding import make_tenant
        from followups.crm.managing import begin
        from followups.models import CrmConnection
        from followups.setting_up import set_up_tenant
        from tenants.scope import tenant_scope
        from tests.hubspot_server import TOKEN

        self.tenant, self.say, self.now = make_tenant(f"crm-{slug}"), say, timezone.now()
        with tenant_scope(self.tenant.pk):
            set_up_tenant(self.tenant, now=self.now)
            row = CrmConnection(tenant=self.tenant, takes_in="all", statuses={"NEW": "new"})
            row.keep_token(TOKEN)
            begin(row, self.now)
            row.save(force_insert=True)

    def run(self) -> dict:
        """Runs until nothing is left to do, as the worker goes on."""
        from followups.crm.syncing import sync_due
        from followups.models import CrmConnection
        from tenants.scope import tenant_scope

        asked, began, ours, runs = self.say("asked"), time.perf_counter(), time.process_time(), 0
        while True:
            self.now += timedelta(minutes=5)
            with tenant_scope(self.tenant.pk):
                CrmConnection.objects.update(next_run_at=self.now)
            sync_due(self.tenant, lambda: self.now)
            runs += 1
            with tenant_scope(self.tenant.pk):
                row = CrmConnection.objects.get()
            if row.error:
                raise RuntimeError(row.error)
            if row.next_run_at > self.now:
                break
        return {
            "seconds": time.perf_counter() - began, "ours_s": time.process_time() - ours, "runs": runs,
            "requests": self.say("asked") - asked, "said": row.last_said,
        }  # fmt: skip

    def change_leads(self, count: int) -> None:
        from leads.changing import change_lead
        from leads.models import Lead
        from tenants.scope import tenant_scope

        with tenant_scope(self.tenant.pk):
            for lead in Lead.objects.order_by("-pk")[:count]:
                change_lead(self.tenant, lead, {"role": "CFO"}, now=self.now)

    def capture(self, count: int) -> None:
        from benchmarks.bulk import measure_import

        measure_import(self.tenant, count)


if __name__ == "__main__":
    main()
