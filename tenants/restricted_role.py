"""The role the product logs in with must be one that row-level security holds (mission N2)."""

from django.core.exceptions import ImproperlyConfigured

ROLE_SQL = """
SELECT rolname, rolsuper OR rolbypassrls OR EXISTS (
  SELECT FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
  WHERE c.relkind IN ('r', 'p') AND pg_has_role(session_user, c.relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = session_user
"""
MEND = "Log in as a role that is no superuser, has no BYPASSRLS and owns no table: see docs/operations.md."


def unrestricted_role(connection) -> str | None:
    """The name of the role that is logged in, if row-level security does not hold it; None where all is well."""
    with connection.cursor() as cursor:
        cursor.execute(ROLE_SQL)
        role, is_free = cursor.fetchone()
    return role if is_free else None


def refuse_unrestricted_role(connection) -> None:
    """Raise ImproperlyConfigured for a connection that could see every tenant."""
    if role := unrestricted_role(connection):
        connection.close()
        raise ImproperlyConfigured(f"The database role {role} is not held by row-level security. {MEND}")
