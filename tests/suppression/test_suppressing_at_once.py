"""Two paths at the same time: a click and a reply, a click and a person who lifts."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection

from suppression.models import Suppression
from suppression.suppressing import lift, suppress
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db(transaction=True)

HOW = {"kind": "email", "value": "anna@example.com", "reason": "opt_out", "source": "test"}


def in_threads(*works):
    def run(work):
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=20) for future in [pool.submit(run, work) for work in works]]


def test_the_same_entry_from_four_sides_at_once_is_one_entry_and_rings_once(cast, now, rung):
    start = Barrier(4)

    def enter():
        with tenant_scope(cast.acme.pk):
            start.wait(timeout=10)
            return suppress(cast.acme, **HOW, now=now).pk

    assert len(set(in_threads(enter, enter, enter, enter))) == 1
    assert len(rung) == 1
    with tenant_scope(cast.acme.pk):
        assert Suppression.objects.count() == 1


def test_an_opt_out_while_an_older_one_is_being_lifted_holds(cast, now):
    with tenant_scope(cast.acme.pk):
        old = suppress(cast.acme, **HOW, now=now)
    lifted, about_to_enter = Event(), Event()

    def lifting():
        with tenant_scope(cast.acme.pk):
            lift(old, cast.rita, "They called.", now)
            lifted.set()
            assert about_to_enter.wait(timeout=10)
            with connection.cursor() as cursor:  # not committed before the other is at the row, or near it
                cursor.execute("SELECT pg_sleep(0.3)")

    def entering():
        assert lifted.wait(timeout=10)
        with tenant_scope(cast.acme.pk):
            about_to_enter.set()
            return suppress(cast.acme, **HOW, now=now).pk

    _, new = in_threads(lifting, entering)
    with tenant_scope(cast.acme.pk):
        assert [entry.pk for entry in Suppression.objects.in_force(now)] == [new]
        assert new != old.pk
