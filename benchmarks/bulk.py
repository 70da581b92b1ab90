"""Many leads at once: the bulk endpoint of a running web server, and an import as `manage.py import_leads` does it."""

import http.client
import json
import time

from django.utils import timezone

from benchmarks.posting import web_server
from followups.taking_in import take_in_many
from leads.columns import understand
from leads.csv_reading import Row, Sheet
from leads.importing import import_rows
from tenants.models import Tenant

AT_ONCE = 1_000
HEADERS = ["email", "first_name", "last_name", "company", "phone", "source"]


def a_lead(number: int, run: str) -> dict[str, str]:
    """As a list of a fair has them; ten people of each company."""
    return {
        "email": f"{run}{number}@company{number // 10}.example", "first_name": "Anna", "last_name": f"Novak {number}",
        "company": f"Company {number // 10} GmbH", "phone": f"+49301{number:07}", "source": "fair",
    }  # fmt: skip


def measure_bulk(database: str, key: str, leads: int) -> float:
    """Leads a second through POST /api/v1/leads/bulk, one client, AT_ONCE in each request."""
    bodies = [
        json.dumps({"leads": [a_lead(number, "b") for number in range(start, start + AT_ONCE)]})
        for start in range(0, leads, AT_ONCE)
    ]
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    with web_server(database) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        spent = 0.0
        for place, body in enumerate([json.dumps({"leads": [a_lead(10**6, "b")]}), *bodies]):
            began = time.perf_counter()
            connection.request("POST", "/api/v1/leads/bulk", body, headers)
            answer = json.loads(connection.getresponse().read())
            spent += (time.perf_counter() - began) if place else 0  # the first warms the server up
            if any(each["outcome"] != "created" for each in answer["results"]):
                raise RuntimeError(f"Not all were created: {answer['results'][:3]}")
    return len(bodies) * AT_ONCE / spent


def measure_import(tenant: Tenant, leads: int) -> float:
    """Rows a second of a file of new people."""
    rows = [Row(number + 2, list(a_lead(number, "i").values())) for number in range(leads)]
    sheet = Sheet("utf-8", ",", HEADERS, understand(HEADERS), rows)
    began = time.perf_counter()
    results = list(import_rows(tenant, sheet, take=take_in_many, door="csv:benchmark", now=timezone.now()))
    seconds = time.perf_counter() - began
    if any(result.outcome != "created" for result in results):
        raise RuntimeError("Not all were created.")
    return leads / seconds
