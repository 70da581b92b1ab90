"""How fast figures are kept and read: dashboards, a day's counting and a rebuild, on a year of leads of many clients.

python benchmarks/metrics.py [--tenants 50] [--leads 20000] [--small 200] [--day 200000] [--rounds 60] [--rebuilt 4]

`--leads` are those of each client, with twenty events and three follow-ups each; `--small` is the other size that dashboards are
compared with. The first `--rebuilt` clients are counted from their journals, and the day is theirs; the others, whose year is the
same, get copies of those cases: what pages read is as large, and the run an hour shorter. Prints figures; the last line is one
JSON object. See docs/benchmarks.md.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import own_databases, set_up_django, use_database, vacuum

DASHBOARD_MS, TIMES, DAY_S, DAY_MIB, REBUILD_S = 200, 2.0, 60, 200, 60


def main() -> None:
    given = _arguments()
    set_up_django()
    with own_databases("small") as name:
        use_database(f"{name}_small")
        small, _ = _filled(given.tenants, given.small)
        _count(small, given.rebuilt)
        vacuum()
        figures = {"small": _dashboards(small, given.rounds)}
        use_database(name)
        large, now = _filled(given.tenants, given.leads)
        figures["rebuild_s"] = _count(large, given.rebuilt)
        vacuum()
        figures["large"] = _dashboards(large, given.rounds)
        figures["audits"] = _audited(large, given.rounds)
        figures |= _time_day(large[: given.rebuilt], given, now)
    times = {page: figures["large"][page] / figures["small"][page] for page in figures["large"]}
    figures["times"] = times
    print(", ".join(f"{page}: {value:.2f} times the time" for page, value in times.items()))
    figures["met"] = (
        max(*figures["large"].values(), *figures["audits"].values()) <= DASHBOARD_MS and max(times.values()) <= TIMES
        and figures["day_s"] <= DAY_S and figures["day_mib"] <= DAY_MIB and figures["rebuild_s"] <= REBUILD_S
    )  # fmt: skip
    print(json.dumps(figures))


def _filled(tenants: int, leads: int) -> tuple[list, datetime]:
    from benchmarks.metrics_seeding import seed
    from benchmarks.seeding import make_tenant
    from tenants.models import Membership, Role, User

    began, now, made = time.perf_counter(), datetime.now(UTC), []
    people = [User.objects.create_user(f"rep{n}@benchmark.example", None, name=f"Rep {n}") for n in range(5)]
    for number in range(tenants):
        tenant = make_tenant(f"client{number}")
        seed(tenant, number, leads, [person.pk for person in people], now)
        made.append(tenant)
    owner = User.objects.get(email="owner@benchmark.example")
    Membership.objects.create(user=owner, agency=made[0].agency, role=Role.OWNER)
    vacuum()
    taken = time.perf_counter() - began
    print(f"{tenants} clients with {leads:,} leads each: {taken:.0f} s, load {os.getloadavg()[0]:.1f}", flush=True)
    return made, now


def _count(tenants: list, rebuilt: int) -> float:
    """Count them all; seconds that the slowest rebuild took."""
    from benchmarks.metrics_seeding import copy_cases
    from metrics.rebuilding import rebuild

    taken = []
    for tenant in tenants[:rebuilt]:
        began = time.perf_counter()
        leads = rebuild(tenant, datetime.now(UTC))
        taken.append(time.perf_counter() - began)
    print(f"rebuild of a year of {leads:,} leads: {', '.join(f'{each:.1f}' for each in taken)} s")
    began = time.perf_counter()
    for number, tenant in enumerate(tenants[rebuilt:], rebuilt):
        copy_cases(tenants[0], tenant, number)
    copied = time.perf_counter() - began
    print(f"cases of the other {len(tenants[rebuilt:])} clients copied: {copied:.0f} s", flush=True)
    return max(taken)


def _time_day(tenants: list, given: argparse.Namespace, now: datetime) -> dict:
    """A day's events, all of which no run has seen yet; the statements run in the server, the memory is this process's."""
    from benchmarks.metrics_seeding import add_day
    from metrics.projecting import count_new

    share = given.day // len(tenants)
    for number, tenant in enumerate(tenants):
        sum(count_new(tenant, now))
        add_day(tenant, number, given.leads, share, now)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began, leads = time.perf_counter(), 0
    for tenant in tenants:
        leads += sum(count_new(tenant, now))
    taken, peak = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    events = share * len(tenants)
    print(
        f"a day of {events:,} events about {leads:,} leads: {taken:.1f} s, {peak:.0f} MiB at most ({peak - before:.0f} more)"
    )
    return {"day_s": taken, "day_mib": peak, "day_events": events}


def _dashboards(tenants: list, rounds: int) -> dict[str, float]:
    """95th percentile in milliseconds of each page, as the signed-in owner of all the clients asks for it."""
    from django.conf import settings
    from django.test import Client

    from metrics.monthly.calendar import this_month
    from tenants.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(User.objects.get(email="owner@benchmark.example"))
    slug = tenants[len(tenants) // 2].slug
    month = this_month(tenants[0], datetime.now(UTC)).before
    pages = {
        "client": f"/t/{slug}/measures", "client_year": f"/t/{slug}/measures?days=365",
        "metric": f"/t/{slug}/measures/response_rate", "metric_by_owner": f"/t/{slug}/measures/response_rate?by=owner&days=365",
        "cases": f"/t/{slug}/measures/response_rate/cases?days=90", "agency": "/measures", "promises": "/my-promises",
        "month": f"/t/{slug}/months/{month}", "team": f"/t/{slug}/team",
    }  # fmt: skip
    return _timed(client, pages, rounds)


def _audited(tenants: list, rounds: int) -> dict[str, float]:
    """The same of the pages of a pilot and a baseline. What a pilot shows follows its leads, so no sizes are compared."""
    from django.test import Client

    from tenants.models import User

    client = Client()
    client.force_login(User.objects.get(email="owner@benchmark.example"))
    return _timed(client, _audits(tenants[len(tenants) // 2]), rounds)


def _timed(client, pages: dict[str, str], rounds: int) -> dict[str, float]:
    found = {}
    for name, address in pages.items():
        taken = []
        for round_number in range(rounds + 2):
            began = time.perf_counter()
            response = client.get(address)
            if round_number >= 2:
                taken.append((time.perf_counter() - began) * 1000)
            assert response.status_code == 200, f"{address} answers {response.status_code}."
        found[name] = statistics.quantiles(taken, n=20)[18]
        print(f"{name}: {statistics.median(taken):.0f} ms, p95 {found[name]:.0f} ms", flush=True)
    return found


def _audits(tenant) -> dict[str, str]:
    """A pilot of a hundred leads on its last day but five, and a baseline of the year before the seeded one."""
    from metrics.auditing.baselines import ask_for_baseline, make_baseline
    from metrics.piloting.running import begin_pilot
    from tenants.scope import tenant_scope

    now = datetime.now(UTC)
    began = now - timedelta(days=25)
    with tenant_scope(tenant.pk):
        pilot = begin_pilot(tenant, name="Benchmark", start=began.date(), now=began)
        before = now - timedelta(days=500)
        baseline = ask_for_baseline(tenant, (before - timedelta(days=90)).date(), before.date(), now=now)
    for _ in make_baseline(tenant, baseline.pk, now):
        pass
    base = f"/t/{tenant.slug}"
    return {
        "pilots": f"{base}/pilots", "pilot": f"{base}/pilots/{pilot.pk}", "report": f"{base}/pilots/{pilot.pk}/report",
        "baseline": f"{base}/baselines/{baseline.pk}",
    }  # fmt: skip


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenants", type=int, default=50)
    parser.add_argument("--leads", type=int, default=20_000)
    parser.add_argument("--small", type=int, default=200)
    parser.add_argument("--day", type=int, default=200_000)
    parser.add_argument("--rebuilt", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=60)
    return parser.parse_args()


if __name__ == "__main__":
    main()
