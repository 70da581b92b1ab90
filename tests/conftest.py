"""Tests run on the embedded PostgreSQL as the restricted role: what row-level security would stop, it stops here."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases
from django_scopes import get_scope
from hypothesis import settings as hypothesis_settings

from config.smtp_sink import SmtpSink
from tenants.owner import as_owner
from tests.cast import Cast, make_cast
from tests.open_requests import every_request_ended
from tests.story import approve_template

# The same examples each time, so that a run says something about the change and not about luck. To search for new ones:
# EXPLORE=1 pytest tests/followups/engine
hypothesis_settings.register_profile("steady", derandomize=True)
if not os.environ.get("EXPLORE"):
    hypothesis_settings.load_profile("steady")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_keepdb, django_db_modify_db_settings):
    """The owner builds the schema; every test then works as the run-time role."""
    with django_db_blocker.unblock(), as_owner():
        old = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb, serialized_aliases=set())
        with connections["default"].cursor() as cursor:  # transactional tests flush as the run-time role
            cursor.execute("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO followthrough_app")
    yield
    with django_db_blocker.unblock(), as_owner():
        teardown_databases(old, verbosity=0)


@pytest.fixture(autouse=True)
def _runs_as_the_restricted_role(request):
    if marker := request.node.get_closest_marker("django_db"):
        request.getfixturevalue("transactional_db" if marker.kwargs.get("transaction") else "db")
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
            assert cursor.fetchone() == ("followthrough_app", False, False)


@pytest.fixture(autouse=True)
def _leaves_no_request_running(request):
    """On the live server, of a window that is closed: the tables are emptied next."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    with every_request_ended():
        yield


@pytest.fixture(autouse=True)
def _leaves_no_scope_open():
    """A scope that outlives what opened it would let the next request see another tenant's rows."""
    yield
    assert get_scope() == {}


@pytest.fixture
def cast(db) -> Cast:
    """Two rival tenants, their people, an outsider: see tests.cast."""
    return make_cast()


@pytest.fixture
def sink(tmp_path, settings) -> Iterator[SmtpSink]:
    """A real SMTP server on loopback that the product sends to."""
    with SmtpSink(tmp_path / "mail") as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # Django's test set-up swaps it
        settings.EMAIL_PORT = server.port
        yield server


@pytest.fixture
def acknowledging(cast) -> Cast:
    """The cast, with Acme's template of the first reply approved."""
    approve_template(
        cast.acme,
        "first_reply",
        "{{ greeting }}\n\nthank you for {{ occasion }}.\n\n{{ sender_name }}\n{{ tenant_name }}",
    )
    return cast
