"""Where the data lives: a PostgreSQL of one's own, or the embedded one.

The product logs in as a role that owns nothing (row-level security applies to it); migrations log in as the owner.
"""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from config import embedded, roles

ENGINE = "config.database"
ROLES = {"owner": roles.OWNER, "app": roles.APP, "agency": roles.AGENCY, "dispatch": roles.DISPATCH}
# Persistent connections: django-q2 otherwise opens a new backend for every poll (measured: 38 against 430 tasks/s).
KEEP = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def from_environment(data_dir: Path) -> tuple[dict, dict]:
    """The run-time connection, and what differs in it for the owner.

    `DATABASE_URL` and `DATABASE_OWNER_URL` name a server of one's own and come as a pair; with neither, the embedded one.
    """
    app_url, owner_url = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_OWNER_URL")
    if not app_url and not owner_url:
        app = {
            "ENGINE": ENGINE,
            "NAME": roles.DATABASE,
            "USER": ROLES["app"],
            "HOST": str(embedded.socket_dir(data_dir)),
            "PORT": "5432",  # part of the socket's name; said, so that no PGPORT of the caller changes it
            "EMBEDDED": str(data_dir),
        }
        return {**app, **KEEP}, {"USER": ROLES["owner"]}
    if not app_url:
        raise ImproperlyConfigured(
            "DATABASE_OWNER_URL is set but DATABASE_URL is not: say how the product itself logs in."
        )
    app = {**dj_database_url.parse(app_url), "ENGINE": ENGINE, **KEEP}
    # Web and workers need no owner; only `migrate` does, and it says so when the URL is missing.
    owner = dj_database_url.parse(owner_url) if owner_url else {}
    return app, {key: owner[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS") if key in owner}
