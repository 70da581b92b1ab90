import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from tenants.checks import runtime_role_is_restricted
from tenants.owner import as_owner

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def logged_in_as_owner(settings):
    """The mistake of a deployment: DATABASE_URL names the role that owns the tables."""
    connection = connections["default"]
    connection.close()
    kept = connection.settings_dict["USER"]
    connection.settings_dict["USER"] = settings.DATABASE_ROLES["owner"]
    yield connection
    connection.close()
    connection.settings_dict["USER"] = kept


def test_a_role_that_owns_the_tables_is_refused_at_the_first_connection(logged_in_as_owner):
    with pytest.raises(ImproperlyConfigured, match="followthrough_owner is not held by row-level security"):
        logged_in_as_owner.ensure_connection()


def test_the_deployment_check_says_so_too(logged_in_as_owner):
    (error,) = runtime_role_is_restricted(None, databases=["default"])
    assert error.id == "tenants.E001"


def test_the_runtime_role_passes():
    assert list(runtime_role_is_restricted(None, databases=["default"])) == []


def test_migrations_may_log_in_as_the_owner():
    with as_owner(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("followthrough_owner",)
