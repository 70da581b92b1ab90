"""Which tenants have mail to read or a mailbox to ask, without letting anybody see more than that (as 0002 for other work)."""

from django.conf import settings
from django.db import migrations

ROLES = settings.DATABASE_ROLES
FUNCTION = """
CREATE FUNCTION tenants_with_mail(at timestamptz) RETURNS TABLE (tenant uuid, to_read boolean, to_poll boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM (
    SELECT t.id,
      EXISTS (SELECT FROM public.followups_inboundmessage WHERE tenant_id = t.id AND read_at <= at),
      EXISTS (SELECT FROM public.followups_mailbox WHERE tenant_id = t.id AND is_active AND next_poll_at <= at)
    FROM public.tenants_tenant t WHERE t.is_active
  ) AS due (tenant, to_read, to_poll)
  WHERE to_read OR to_poll
$$
"""
COLUMNS = {
    "followups_inboundmessage": "tenant_id, read_at",
    "followups_mailbox": "tenant_id, is_active, next_poll_at",
}


def statements():
    yield FUNCTION
    yield "REVOKE ALL ON FUNCTION tenants_with_mail FROM PUBLIC"
    yield "GRANT EXECUTE ON FUNCTION tenants_with_mail TO {app}".format(**ROLES)
    yield "GRANT USAGE, CREATE ON SCHEMA public TO {dispatch}".format(**ROLES)
    for table, columns in COLUMNS.items():
        yield "GRANT SELECT ({}) ON {} TO {dispatch}".format(columns, table, **ROLES)
        yield "CREATE POLICY dispatch ON {} FOR SELECT TO {dispatch} USING (true)".format(table, **ROLES)
    yield "ALTER FUNCTION tenants_with_mail OWNER TO {dispatch}".format(**ROLES)
    yield "REVOKE CREATE ON SCHEMA public FROM {dispatch}".format(**ROLES)


class Migration(migrations.Migration):
    dependencies = [("followups", "0005_mailboxes_and_inbound_mail")]
    operations = [migrations.RunSQL([(sql, None) for sql in statements()], migrations.RunSQL.noop)]
