from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from leads.journal import entry, record, record_many
from leads.models import Event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sql", ["UPDATE leads_event SET text = 'never happened'", "DELETE FROM leads_event"])
def test_what_happened_cannot_be_rewritten(ada, sql):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Event.objects.count() == 1


def test_an_external_id_is_recorded_once(acme, ada, now):
    first = record(acme, ada, "note", at=now, now=now, external_id="v-1", text="first")
    again = record(acme, ada, "note", at=now, now=now + timedelta(days=1), external_id="v-1", text="second")
    assert (again.pk, again.text) == (first.pk, "first")


def test_events_without_an_external_id_are_all_recorded(acme, ada, now):
    for _ in range(2):
        record(acme, ada, "note", at=now, now=now)
    assert ada.events.filter(kind="note").count() == 2


def test_many_are_recorded_and_repeats_left_out(acme, ada, now):
    record(acme, ada, "note", at=now, now=now, external_id="n-1")
    record_many([entry(acme, ada, "note", at=now, now=now, external_id=f"n-{n}") for n in (1, 2, 3)])
    assert ada.events.filter(kind="note").count() == 3


def test_what_the_rules_find_in_words_is_kept_where_words_decide(acme, ada, now, monkeypatch):
    monkeypatch.setattr("leads.journal._readers", [len])
    record(acme, ada, "email_in", at=now, now=now, text="Tell me the price")
    record(acme, ada, "promise_made", at=now, now=now, text="Tell me the price")
    record(acme, ada, "call", at=now, now=now)
    found = ada.events.exclude(kind="captured").values_list("kind", "reading")
    assert set(found) == {("email_in", 17), ("promise_made", None), ("call", None)}
