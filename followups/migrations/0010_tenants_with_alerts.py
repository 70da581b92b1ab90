"""Which tenants have an alert to tell of, without letting anybody see more than that (as 0002 and 0006 for other work)."""

from django.conf import settings
from django.db import migrations

ROLES = settings.DATABASE_ROLES
FUNCTION = """
CREATE FUNCTION tenants_with_alerts(at timestamptz) RETURNS TABLE (tenant uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.id FROM public.tenants_tenant t
  WHERE t.is_active AND EXISTS (SELECT FROM public.followups_alert WHERE tenant_id = t.id AND try_at <= at)
$$
"""


def statements():
    yield FUNCTION
    yield "REVOKE ALL ON FUNCTION tenants_with_alerts FROM PUBLIC"
    yield "GRANT EXECUTE ON FUNCTION tenants_with_alerts TO {app}".format(**ROLES)
    yield "GRANT USAGE, CREATE ON SCHEMA public TO {dispatch}".format(**ROLES)
    yield "GRANT SELECT (tenant_id, try_at) ON followups_alert TO {dispatch}".format(**ROLES)
    yield "CREATE POLICY dispatch ON followups_alert FOR SELECT TO {dispatch} USING (true)".format(**ROLES)
    yield "ALTER FUNCTION tenants_with_alerts OWNER TO {dispatch}".format(**ROLES)
    yield "REVOKE CREATE ON SCHEMA public FROM {dispatch}".format(**ROLES)


class Migration(migrations.Migration):
    dependencies = [("followups", "0009_alerts_and_digests")]
    operations = [migrations.RunSQL([(sql, None) for sql in statements()], migrations.RunSQL.noop)]
