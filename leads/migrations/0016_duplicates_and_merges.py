"""Likely duplicates, and merges that can be taken back (mission A2).

The journal is only ever added to. When a lead becomes part of another, its events move along with it, and back when that is
taken back; nothing in them changes but whose they are. The run-time role cannot do that: a function that runs as the owner
of the table does, and only between the two leads of a recorded merge of the open scope (docs/decisions/0018).
"""

import django.db.models.deletion
import django.db.models.functions.text
import tenants.isolation
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

FUNCTION = """
CREATE FUNCTION move_merged_events(merge uuid) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  stays uuid;
  part uuid;
  is_undone boolean;
  ids uuid[];
BEGIN
  SELECT lead_id, merged_id, undone_at IS NOT NULL,
    ARRAY(SELECT jsonb_array_elements_text(coalesce(moved->'leads.Event', '[]'::jsonb))::uuid)
  INTO stays, part, is_undone, ids
  FROM public.leads_leadmerge WHERE tenant_id = public.app_tenant() AND id = merge;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Events move only with a merge that is on record.';
  END IF;
  IF is_undone THEN
    RETURN QUERY UPDATE public.leads_event SET lead_id = part
    WHERE tenant_id = public.app_tenant() AND lead_id = stays AND id = ANY(ids) RETURNING id;
    RETURN;
  END IF;
  PERFORM FROM public.leads_lead WHERE tenant_id = public.app_tenant() AND id = part AND merged_into_id = stays;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Events move only to the lead that theirs has become a part of.';
  END IF;
  RETURN QUERY UPDATE public.leads_event SET lead_id = stays
  WHERE tenant_id = public.app_tenant() AND lead_id = part RETURNING id;
END $$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('leads', '0015_tenant_of_the_lead'),
        ('tenants', '0007_working_hours_and_absences'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AccountMerge',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('leads', models.JSONField(default=list, help_text="Ids of the leads that were the merged one's.")),
                ('companies', models.JSONField(default=list, help_text='Ids of the companies that had become part of it before.')),
                ('owner_taken', models.BooleanField(default=False, help_text="The one that stays had no owner and took this one's.")),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
                ('account', tenants.isolation.TenantForeignKey(db_index=False, help_text='The one that stays.', on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='leads.account')),
                ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='merged_as', to='leads.account')),
                ('undone_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'merge of companies',
                'verbose_name_plural': 'merges of companies',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='DuplicatePair',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('because', models.JSONField(default=list, help_text='What they have in common: codes of leads.likeness.')),
                ('holds', models.BooleanField(default=False, help_text='It is certain enough to hold the younger one.')),
                ('found_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('merged', 'Merged'), ('not_duplicate', 'Not the same person')], default='open', max_length=15)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
                ('decided_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead_a', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.lead')),
                ('lead_b', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.lead')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='LeadMerge',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('through', models.CharField(blank=True, help_text='The page, the API key.', max_length=120)),
                ('changes', models.JSONField(default=dict, help_text='{model: {id: {column: [before, after]}}}')),
                ('moved', models.JSONField(default=dict, help_text="{model: [ids of the rows that were the merged one's]}")),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
                ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead', tenants.isolation.TenantForeignKey(db_index=False, help_text='The one that stays.', on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='leads.lead')),
                ('merged', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='merged_as', to='leads.lead')),
                ('undone_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'merge',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.RemoveConstraint(
            model_name='lead',
            name='lead_email_once',
        ),
        migrations.AddField(
            model_name='account',
            name='merged_into',
            field=tenants.isolation.TenantForeignKey(blank=True, db_index=False, help_text='The company that this is another name or domain of.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='also_known_as', to='leads.account'),
        ),
        migrations.AddField(
            model_name='lead',
            name='also_known_as',
            field=models.JSONField(blank=True, default=list, editable=False, help_text='Of the leads that have become part of this one: [{id, email, phone, external_id}].'),
        ),
        migrations.AddField(
            model_name='lead',
            name='merged_into',
            field=tenants.isolation.TenantForeignKey(blank=True, db_index=False, editable=False, help_text='The lead that this one has become a part of. It stays only to be found by what it was known by.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.lead'),
        ),
        migrations.AddField(
            model_name='lead',
            name='shares_as',
            field=models.CharField(blank=True, editable=False, help_text='Of an address that several use, such as info@: not empty where another lead has it too.', max_length=201),
        ),
        migrations.AddField(
            model_name='lead',
            name='to_match',
            field=models.BooleanField(default=True, editable=False, help_text='The next look asks first whether this is somebody known.'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('captured', 'Captured'), ('note', 'Note'), ('call', 'Call'), ('meeting', 'Meeting'), ('demo', 'Demo'), ('email_in', 'E-mail in'), ('email_out', 'E-mail out'), ('sms_in', 'Text message in'), ('sms_out', 'Text message out'), ('whatsapp_in', 'WhatsApp message in'), ('whatsapp_out', 'WhatsApp message out'), ('linkedin', 'LinkedIn message'), ('quote_sent', 'Quote Sent'), ('proposal_sent', 'Proposal Sent'), ('visit', 'Page visited'), ('download', 'Download'), ('click', 'Link followed'), ('booking', 'Meeting booked'), ('trigger_event', 'News about the company'), ('out_of_office', 'Out Of Office'), ('auto_reply', 'Auto Reply'), ('open', 'Message opened'), ('bounce_soft', 'Not delivered for now'), ('bounce_hard', 'Address refused'), ('complaint', 'Reported as spam'), ('promise_made', 'Promise Made'), ('promise_kept', 'Promise Kept'), ('promise_withdrawn', 'Promise Withdrawn'), ('question_asked', 'Question Asked'), ('question_answered', 'Question Answered'), ('question_withdrawn', 'Question Withdrawn'), ('finding_settled', 'Reading settled'), ('stage', 'Stage moved'), ('assigned', 'Owner changed'), ('changed', 'Details changed'), ('erased', 'Data erased'), ('merged', 'Captured again'), ('joined', 'Merged with another lead'), ('taken_apart', 'Merge taken back'), ('paused', 'Paused'), ('resumed', 'Resumed'), ('stopped', 'Stopped'), ('stop_lifted', 'Stop Lifted'), ('held', 'Held'), ('hold_lifted', 'Hold Lifted'), ('decision', 'Decision'), ('exit', 'Follow-up ended'), ('enrolled', 'Cadence started'), ('version_moved', 'Moved to other rules'), ('handed_off', 'Handed to a person'), ('scored', 'Score changed'), ('response_late', 'Answer late'), ('follow_up_done', 'Follow Up Done'), ('follow_up_skipped', 'Follow Up Skipped'), ('follow_up_overtaken', 'Follow Up Overtaken'), ('follow_up_overdue', 'Follow Up Overdue'), ('follow_up_moved', 'Follow-up put off'), ('follow_up_changed', 'Follow Up Changed'), ('follow_up_set', 'Next step set'), ('drafted', 'Drafted'), ('reviewed', 'Reviewed'), ('sent', 'Sent'), ('send_refused', 'Send Refused'), ('send_skipped', 'Send Skipped'), ('send_unknown', 'Sending outcome unknown'), ('suppressed', 'Suppressed')], max_length=30),
        ),
        migrations.AddIndex(
            model_name='account',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['tenant', 'merged_into'], name='account_merged_into'),
        ),
        migrations.AddField(
            model_name='lead',
            name='name_key',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Upper(django.db.models.functions.text.Concat('first_name', models.Value(' '), 'last_name')), output_field=models.CharField(max_length=600)),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('name_key', ' '), _negated=True), fields=['tenant', 'name_key'], name='lead_name'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['tenant', 'merged_into'], name='lead_merged_into'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.UniqueConstraint(fields=('tenant', 'email_key', 'shares_as'), name='lead_email_once'),
        ),
        migrations.AddIndex(
            model_name='accountmerge',
            index=models.Index(fields=['tenant', 'account', '-at'], name='account_merge_of_account'),
        ),
        migrations.AddConstraint(
            model_name='accountmerge',
            constraint=tenants.isolation.TenantIsolation(name='leads_accountmerge_isolation'),
        ),
        migrations.AddConstraint(
            model_name='accountmerge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('tenant', 'merged'), name='account_merge_once_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='duplicatepair',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['tenant', 'holds', 'found_at', 'id'], name='duplicate_pair_open'),
        ),
        migrations.AddIndex(
            model_name='duplicatepair',
            index=models.Index(fields=['tenant', 'lead_b'], name='duplicate_pair_of_younger'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=tenants.isolation.TenantIsolation(name='leads_duplicatepair_isolation'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.UniqueConstraint(fields=('tenant', 'lead_a', 'lead_b'), name='duplicate_pair_once'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.CheckConstraint(condition=models.Q(('lead_a__lt', models.F('lead_b'))), name='duplicate_pair_older_first'),
        ),
        migrations.AddIndex(
            model_name='leadmerge',
            index=models.Index(fields=['tenant', 'lead', '-at'], name='lead_merge_of_lead'),
        ),
        migrations.AddConstraint(
            model_name='leadmerge',
            constraint=tenants.isolation.TenantIsolation(name='leads_leadmerge_isolation'),
        ),
        migrations.AddConstraint(
            model_name='leadmerge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('tenant', 'merged'), name='lead_merge_once_at_a_time'),
        ),
        migrations.RunSQL(
            [
                (FUNCTION, None),
                ("REVOKE ALL ON FUNCTION move_merged_events FROM PUBLIC", None),
                ("GRANT EXECUTE ON FUNCTION move_merged_events TO {app}".format(**settings.DATABASE_ROLES), None),
            ],
            "DROP FUNCTION move_merged_events",
        ),
    ]
