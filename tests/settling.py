"""Waiting for the tests beside this one: they share the server, though not the database."""

import time

from django.db import connection

from tenants.owner import as_owner

OTHERS = """
SELECT backend_xid::text FROM pg_stat_activity WHERE backend_xid IS NOT NULL
  AND (datname IS DISTINCT FROM current_database() OR backend_type <> 'client backend')
"""
LONGEST = 120.0


def settle() -> None:
    """Return when every transaction is over that another database's tests, or the server itself, write in now; for tests
    without one of their own.

    The changes feed tells rows below the oldest transaction of the whole server (followups.changes), and each test that runs
    beside this one is a transaction.
    """
    until = time.monotonic() + LONGEST
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(OTHERS)
        running = set(cursor.fetchall())
        while running:
            assert time.monotonic() < until, f"Transactions {running} of other databases do not end."
            time.sleep(0.02)
            cursor.execute(OTHERS)
            running &= set(cursor.fetchall())
