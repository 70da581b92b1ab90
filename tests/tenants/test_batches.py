"""Many rows at once: the same rows as the models would write, behind the same walls."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connections, transaction
from uuid_utils.compat import uuid7

from leads.models import Event, Lead
from tenants.batches import (
    AnyOf,
    by_index,
    columns_of,
    defaults_of,
    insert_many,
    instances_of,
    rows_among,
    rows_of,
    rows_of_each,
    update_many,
    without_waiting,
)
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db
AWKWARD = 'He said: "100 % \\ sure", {it\'s} — ☃ \t%s'


def event(lead, **fields):
    row = {
        "id": uuid7(),
        "tenant_id": lead.tenant_id,
        "lead_id": lead.pk,
        "kind": "note",
        "at": MONDAY,
        "recorded_at": MONDAY,
    }
    return {**defaults_of(Event), **row, **fields}


def test_what_is_inserted_reads_as_it_was_given(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        insert_many(Event, [event(lead, text=AWKWARD, data={"words": [AWKWARD, None, 1.5]}), event(lead, kind="call")])
        first, second = Event.objects.filter(kind__in=["note", "call"]).order_by("id")
        assert (first.text, first.data) == (AWKWARD, {"words": [AWKWARD, None, 1.5]})
        assert (second.kind, second.at, second.data, second.text, second.external_id) == ("call", MONDAY, {}, "", None)


def test_the_defaults_are_those_of_a_new_instance(cast):
    fresh = Event()
    assert {column: getattr(fresh, column) for column in defaults_of(Event)} == defaults_of(Event)
    assert sorted({field.column for field in Event._meta.concrete_fields} - set(defaults_of(Event))) == ["id"]


def test_a_row_of_another_tenant_is_refused(cast):
    lead = capture(cast.rival)
    with tenant_scope(cast.acme.pk):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            insert_many(Event, [event(lead)])
        with pytest.raises(IntegrityError), transaction.atomic():
            insert_many(Event, [event(lead, tenant_id=cast.acme.pk)])
            transaction.get_connection().check_constraints()


def test_many_rows_are_updated_each_to_its_own(cast):
    leads = [capture(cast.acme, email=f"lead{number}@buyer.example") for number in range(3)]
    strange = capture(cast.rival)
    later = [MONDAY + timedelta(days=number) for number in range(3)]
    with tenant_scope(cast.acme.pk):
        rows = [
            {"tenant_id": cast.acme.pk, "id": lead.pk, "next_look_at": at, "company": AWKWARD}
            for lead, at in zip(leads, later, strict=True)
        ]
        update_many(Lead, [*rows, {**rows[0], "tenant_id": cast.rival.pk, "id": strange.pk}])
        assert list(Lead.objects.order_by("id").values_list("next_look_at", "company")) == [
            (at, AWKWARD) for at in later
        ]
    with tenant_scope(cast.rival.pk):
        assert Lead.objects.get().company == ""


def test_rows_are_found_by_any_of_many_ids_on_keys_and_references(cast):
    one, two, other = (capture(cast.acme, email=f"{name}@buyer.example") for name in ("one", "two", "other"))
    with tenant_scope(cast.acme.pk):
        some = AnyOf([one.pk, two.pk])
        assert set(Lead.objects.filter(pk__any_of=some)) == {one, two}
        assert set(Lead.objects.exclude(pk__any_of=some)) == {other}
        assert {event.lead_id for event in Event.objects.filter(lead__any_of=some)} == {one.pk, two.pk}
        assert list(Lead.objects.filter(pk__any_of=AnyOf([]))) == []


def test_nothing_to_write_asks_the_database_nothing(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_many(Event, [])
        update_many(Lead, [])


def test_what_the_rows_have_in_common_is_given_once_and_a_row_may_say_otherwise(cast):
    lead = capture(cast.acme)
    same = {**defaults_of(Event), "tenant_id": cast.acme.pk, "at": MONDAY, "recorded_at": MONDAY, "text": "the same"}
    own = [{"id": uuid7(), "lead_id": lead.pk, "kind": "note", "text": text} for text in ("one", "two")]
    with tenant_scope(cast.acme.pk):
        insert_many(Event, own, same=same)
        rows = Event.objects.filter(kind="note").order_by("id").values_list("text", "at", "data", "external_id")
        assert list(rows) == [("one", MONDAY, {}, None), ("two", MONDAY, {}, None)]


def test_instances_read_in_one_go_are_those_that_a_queryset_gives(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        Lead.objects.update(value="1200.50", utm={"source": "autumn"}, expires_at=MONDAY)
        rows = rows_of(f"SELECT {columns_of(Lead)} FROM leads_lead")
        (read,), (usual,) = instances_of(Lead, rows), Lead.objects.all()
        names = [field.attname for field in Lead._meta.concrete_fields]
        assert [getattr(read, name) for name in names] == [getattr(usual, name) for name in names]
        assert (read, read._state.adding, read._state.db) == (lead, False, "default")
        read.company = "Changed"
        read.save(update_fields=["company"])
        assert Lead.objects.get().company == "Changed"


def test_rows_of_each_id_are_read_in_their_order_and_no_more_than_asked_for(cast):
    one, two = (capture(cast.acme, email=f"{name}@buyer.example") for name in ("one", "two"))
    sql = rows_of_each(Event, "lead_id", "lead_id, text", where="kind = %(kind)s", order_by="at DESC LIMIT 2")
    with tenant_scope(cast.acme.pk):
        texts = ("first", "second", "third")
        insert_many(
            Event,
            [event(one, text=text, at=MONDAY + timedelta(hours=hour)) for hour, text in enumerate(texts)]
            + [event(two, text="theirs")],
        )
        ids = AnyOf([one.pk, two.pk]).array
        rows = rows_of(sql, {"tenant": cast.acme.pk, "ids": ids, "kind": "note"})
        assert sorted(rows) == sorted([(one.pk, "third"), (one.pk, "second"), (two.pk, "theirs")])


@pytest.mark.parametrize("server", [16_00_09, 18_00_00])
def test_rows_among_ids_are_the_same_by_either_way_of_reading(cast, monkeypatch, server):
    one, two, three = (capture(cast.acme, email=f"{name}@buyer.example") for name in ("one", "two", "three"))
    monkeypatch.setattr(connections["default"], "pg_version", server)
    sql = rows_among(Event, "lead_id", "lead_id, text", where="kind = %(kind)s", order_by="at DESC")
    with tenant_scope(cast.acme.pk):
        later = [
            event(one, text=text, at=MONDAY + timedelta(hours=hour)) for hour, text in enumerate(("first", "second"))
        ]
        insert_many(Event, [*later, event(two, text="theirs"), event(three, text="not asked for")])
        ids = AnyOf([one.pk, two.pk, uuid7()]).array
        with by_index():
            rows = rows_of(sql, {"tenant": cast.acme.pk, "ids": ids, "kind": "note"})
        assert rows == [(one.pk, "second"), (one.pk, "first"), (two.pk, "theirs")]


def test_deep_rows_are_stored_as_any_others(cast):
    lead = capture(cast.acme)
    data = {"words": AWKWARD, "at": MONDAY, "number": 1.50, "list": [{"none": None, "truth": True}], "id": lead.pk}
    with tenant_scope(cast.acme.pk):
        for deep in (False, True):
            insert_many(Event, [event(lead, text=AWKWARD, data=data)], deep=deep)
        flat, deep = Event.objects.filter(kind="note").order_by("pk")
        assert (deep.text, deep.data) == (flat.text, flat.data) == (AWKWARD, flat.data)
        assert deep.data["words"] == AWKWARD


def test_what_becomes_the_same_in_all_rows_is_said_once(cast):
    one, two = (capture(cast.acme, email=f"{name}@buyer.example") for name in ("one", "two"))
    with tenant_scope(cast.acme.pk):
        rows = [{"tenant_id": lead.tenant_id, "id": lead.pk, "company": lead.email} for lead in (one, two)]
        update_many(Lead, rows, same={"looked_at": MONDAY, "look_error": AWKWARD})
        found = Lead.objects.order_by("pk").values_list("company", "looked_at", "look_error")
        assert list(found) == [(lead.email, MONDAY, AWKWARD) for lead in (one, two)]


def test_what_is_sent_without_waiting_is_there_for_whatever_follows(cast):
    anna, ben = capture(cast.acme), capture(cast.acme, email="ben@buyer.example")
    with tenant_scope(cast.acme.pk):
        with without_waiting():
            insert_many(Event, [event(anna, text="One"), event(ben, text="Two")])
            update_many(Lead, [{"tenant_id": cast.acme.pk, "id": anna.pk, "company": "Fabrikam"}])
            # A queryset counts the rows that it met, and a model refuses to be saved where it met none.
            assert Lead.objects.filter(company="Fabrikam").update(role="CTO") == 1
            with transaction.atomic():
                ben.company = "Contoso"
                ben.save(update_fields=["company"])
            assert rows_of("SELECT text FROM leads_event WHERE kind = 'note' ORDER BY id") == [("One",), ("Two",)]
            insert_many(Event, [event(anna, text="Three")])
        assert set(Lead.objects.values_list("company", "role")) == {("Fabrikam", "CTO"), ("Contoso", ben.role)}
        assert Event.objects.filter(kind="note").count() == 3


def test_an_error_of_what_was_sent_undoes_all_of_it(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        with pytest.raises(IntegrityError), transaction.atomic(), without_waiting():
            insert_many(Event, [event(lead)])
            insert_many(Event, [event(lead, kind=None)])
            insert_many(Event, [event(lead)])
        assert not Event.objects.filter(kind="note").exists()
        insert_many(Event, [event(lead)])
        assert Event.objects.filter(kind="note").exists()
