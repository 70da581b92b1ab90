import pytest
from django.db import DataError, ProgrammingError, connection, transaction

from tenants.models import IdempotentRequest
from tenants.scope import current_tenant_id, tenant_scope

pytestmark = pytest.mark.django_db


def rows(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


@pytest.fixture
def two_rows(cast):
    for tenant in (cast.acme, cast.rival):
        with tenant_scope(tenant.pk):
            IdempotentRequest.objects.create(tenant=tenant, key=f"of {tenant.slug}", request_digest="x")
    return cast


def test_a_query_without_a_scope_is_an_error_and_not_an_empty_answer(two_rows):
    with pytest.raises((ProgrammingError, DataError)), transaction.atomic():
        rows("SELECT * FROM tenants_idempotentrequest")


def test_raw_sql_sees_only_the_tenant_of_the_scope(two_rows):
    with tenant_scope(two_rows.acme.pk):
        assert rows("SELECT key FROM tenants_idempotentrequest") == [("of acme",)]


def test_a_list_of_tenants_sees_exactly_these(two_rows):
    with tenant_scope([two_rows.acme.pk, two_rows.bolt.pk]):
        assert rows("SELECT key FROM tenants_idempotentrequest") == [("of acme",)]
        assert rows("SELECT current_user") == [("followthrough_agency",)]
    with tenant_scope([two_rows.acme.pk, two_rows.rival.pk]):
        assert IdempotentRequest.objects.count() == 2


def test_nothing_can_be_written_for_another_tenant(two_rows):
    with tenant_scope(two_rows.acme.pk):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            IdempotentRequest.objects.create(tenant=two_rows.rival, key="evil", request_digest="x")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            rows("UPDATE tenants_idempotentrequest SET tenant_id = %s RETURNING 1", two_rows.rival.pk)


def test_scopes_nest_and_survive_errors(two_rows):
    acme, rival = two_rows.acme.pk, two_rows.rival.pk
    with tenant_scope(acme):
        with tenant_scope(rival):
            assert IdempotentRequest.objects.get().key == "of rival"
        assert IdempotentRequest.objects.get().key == "of acme"
        with pytest.raises(RuntimeError), tenant_scope(rival):
            raise RuntimeError
        assert rows("SELECT key FROM tenants_idempotentrequest") == [("of acme",)]
        assert current_tenant_id() == acme


def test_none_is_nobody_rather_than_everybody():
    with pytest.raises(ValueError, match="say which tenant"), tenant_scope(None):
        pass


def test_there_is_no_current_tenant_in_a_scope_over_several(cast):
    with tenant_scope([cast.acme.pk]), pytest.raises(ValueError, match="exactly one"):
        current_tenant_id()
