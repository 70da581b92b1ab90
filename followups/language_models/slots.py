"""How many jobs at once may wait for a model: fewer than there are workers, so that a slow one holds nothing else up."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

CLASS = 7_610_015  # of our advisory locks; any number that nothing else in this database takes


@contextmanager
def model_slot() -> Iterator[bool]:
    """Whether there is a place; it is given back at the end, also by a worker that dies. Outside any scope.

    The places are advisory locks of the session, in the database, so they hold across all machines.
    """
    held = next((number for number in range(settings.MODEL_JOBS) if _take(number)), None)
    try:
        yield held is not None
    finally:
        if held is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [CLASS, held])


def _take(number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [CLASS, number])
        return bool(cursor.fetchone()[0])
