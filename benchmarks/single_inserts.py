"""The yardstick of intake: clients that insert one row each time, as pgbench does, into the table of leads.

Same server, role, policies, indexes and durability; no web server, no reading, and one row where a capture writes five.
"""

import threading
import time

import psycopg
from django.conf import settings
from django.utils import timezone

from benchmarks.seeding import make_tenant
from leads.models import Lead
from tenants.batches import defaults_of

SCOPE = "SET LOCAL app.tenant TO '{}'; SET LOCAL app.tenants TO '{{}}'"


def measure_single_inserts(database: str, clients: int, seconds: float) -> float:
    """Rows/s of `clients` that each insert one row in a transaction of its own, again and again."""
    tenant, now = make_tenant("inserts"), timezone.now()
    moments = dict.fromkeys(("stage_since", "next_look_at", "captured_at", "created_at", "updated_at"), now)
    row = {**defaults_of(Lead), **moments, "tenant_id": tenant.pk, "owner_id": tenant.default_owner_id, "utm": "{}"}
    row["also_known_as"] = "[]"
    for field in Lead._meta.concrete_fields:
        if field.generated:
            row.pop(field.column)
    row |= {"id": None, "email": "", "email_key": "", "first_name": "Anna", "last_name": "Berg", "company": "Company"}
    values = ", ".join("uuidv7()" if column == "id" else f"%({column})s" for column in row)
    insert_one = f"INSERT INTO leads_lead ({', '.join(row)}) VALUES ({values})"
    place = settings.DATABASES["default"]
    counts = [0] * clients
    until = time.perf_counter() + seconds

    def insert(number: int) -> None:
        with psycopg.connect(host=place["HOST"], user=place["USER"], dbname=database) as connection:
            while time.perf_counter() < until:
                with connection.transaction():
                    connection.execute(SCOPE.format(tenant.pk))
                    email = f"insert{number}-{counts[number]}@company.example"
                    connection.execute(insert_one, {**row, "email": email, "email_key": email}, prepare=True)
                counts[number] += 1

    threads = [threading.Thread(target=insert, args=(number,)) for number in range(clients)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)
