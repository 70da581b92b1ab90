"""Two-way sync with a client's CRM: the connection, the links, and who has a run that is due."""

import django.db.models.deletion
import followups.models.crm
import tenants.isolation
import uuid
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


ROLES = settings.DATABASE_ROLES
DUE = """
CREATE FUNCTION tenants_with_crm(now timestamptz) RETURNS TABLE (tenant uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.id FROM public.tenants_tenant t
  WHERE t.is_active AND EXISTS (
    SELECT FROM public.followups_crmconnection WHERE tenant_id = t.id AND is_active AND next_run_at <= now)
$$
"""


def statements():
    yield DUE
    yield "REVOKE ALL ON FUNCTION tenants_with_crm FROM PUBLIC"
    yield "GRANT EXECUTE ON FUNCTION tenants_with_crm TO {app}".format(**ROLES)
    yield "GRANT USAGE, CREATE ON SCHEMA public TO {dispatch}".format(**ROLES)
    yield "GRANT SELECT (tenant_id, is_active, next_run_at) ON followups_crmconnection TO {dispatch}".format(**ROLES)
    yield "CREATE POLICY dispatch ON followups_crmconnection FOR SELECT TO {dispatch} USING (true)".format(**ROLES)
    yield "ALTER FUNCTION tenants_with_crm OWNER TO {dispatch}".format(**ROLES)
    yield "REVOKE CREATE ON SCHEMA public FROM {dispatch}".format(**ROLES)


