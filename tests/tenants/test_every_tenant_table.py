"""The database's own catalogue is asked, not the models: nothing that belongs to a tenant escapes the walls."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from leads.models import Event, Lead, Promise
from tenants.isolation import TenantModel
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db

# Needed before a tenant is known: who is a member, whose key it is. Everything else with a tenant_id is behind the walls.
GLOBAL = {"tenants_membership", "tenants_apikey"}
TENANT_TABLES = """
  SELECT c.oid, c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT c.relname = ANY (%s)
"""


def rows(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_it_finds_the_tenant_tables():
    found = {name for _, name in rows(TENANT_TABLES, list(GLOBAL))}
    models = [model for model in apps.get_models() if issubclass(model, TenantModel)]
    assert found == {model._meta.db_table for model in models}
    assert len(found) >= 14


def test_each_has_row_level_security_with_both_policies():
    bad = rows(
        f"""SELECT t.relname FROM ({TENANT_TABLES}) t JOIN pg_class c ON c.oid = t.oid
            WHERE NOT c.relrowsecurity
               OR NOT ARRAY['one_tenant', 'agency']::name[] <@ ARRAY(SELECT polname FROM pg_policy WHERE polrelid = c.oid)""",
        list(GLOBAL),
    )
    assert bad == []


def test_each_key_and_each_reference_between_them_begins_with_the_tenant():
    bad = rows(
        f"""SELECT k.conrelid::regclass::text, k.conname
            FROM pg_constraint k JOIN ({TENANT_TABLES}) t ON t.oid = k.conrelid
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'tenant_id'
            WHERE (k.contype IN ('p', 'u') OR k.contype = 'f' AND k.confrelid IN (SELECT oid FROM ({TENANT_TABLES}) o))
              AND k.conkey[1] <> a.attnum""",
        list(GLOBAL),
        list(GLOBAL),
    )
    assert bad == []


def test_each_row_has_a_tenant_or_a_parent_that_has_one():
    """Either tenant_id refers to the tenants, or a reference to another tenant's table does that is never empty."""
    bad = rows(
        f"""SELECT t.relname FROM ({TENANT_TABLES}) t WHERE NOT EXISTS (
              SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'f'
              AND (k.confrelid = 'tenants_tenant'::regclass
                   OR k.confrelid <> t.oid AND k.confrelid IN (SELECT oid FROM ({TENANT_TABLES}) o))
              AND NOT EXISTS (SELECT FROM pg_attribute a
                              WHERE a.attrelid = t.oid AND a.attnum = ANY (k.conkey) AND NOT a.attnotnull))""",
        list(GLOBAL),
        list(GLOBAL),
    )
    assert bad == []


def test_a_row_of_no_tenant_cannot_exist(cast):
    nobody = uuid4()
    with pytest.raises(IntegrityError, match="foreign key"), transaction.atomic(), tenant_scope(nobody):
        Event.objects.create(tenant_id=nobody, lead_id=uuid4(), kind="note", at=MONDAY, recorded_at=MONDAY)
        rows("SET CONSTRAINTS ALL IMMEDIATE; SELECT 1")


def test_each_index_begins_with_the_tenant():
    bad = rows(
        f"""SELECT i.indexrelid::regclass::text
            FROM pg_index i JOIN ({TENANT_TABLES}) t ON t.oid = i.indrelid
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'tenant_id'
            WHERE i.indkey[0] <> a.attnum""",
        list(GLOBAL),
    )
    assert bad == []


def test_none_is_owned_by_the_runtime_role():
    assert rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relowner = current_user::regrole") == []


def test_each_model_reads_and_saves_through_the_scoped_manager():
    models = [model for model in apps.get_models() if issubclass(model, TenantModel)]
    assert [model for model in models if model._meta.base_manager_name != "objects"] == []


def test_a_reference_across_tenants_cannot_exist(cast):
    theirs = capture(cast.rival)
    event = note(cast.acme, capture(cast.acme), kind="call", text="Call.")
    with pytest.raises(IntegrityError, match="foreign key"), transaction.atomic(), tenant_scope(cast.acme.pk):
        Promise.objects.create(tenant=cast.acme, lead_id=theirs.pk, source=event, by="us", text="x", made_at=MONDAY)
        rows("SET CONSTRAINTS ALL IMMEDIATE; SELECT 1")


def test_the_journal_can_only_be_added_to(cast):
    capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        for sql in ("UPDATE leads_event SET text = 'x'", "DELETE FROM leads_event"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                rows(f"{sql} RETURNING 1")
        assert Event.objects.count() > 0


def test_an_open_lead_without_a_next_look_is_refused_by_the_database(cast):
    capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        with pytest.raises(IntegrityError, match="lead_open_has_next_look"), transaction.atomic():
            Lead.objects.update(next_look_at=None)
        Lead.objects.update(stage="won", next_look_at=None)


def test_the_dispatcher_sees_when_something_is_due_and_nothing_else(cast):
    lead = capture(cast.acme)
    assert [row[:2] for row in rows("SELECT tenant, to_look FROM due_tenants(%s)", MONDAY)] == [(cast.acme.pk, True)]
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        rows("SET LOCAL ROLE followthrough_dispatch; SELECT email FROM leads_lead")
    assert lead.email == "anna@buyer.example"
