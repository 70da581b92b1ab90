"""Which tenants have work that is due, without letting anybody see more than that.

The minute's tick runs outside any scope. It asks this function, which runs as a role that may read the tenant id and one
point in time of four tables and nothing else. EXISTS stops at the first due row of each tenant (measured on a million
leads and 200 tenants: 1.5 ms, against 72 ms for a GROUP BY).
"""

from django.conf import settings
from django.db import migrations

ROLES = settings.DATABASE_ROLES
FUNCTION = """
CREATE FUNCTION due_tenants(at timestamptz) RETURNS TABLE (tenant uuid, to_look boolean, to_draft boolean, to_send boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM (
    SELECT t.id,
      EXISTS (SELECT FROM public.leads_lead WHERE tenant_id = t.id AND next_look_at <= at),
      EXISTS (SELECT FROM public.followups_followup WHERE tenant_id = t.id AND state = 'open' AND draft_at <= at),
      EXISTS (SELECT FROM public.followups_message WHERE tenant_id = t.id AND (state = 'approved' AND send_at <= at OR state = 'sending'))
    FROM public.tenants_tenant t WHERE t.is_active
  ) AS due (tenant, to_look, to_draft, to_send)
  WHERE to_look OR to_draft OR to_send
$$
"""
COLUMNS = {
    "tenants_tenant": "id, is_active",
    "leads_lead": "tenant_id, next_look_at",
    "followups_followup": "tenant_id, state, draft_at",
    "followups_message": "tenant_id, state, send_at",
}


def statements():
    yield FUNCTION
    yield "REVOKE ALL ON FUNCTION due_tenants FROM PUBLIC"
    yield "GRANT EXECUTE ON FUNCTION due_tenants TO {app}".format(**ROLES)
    yield "GRANT USAGE, CREATE ON SCHEMA public TO {dispatch}".format(**ROLES)
    for table, columns in COLUMNS.items():
        yield "GRANT SELECT ({}) ON {} TO {dispatch}".format(columns, table, **ROLES)
        if table != "tenants_tenant":
            yield "CREATE POLICY dispatch ON {} FOR SELECT TO {dispatch} USING (true)".format(table, **ROLES)
    yield "ALTER FUNCTION due_tenants OWNER TO {dispatch}".format(**ROLES)
    yield "REVOKE CREATE ON SCHEMA public FROM {dispatch}".format(**ROLES)


class Migration(migrations.Migration):
    dependencies = [("followups", "0001_initial")]
    operations = [migrations.RunSQL([(sql, None) for sql in statements()], migrations.RunSQL.noop)]
