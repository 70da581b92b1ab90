"""Where the benchmarks work: an embedded server of their own with its normal settings, below DATA_DIR/benchmark.

The developer's data is never touched: it lies in another cluster. The databases are dropped at the end, and the server
is stopped if the run started it.
"""

import contextlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DATA_DIR") or ROOT / ".data").resolve() / "benchmark"


def set_up_django() -> None:
    """The settings of a machine of one's own, with another data directory. Before any import of a model."""
    os.environ |= {"DATA_DIR": str(DATA), "DJANGO_SETTINGS_MODULE": "config.settings.dev", "LOG_LEVEL": "WARNING"}
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        os.environ.pop(name, None)  # measured is the embedded server
    import django

    DATA.mkdir(parents=True, exist_ok=True)
    django.setup()


@contextmanager
def own_databases(*copies: str) -> Iterator[str]:
    """A migrated, empty database, and a copy of it for each name in `copies`; yields its name.

    Within the block the connection logs in as the run-time role, which row-level security holds for.
    """
    import fasteners
    from django.db import connections
    from django.test.utils import setup_databases, teardown_databases

    from config import embedded
    from tenants.owner import as_owner

    with fasteners.InterProcessLock(DATA / "run.lock"):
        was_running = embedded.is_running(DATA / "pg")
        try:
            with as_owner(), contextlib.redirect_stdout(io.StringIO()):  # a migration speaks of its cache table
                made = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
            name = connections["default"].settings_dict["NAME"]
            try:
                # Those of a run that was ended in the middle go first.
                _as_owner(*(f'DROP DATABASE IF EXISTS "{name}_{each}" WITH (FORCE)' for each in copies))
                _as_owner(*(f'CREATE DATABASE "{name}_{each}" TEMPLATE "{name}"' for each in copies))
                yield name
            finally:
                connections.close_all()
                connections["default"].settings_dict["NAME"] = name
                _as_owner(*(f'DROP DATABASE IF EXISTS "{name}_{each}" WITH (FORCE)' for each in copies))
                with as_owner():
                    teardown_databases(made, verbosity=0)
        finally:
            connections.close_all()
            if not was_running:
                embedded.stop(DATA / "pg")


def _as_owner(*statements: str) -> None:
    """Run statements that allow no transaction, in the database that is always there."""
    import psycopg
    from django.conf import settings

    from config import embedded

    login = {"host": str(embedded.socket_dir(DATA / "pg")), "user": settings.DATABASE_OWNER["USER"]}
    with psycopg.connect(**login, dbname="postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def use_database(name: str) -> None:
    """Go on in another database of the same server."""
    from django.db import connections

    connections["default"].close()
    connections["default"].settings_dict["NAME"] = name


def vacuum() -> None:
    """Statistics and visibility as autovacuum would have them after a quiet hour."""
    from django.db import connections

    from tenants.owner import as_owner

    with as_owner(), connections["default"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("CHECKPOINT") if _may_checkpoint(cursor) else None


def _may_checkpoint(cursor) -> bool:
    cursor.execute("SELECT pg_has_role(current_user, 'pg_checkpoint', 'USAGE')")
    return cursor.fetchone()[0]
