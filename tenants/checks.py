"""System checks that keep the walls standing."""

from django.core.checks import Error, Tags, register
from django.db import connections

ROLE_SQL = """
SELECT rolname, rolsuper OR rolbypassrls OR EXISTS (
  SELECT FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
  WHERE c.relkind IN ('r', 'p') AND pg_has_role(session_user, c.relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = session_user
"""


@register(Tags.database)
def runtime_role_is_restricted(app_configs, databases=(), **kwargs):
    """`manage.py check --database default`: the role the product logs in with must be subject to row-level security."""
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(ROLE_SQL)
            role, free = cursor.fetchone()
        if free:
            yield Error(
                f"The database role {role} is not held by row-level security.",
                hint="Log in as a role that is no superuser, has no BYPASSRLS and owns no table: docs/operations.md.",
                id="tenants.E001",
            )
