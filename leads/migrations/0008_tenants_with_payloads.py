"""Which tenants have payloads to process, without letting anybody see more than that (as followups.0002 for other work)."""

from django.conf import settings
from django.db import migrations

ROLES = settings.DATABASE_ROLES
FUNCTION = """
CREATE FUNCTION tenants_with_payloads(at timestamptz) RETURNS TABLE (tenant uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.id FROM public.tenants_tenant t
  WHERE t.is_active AND EXISTS (SELECT FROM public.leads_payload WHERE tenant_id = t.id AND process_at <= at)
$$
"""


def statements():
    # Made here as in followups.0002, for whichever comes first: the role reads of a tenant its id and whether it is active.
    yield "GRANT SELECT (id, is_active) ON tenants_tenant TO {dispatch}".format(**ROLES)
    yield FUNCTION
    yield "REVOKE ALL ON FUNCTION tenants_with_payloads FROM PUBLIC"
    yield "GRANT EXECUTE ON FUNCTION tenants_with_payloads TO {app}".format(**ROLES)
    yield "GRANT USAGE, CREATE ON SCHEMA public TO {dispatch}".format(**ROLES)
    yield "GRANT SELECT (tenant_id, process_at) ON leads_payload TO {dispatch}".format(**ROLES)
    yield "CREATE POLICY dispatch ON leads_payload FOR SELECT TO {dispatch} USING (true)".format(**ROLES)
    yield "ALTER FUNCTION tenants_with_payloads OWNER TO {dispatch}".format(**ROLES)
    yield "REVOKE CREATE ON SCHEMA public FROM {dispatch}".format(**ROLES)


class Migration(migrations.Migration):
    dependencies = [("leads", "0007_sources")]
    operations = [migrations.RunSQL([(sql, None) for sql in statements()], migrations.RunSQL.noop)]
