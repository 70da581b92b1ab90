"""Clients that post new leads as fast as they are answered: `clients.py PORT NAME CLIENTS SECONDS`, with API_KEY set.

Prints one JSON object. Needs nothing of the product, so that it takes little of the machine from it.
"""

import http.client
import json
import os
import statistics
import sys
import threading
import time


def main() -> None:
    port, name, clients, seconds = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    taken: list[list[float]] = [[] for _ in range(clients)]
    errors: list[str] = []
    started = time.perf_counter()
    threads = [
        threading.Thread(target=post, args=(port, f"{name}-{number}", started + seconds, taken[number], errors))
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - started
    times = sorted(1000 * each for mine in taken for each in mine)
    if errors or not times:
        sys.exit(f"{len(errors)} requests failed: {errors[:1]}")
    cuts = statistics.quantiles(times, n=100)
    figures = {"clients": clients, "seconds": wall, "leads": len(times), "leads_per_s": len(times) / wall}
    print(json.dumps({**figures, "p50_ms": cuts[49], "p95_ms": cuts[94]}))


def post(port: int, name: str, until: float, taken: list[float], errors: list[str]) -> None:
    """One client's requests, each for somebody new; every fifth comes from a company that is known already."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Authorization": f"Bearer {os.environ['API_KEY']}", "Content-Type": "application/json"}
    number = 0
    while time.perf_counter() < until and not errors:
        number += 1
        company = f"{name}-{number // 5}"
        lead = {
            "email": f"lead{number}@{company}.example", "first_name": "Anna", "last_name": f"Berg {number}",
            "company": company, "phone": f"+49 30 {abs(hash((name, number))) % 10**8:08}", "source": "contact form",
            "campaign": "autumn", "external_id": f"{name}-{number}", "language": "en",
        }  # fmt: skip
        body = json.dumps(lead)
        began = time.perf_counter()
        try:
            connection.request("POST", "/api/v1/leads", body, headers)
            answer = connection.getresponse()
            said = answer.read()
        except OSError as error:
            errors.append(repr(error))
            return
        taken.append(time.perf_counter() - began)
        if answer.status != 201:
            errors.append(f"{answer.status}: {said[:300]!r}")
            return


if __name__ == "__main__":
    main()
