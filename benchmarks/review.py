"""How fast drafts are decided on: the queue's pages and the review page, with many leads and a long queue.

python benchmarks/review.py [--leads 100000] [--drafts 5000] [--rounds 15]

Prints figures; the last line is one JSON object. See docs/benchmarks.md.
"""

import argparse
import html
import json
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
    from benchmarks.reviewing import seed, window

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
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        answer = ask()
        taken.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == 200
    found = {
        "median_ms": round(statistics.median(taken), 1), "slowest_ms": round(max(taken), 1),
        "queries": len(queries),
    }  # fmt: skip
    print(f"{name:16} {found['median_ms']:7.1f} ms, slowest {found['slowest_ms']:.1f} ms, {found['queries']} queries")
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leads", type=int, default=100_000)
    parser.add_argument("--drafts", type=int, default=5_000, help="drafts in one person's queue, over two clients")
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args()


if __name__ == "__main__":
    main()
