"""How soon a new lead is looked at: the web server and a worker as `make up` starts them, and one lead at a time."""

import http.client
import json
import random
import statistics
import time
from datetime import datetime

from benchmarks.posting import as_the_product, web_server
from config import children
from config.management.commands.up import MANAGE

WAIT = 0.02  # seconds between two questions whether it has been looked at
LONGEST = 60.0


def measure_first_looks(database: str, key: str, count: int) -> dict:
    """{p50_s, p95_s, leads}: seconds from sending the request to the time that the look wrote, for `count` new leads."""
    worker = children.start([*MANAGE, "q_supervise", "--grace=4"], as_the_product(database))
    try:
        with web_server(database) as port:
            _look_of(port, key, "warm", LONGEST)
            taken = []
            for number in range(count):
                time.sleep(random.uniform(0.1, 0.6))
                taken.append(_look_of(port, key, f"look{number}", LONGEST))
    finally:
        children.end_all([worker], grace=6)
    cuts = statistics.quantiles(taken, n=20)
    return {"p50_s": statistics.median(taken), "p95_s": cuts[18], "leads": count}


def _look_of(port: int, key: str, name: str, longest: float) -> float:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    began = time.time()
    connection.request("POST", "/api/v1/leads", json.dumps({"email": f"{name}@company.example"}), headers)
    lead = json.loads(connection.getresponse().read())
    while time.time() - began < longest:
        connection.request("GET", f"/api/v1/leads/{lead['id']}/events", headers=headers)
        events = json.loads(connection.getresponse().read())["results"]
        looks = [event["recorded_at"] for event in events if event["kind"] == "decision"]
        if looks:
            return datetime.fromisoformat(min(looks)).timestamp() - began
        time.sleep(WAIT)
    raise RuntimeError(f"The lead {name} was not looked at within {longest:.0f} s.")
