"""Outgoing webhooks, and the number of its transaction on every row that the changes feed tells of.

`written_in` is the database's alone: no model names it, so that no insert or update of the product can set it. Rows that stand
here already get 0 and are told first, in the order of their ids. See followups.changes.
"""

import django.db.models.deletion
import followups.models.webhook
import tenants.alert_addresses
import tenants.isolation
import uuid
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


ROLES = settings.DATABASE_ROLES
# Table, and for rows that change: which change is one of the feed's.
TABLES = {
    "leads_event": "",
    "followups_followup": "UPDATE OF state, due_at, title, owner_id, channel ON followups_followup "
    "FOR EACH ROW WHEN (OLD.state = 'open' AND (OLD.state, OLD.due_at, OLD.title, OLD.owner_id, OLD.channel) "
    "IS DISTINCT FROM (NEW.state, NEW.due_at, NEW.title, NEW.owner_id, NEW.channel))",
    "suppression_suppression": "UPDATE OF lifted_at, expires_at ON suppression_suppression FOR EACH ROW "
    "WHEN ((OLD.lifted_at, OLD.expires_at) IS DISTINCT FROM (NEW.lifted_at, NEW.expires_at))",
    "suppression_consent": "UPDATE OF withdrawn_at, expires_at ON suppression_consent FOR EACH ROW "
    "WHEN ((OLD.withdrawn_at, OLD.expires_at) IS DISTINCT FROM (NEW.withdrawn_at, NEW.expires_at))",
}
STAMP = """
CREATE FUNCTION stamp_written_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.written_in := pg_current_xact_id()::text::bigint; RETURN NEW; END $$
"""
EPOCH = """
DO $$ BEGIN EXECUTE format(
  'CREATE FUNCTION changes_epoch() RETURNS text LANGUAGE sql STABLE AS %L',
  'SELECT ' || quote_literal(left(md5(gen_random_uuid()::text), 8)) || '::text'
); END $$
"""
DUE = """
CREATE FUNCTION tenants_with_webhooks() RETURNS TABLE (tenant uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.id FROM public.tenants_tenant t
  WHERE t.is_active AND EXISTS (SELECT FROM public.followups_webhook WHERE tenant_id = t.id AND is_enabled)
$$
"""


def statements():
    yield STAMP
    for table, change in TABLES.items():
        # Two steps: a constant is written nowhere, however many rows there are; the default for new rows comes after.
        yield f"ALTER TABLE {table} ADD COLUMN written_in bigint NOT NULL DEFAULT 0"
        yield f"ALTER TABLE {table} ALTER COLUMN written_in SET DEFAULT pg_current_xact_id()::text::bigint"
        yield f"CREATE INDEX {table}_changes ON {table} (tenant_id, written_in, id)"
        if change:
            yield f"CREATE TRIGGER {table}_written_in BEFORE {change} EXECUTE FUNCTION stamp_written_in()"
    yield EPOCH
    yield DUE
    yield "REVOKE ALL ON FUNCTION tenants_with_webhooks FROM PUBLIC"
    yield "GRANT EXECUTE ON FUNCTION tenants_with_webhooks TO {app}".format(**ROLES)
    yield "GRANT USAGE, CREATE ON SCHEMA public TO {dispatch}".format(**ROLES)
    yield "GRANT SELECT (tenant_id, is_enabled) ON followups_webhook TO {dispatch}".format(**ROLES)
    yield "CREATE POLICY dispatch ON followups_webhook FOR SELECT TO {dispatch} USING (true)".format(**ROLES)
    yield "ALTER FUNCTION tenants_with_webhooks OWNER TO {dispatch}".format(**ROLES)
    yield "REVOKE CREATE ON SCHEMA public FROM {dispatch}".format(**ROLES)


class Migration(migrations.Migration):

    dependencies = [
        ('followups', '0022_findings'),
        ('leads', '0009_scoring_and_routing'),
        ('suppression', '0001_initial'),
        ('tenants', '0007_working_hours_and_absences'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('url', models.CharField(help_text='Begins with https://.', max_length=500, validators=[tenants.alert_addresses.validate_alert_webhook], verbose_name='address')),
                ('types', models.JSONField(blank=True, default=list, help_text='Empty: all.', validators=[followups.models.webhook.validate_groups])),
                ('is_enabled', models.BooleanField(default=True, verbose_name='enabled')),
                ('sealed', models.TextField(blank=True, editable=False, help_text='The secrets, encrypted.')),
                ('old_secret_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('position_xid', models.BigIntegerField(editable=False)),
                ('position_row', models.UUIDField(default=uuid.UUID('ffffffff-ffff-ffff-ffff-ffffffffffff'), editable=False)),
                ('failing_since', models.DateTimeField(blank=True, editable=False, null=True)),
                ('disabled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('disabled_because', models.CharField(blank=True, editable=False, max_length=300)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='WebhookDelivery',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(help_text='Where the change stands; `test` for a test.', max_length=20)),
                ('change', models.CharField(help_text='Id of the change: each is told once to each address.', max_length=80)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Delivered'), ('dead', 'Given up')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('try_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('status', models.PositiveSmallIntegerField(blank=True, help_text='HTTP status of the latest answer.', null=True)),
                ('error', models.CharField(blank=True, help_text='Why the latest attempt failed.', max_length=400)),
                ('lead', tenants.isolation.TenantForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='webhook_deliveries', to='leads.lead')),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
                ('webhook', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='followups.webhook')),
            ],
            options={
                'verbose_name_plural': 'webhook deliveries',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddConstraint(
            model_name='webhook',
            constraint=tenants.isolation.TenantIsolation(name='followups_webhook_isolation'),
        ),
        migrations.AddConstraint(
            model_name='webhook',
            constraint=models.UniqueConstraint(fields=('tenant', 'name'), name='webhook_name_once'),
        ),
        migrations.AddIndex(
            model_name='webhookdelivery',
            index=models.Index(condition=models.Q(('try_at__isnull', False)), fields=['tenant', 'try_at', 'id'], name='webhook_delivery_due'),
        ),
        migrations.AddIndex(
            model_name='webhookdelivery',
            index=models.Index(fields=['tenant', 'webhook', 'state', '-id'], name='webhook_delivery_of'),
        ),
        migrations.AddIndex(
            model_name='webhookdelivery',
            index=models.Index(condition=models.Q(('lead__isnull', False)), fields=['tenant', 'lead'], name='webhook_delivery_lead'),
        ),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=tenants.isolation.TenantIsolation(name='followups_webhookdelivery_isolation'),
        ),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=models.UniqueConstraint(fields=('tenant', 'webhook', 'change'), name='webhook_delivery_once'),
        ),
        migrations.RunSQL([(sql, None) for sql in statements()], migrations.RunSQL.noop),
    ]
