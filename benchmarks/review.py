"""How fast drafts are decided on: the queue's pages, the review page, Today and the leads, with many leads and a long queue.

python benchmarks/review.py [--leads 100000] [--drafts 5000] [--events 500] [--rounds 15]

Prints figures; the last line is one JSON object. See docs/benchmarks.md.
"""

import argparse
import html
import json
import os
import re
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import own_databases, set_up_django, vacuum

TARGET_MS = 150


def main() -> None:
    given = _arguments()
    set_up_django()
    with own_databases():
        figures = measure(given)
    print(json.dumps(figures))


def measure(given: argparse.Namespace) -> dict:
    from benchmarks.reviewing import long_journal, seed, window

    started = time.perf_counter()
    tenants, owner = seed(given.leads, given.drafts)
    vacuum()
    print(
        f"{given.leads:,} leads, {given.drafts:,} drafts, {len(tenants)} clients: {time.perf_counter() - started:.0f} s"
    )
    client = window(owner)
    figures: dict = {"leads": given.leads, "drafts": given.drafts, "target_ms": TARGET_MS}
    first = _text(client, "/reviews/?who=mine")
    count = re.search(r'of <strong class="num">([\d,]+)</strong> draft', first)[1]
    assert int(count) == given.drafts, f"{count} drafts stand in the queue, not {given.drafts}."
    beside = _beside(client, first)
    drafts = re.findall(r'href="(/t/[a-z]+/review/[0-9a-f-]{36})[?]who=mine', _text(client, beside[len(beside) // 2]))
    draft = drafts[len(drafts) // 2]
    pages = {
        "queue_first": "/reviews/?who=mine", "queue_middle": beside[len(beside) // 2], "queue_last": beside[-1],
        "queue_filtered": "/reviews/?who=mine&reason=speed_to_lead", "review": f"{draft}?who=mine",
        "today": "/", "today_client": "/t/first/", "lead_list": "/t/first/leads", "leads_score": "/t/first/leads?sort=score",
        "leads_last": f"/t/first/leads?page={given.leads}", "leads_search": "/t/first/leads?q=berg+4711",
        "lead_long": f"/t/first/leads/{long_journal(tenants[0], given.events)}",
    }  # fmt: skip
    for name, address in pages.items():
        figures[name] = _time(client, name, address, given.rounds)
    typed = {
        "subject": "Your request",
        "body": "Hi Anna,\n\nthank you for your request. Shall we talk on Tuesday?\n\nOlga",
    }
    figures["check"] = _time(client, "check", f"{draft}/check", given.rounds, typed)
    figures["met"] = all(each["median_ms"] < TARGET_MS for each in figures.values() if isinstance(each, dict))
    return figures


def _beside(client, first: str) -> list[str]:
    """The addresses of all pages behind the first one, found as a reader finds them."""
    found, page = [], first
    while following := re.search(r'rel="next" href="([^"]+)"', page):
        found.append(html.unescape(following[1]))
        page = _text(client, found[-1])
    return found


def _text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return answer.content.decode()


def _time(client, name: str, address: str, rounds: int, body: dict | None = None) -> dict:
    from django.db import connection

    queries = []

    def count(execute, *args):
        queries.append(args[0])
        return execute(*args)

    def ask():
        return client.post(address, body) if body else client.get(address)

    with connection.execute_wrapper(count):
        assert ask().status_code == 200
    taken, ours, theirs = [], time.process_time(), _backend_ms()
    for _ in range(rounds):
        started = time.perf_counter()
        answer = ask()
        taken.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == 200
    found = {
        "median_ms": round(statistics.median(taken), 1), "slowest_ms": round(max(taken), 1),
        "p95_ms": round(statistics.quantiles(taken, n=20, method="inclusive")[-1], 1), "queries": len(queries),
        "cpu_ms": round((time.process_time() - ours) * 1000 / rounds, 1),
    }  # fmt: skip
    if theirs is not None:
        found["database_cpu_ms"] = round((_backend_ms() - theirs) / rounds, 1)
    print(
        f"{name:16} {found['median_ms']:7.1f} ms, 95 % within {found['p95_ms']:.1f} ms, {found['queries']} queries, "
        f"CPU {found['cpu_ms']:.1f} ms and of the database {found.get('database_cpu_ms', '?')} ms"
    )
    return found


def _backend_ms() -> float | None:
    """CPU time of the database's process that serves this connection, in ms; None where the system does not tell."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return None
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leads", type=int, default=100_000)
    parser.add_argument("--drafts", type=int, default=5_000, help="drafts in one person's queue, over two clients")
    parser.add_argument("--events", type=int, default=500, help="entries of the one long journal")
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args()


if __name__ == "__main__":
    main()
