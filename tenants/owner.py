"""Acting as the database's owner: for migrations, never at run time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections


@contextmanager
def as_owner(alias: str = "default") -> Iterator[None]:
    """Within this block the connection logs in as the role that owns the tables (DATABASE_OWNER_URL, or the embedded owner)."""
    if not settings.DATABASE_OWNER:
        raise ImproperlyConfigured("Set DATABASE_OWNER_URL: migrations log in as the role that owns the tables.")
    connection = connections[alias]
    # Only what says who logs in where: in tests NAME is the test database, and must stay so.
    login = {key: value for key, value in settings.DATABASE_OWNER.items() if key != "NAME"} | {"IS_OWNER": True}
    kept = {key: connection.settings_dict.get(key) for key in login}
    connection.close()
    connection.settings_dict.update(login)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(kept)