class Migration(migrations.Migration):

    dependencies = [
        ('followups', '0024_tenant_of_the_lead'),
        ('leads', '0014_newest_by_id'),
        ('tenants', '0007_working_hours_and_absences'),
    ]

    operations = [
        migrations.CreateModel(
            name='CrmConnection',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('hubspot', 'HubSpot')], default='hubspot', max_length=20, verbose_name='CRM')),
                ('sealed', models.TextField(blank=True, editable=False, help_text='The token, encrypted.')),
                ('portal', models.CharField(blank=True, editable=False, help_text="The account's number in the CRM, as the test found it.", max_length=40)),
                ('is_active', models.BooleanField(default=True, help_text='Off: nothing is read and nothing written.', verbose_name='switched on')),
                ('paused_because', models.CharField(blank=True, editable=False, max_length=400)),
                ('pulls', models.JSONField(blank=True, default=followups.models.crm.all_kinds, help_text='What is read there.', validators=[followups.models.crm.validate_kinds], verbose_name='from the CRM')),
                ('pushes', models.JSONField(blank=True, default=followups.models.crm.all_kinds, help_text='What is written there.', validators=[followups.models.crm.validate_kinds], verbose_name='to the CRM')),
                ('takes_in', models.CharField(choices=[('known', 'only people who are leads here already'), ('lifecycle', 'contacts of the lifecycle stages named below'), ('all', 'every contact')], default='known', help_text='Which contacts become leads. Follow-up begins with each by your rules.', max_length=10, verbose_name='new leads')),
                ('lifecycles', models.JSONField(blank=True, default=list, help_text='Internal names, like ["lead", "opportunity"].', validators=[followups.models.crm.validate_list], verbose_name='lifecycle stages taken in')),
                ('creates_contacts', models.BooleanField(default=True, help_text='Leads that the CRM does not know become contacts there.')),
                ('creates_deals', models.BooleanField(default=False, help_text='A lead without a deal gets one, once its stage is one of those below.')),
                ('fields', models.JSONField(default=followups.models.crm.shipped_rules, validators=[followups.models.crm.validate_rules], verbose_name='mapping of fields')),
                ('stages', models.JSONField(blank=True, default=dict, help_text='Id of a deal stage in the CRM: stage here. Closed ones are won or lost by themselves.', validators=[followups.models.crm.validate_stages], verbose_name='deal stages')),
                ('pipeline', models.CharField(blank=True, help_text='Id of the pipeline for new deals; empty: the first.', max_length=80)),
                ('statuses', models.JSONField(blank=True, default=dict, help_text="Value of the contact's lead status: stage here.", validators=[followups.models.crm.validate_stages], verbose_name='lead statuses')),
                ('lifecycle', models.JSONField(blank=True, default=dict, help_text='Stage here: lifecycle stage that the contact is given. The CRM moves it forward alone.', validators=[followups.models.crm.validate_lifecycles], verbose_name='lifecycle stages written')),
                ('owners', models.JSONField(blank=True, default=dict, help_text='Only for people whose address differs: address in the CRM: address here.', validators=[followups.models.crm.validate_texts])),
                ('cursors', models.JSONField(default=dict, editable=False)),
                ('position_xid', models.BigIntegerField(default=0, editable=False)),
                ('position_row', models.UUIDField(default=uuid.UUID('ffffffff-ffff-ffff-ffff-ffffffffffff'), editable=False)),
                ('is_prepared', models.BooleanField(default=False, editable=False)),
                ('next_run_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('running_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False, help_text='Failed runs in a row.')),
                ('error', models.CharField(blank=True, editable=False, max_length=400)),
                ('last_run_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('last_ok_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('last_said', models.CharField(blank=True, editable=False, max_length=300)),
                ('tested_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('test_ok', models.BooleanField(blank=True, editable=False, null=True)),
                ('test_say', models.CharField(blank=True, editable=False, max_length=500)),
                ('known', models.JSONField(default=dict, editable=False, help_text='{stages: {id: name}, owners: [addresses]}, as the test found them.')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
            ],
            options={
                'verbose_name': 'CRM connection',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CrmLink',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('contact', 'Contact'), ('deal', 'Deal'), ('note', 'Note'), ('task', 'Task'), ('opt_out', 'Opt-out')], max_length=10)),
                ('state', models.CharField(choices=[('linked', 'Linked'), ('merged', 'merged into another in the CRM'), ('gone', 'deleted in the CRM')], default='linked', max_length=10)),
                ('remote_id', models.CharField(blank=True, max_length=40, verbose_name='id in the CRM')),
                ('local_id', models.UUIDField(blank=True, null=True, verbose_name='id here')),
                ('base', models.JSONField(default=dict, help_text='{field: digest of the value that both sides had last}')),
                ('facts', models.JSONField(default=dict, help_text='What a deal is: open or closed, and since when.')),
                ('seen', models.BigIntegerField(default=0, help_text='When it was last changed in the CRM: milliseconds since 1970.')),
                ('checked_at', models.DateTimeField(blank=True, help_text='When it was last asked whether it is still there.', null=True)),
                ('push_at', models.DateTimeField(blank=True, help_text='When it is to be written; empty: nothing waits.', null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error_field', models.CharField(blank=True, max_length=80)),
                ('error', models.CharField(blank=True, max_length=400)),
                ('mend', models.CharField(blank=True, help_text='What mends it.', max_length=300)),
                ('created_at', models.DateTimeField()),
                ('connection', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='followups.crmconnection')),
                ('lead', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='crm_links', to='leads.lead')),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
            ],
            options={
                'verbose_name': 'CRM link',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddConstraint(
            model_name='crmconnection',
            constraint=tenants.isolation.TenantIsolation(name='followups_crmconnection_isolation'),
        ),
        migrations.AddConstraint(
            model_name='crmconnection',
            constraint=models.UniqueConstraint(fields=('tenant', 'kind'), name='crm_connection_one'),
        ),
        migrations.AddIndex(
            model_name='crmlink',
            index=models.Index(condition=models.Q(('push_at__isnull', False)), fields=['tenant', 'push_at', 'id'], name='crm_link_to_push'),
        ),
        migrations.AddIndex(
            model_name='crmlink',
            index=models.Index(fields=['tenant', 'lead', 'kind'], name='crm_link_of_lead'),
        ),
        migrations.AddConstraint(
            model_name='crmlink',
            constraint=tenants.isolation.TenantIsolation(name='followups_crmlink_isolation'),
        ),
        migrations.AddConstraint(
            model_name='crmlink',
            constraint=models.UniqueConstraint(condition=models.Q(('remote_id', ''), _negated=True), fields=('tenant', 'connection', 'kind', 'remote_id'), name='crm_link_theirs'),
        ),
        migrations.AddConstraint(
            model_name='crmlink',
            constraint=models.UniqueConstraint(fields=('tenant', 'connection', 'kind', 'local_id'), name='crm_link_ours'),
        ),
        migrations.RunSQL([(sql, None) for sql in statements()], migrations.RunSQL.noop),
    ]
