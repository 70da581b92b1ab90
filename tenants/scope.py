"""The one way into tenants' data: a scope is a transaction, an ORM filter and a database setting at once (mission N2).

Because it is a transaction, no network call may sit inside one: claim in one scope, call, record in another.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django_scopes import get_scope, scope

OneOrSeveral = UUID | str | Sequence[UUID | str]


def _tell_database(tenant: OneOrSeveral | None) -> None:
    """Set what the policies read, until the transaction ends, in one round trip.

    SET LOCAL and not set_config(): both end with the transaction, but Citus forwards only the statement to its nodes.
    """
    several = isinstance(tenant, (list, tuple))
    one = "" if tenant is None or several else str(tenant)
    array = "{" + (",".join(map(str, tenant)) if several else "") + "}"
    role = settings.DATABASE_ROLES["agency"] if several else "none"
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL app.tenant TO %s; SET LOCAL app.tenants TO %s; SET LOCAL role TO %s", [one, array, role]
        )


@contextmanager
def tenant_scope(tenant: OneOrSeveral) -> Iterator[None]:
    """Open a transaction that sees one tenant (an id) or exactly the listed ones (a list of ids, for agency-wide work).

    Raises ValueError for None, which django-scopes would read as "every tenant". Without a scope a query is an error, not an
    empty answer. Scopes nest; leaving an inner one restores the outer.
    """
    if tenant is None:
        raise ValueError("tenant_scope(None): say which tenant.")
    outer, nested = get_scope().get("tenant"), connection.in_atomic_block
    with transaction.atomic():
        _tell_database(tenant)
        with scope(tenant=tenant):
            yield
        if nested and not connection.needs_rollback:  # RELEASE SAVEPOINT keeps SET LOCAL; COMMIT and ROLLBACK do not
            _tell_database(outer)


def current_tenant_id() -> UUID | str:
    """The id of the tenant whose scope is open; ValueError outside a scope and in one over several tenants."""
    tenant = get_scope().get("tenant")
    if tenant is None or isinstance(tenant, (list, tuple)):
        raise ValueError("No scope of exactly one tenant is open.")
    return tenant
