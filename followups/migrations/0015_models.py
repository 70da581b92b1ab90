"""Language models of tenants with their accounts; and which tenants have a text that a person wants written anew."""

import django.core.validators
import django.db.models.deletion
import tenants.isolation
import uuid_utils.compat
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


ROLES = settings.DATABASE_ROLES
FUNCTION = """
CREATE FUNCTION tenants_to_rewrite(at timestamptz) RETURNS TABLE (tenant uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.id FROM public.tenants_tenant t
  WHERE t.is_active AND EXISTS (SELECT FROM public.followups_message WHERE tenant_id = t.id AND rewrite_asked_at <= at)
$$
"""


def statements():
    yield FUNCTION
    yield "REVOKE ALL ON FUNCTION tenants_to_rewrite FROM PUBLIC"
    yield "GRANT EXECUTE ON FUNCTION tenants_to_rewrite TO {app}".format(**ROLES)
    yield "GRANT USAGE, CREATE ON SCHEMA public TO {dispatch}".format(**ROLES)
    yield "GRANT SELECT (rewrite_asked_at) ON followups_message TO {dispatch}".format(**ROLES)
    yield "ALTER FUNCTION tenants_to_rewrite OWNER TO {dispatch}".format(**ROLES)
    yield "REVOKE CREATE ON SCHEMA public FROM {dispatch}".format(**ROLES)


class Migration(migrations.Migration):

    dependencies = [
        ('followups', '0013_voice_and_writers'),
        ('leads', '0005_own_next_steps'),
        ('tenants', '0004_alerts_and_digests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ModelConnection',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('base_url', models.CharField(help_text='Of any server that speaks the chat completions protocol: https://api.example.com/v1', max_length=300)),
                ('model', models.CharField(help_text='As the server calls it.', max_length=120)),
                ('sealed', models.TextField(blank=True, editable=False, help_text='The key, encrypted.')),
                ('max_tokens_parameter', models.CharField(choices=[('max_tokens', 'max_tokens: most servers'), ('max_completion_tokens', 'max_completion_tokens: newer models of OpenAI')], default='max_tokens', max_length=30)),
                ('max_output_tokens', models.PositiveIntegerField(default=1500, help_text='The longest answer. A model that thinks before it answers needs more.', validators=[django.core.validators.MinValueValidator(200), django.core.validators.MaxValueValidator(20000)])),
                ('time_limit', models.PositiveSmallIntegerField(default=20, help_text='Seconds that one answer may take, 2 to 45; after them the template writes.', validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(45)])),
                ('price_input', models.DecimalField(decimal_places=6, default=Decimal('0'), help_text='For a million tokens that are sent.', max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0'))])),
                ('price_output', models.DecimalField(decimal_places=6, default=Decimal('0'), help_text='For a million tokens of an answer.', max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0'))])),
                ('currency', models.CharField(default='EUR', help_text='Of prices and cap.', max_length=3)),
                ('monthly_cap', models.DecimalField(decimal_places=2, default=Decimal('20'), help_text='Money in a calendar month of the client. Once it is spent, the rules and templates do the work alone.', max_digits=10, validators=[django.core.validators.MinValueValidator(Decimal('0'))])),
                ('is_active', models.BooleanField(default=True, help_text='Off: nothing is asked, whatever is ticked below.')),
                ('use_draft', models.BooleanField(default=False, verbose_name='Drafts')),
                ('use_reactivation', models.BooleanField(default=False, verbose_name='Drafts to leads that went cold')),
                ('use_gate_opinion', models.BooleanField(default=False, help_text='It can only add objections; it never removes one.', verbose_name='A second opinion on drafts')),
                ('use_reply', models.BooleanField(default=False, help_text='It can have a person asked; it never undoes an opt-out, no or complaint.', verbose_name='A second reading of replies')),
                ('use_extraction', models.BooleanField(default=False, verbose_name='Promises and questions in notes and mails')),
                ('use_qualification', models.BooleanField(default=False, verbose_name='An opinion on fit and intent')),
                ('writes_first_replies', models.BooleanField(default=False, help_text='Also the immediate first reply, which then waits for the model. Off: the template alone.')),
                ('goes_unread', models.BooleanField(default=False, help_text='What it wrote may be sent without a person having read it, where no rule asks for a review.')),
                ('failures', models.PositiveSmallIntegerField(default=0, editable=False, help_text='In a row.')),
                ('resting_until', models.DateTimeField(blank=True, editable=False, help_text='After failures in a row it is left alone for a while.', null=True)),
                ('resting_because', models.CharField(blank=True, editable=False, max_length=300)),
                ('tested_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('test_ok', models.BooleanField(blank=True, editable=False, null=True)),
                ('test_say', models.CharField(blank=True, editable=False, max_length=500)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
            ],
            options={
                'verbose_name': 'language model',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ModelMonth',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(help_text="Its first day, on the client's calendar.")),
                ('spent', models.DecimalField(decimal_places=6, default=Decimal('0'), help_text='What calls have cost, and what those under way may.', max_digits=14)),
                ('calls', models.PositiveIntegerField(default=0)),
                ('input_tokens', models.PositiveBigIntegerField(default=0)),
                ('output_tokens', models.PositiveBigIntegerField(default=0)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
            ],
            options={
                'verbose_name': 'month of a language model',
                'verbose_name_plural': 'months of language models',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ModelCall',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('use', models.CharField(choices=[('draft', 'Drafts'), ('reactivation', 'Drafts to leads that went cold'), ('gate_opinion', 'A second opinion on drafts'), ('reply', 'A second reading of replies'), ('extraction', 'Promises and questions in notes and mails'), ('qualification', 'An opinion on fit and intent')], max_length=20)),
                ('model', models.CharField(max_length=120)),
                ('prompt', models.CharField(help_text='Name and version.', max_length=40)),
                ('at', models.DateTimeField()),
                ('milliseconds', models.PositiveIntegerField(default=0)),
                ('input_tokens', models.PositiveIntegerField(default=0)),
                ('output_tokens', models.PositiveIntegerField(default=0)),
                ('cost', models.DecimalField(decimal_places=6, default=Decimal('0'), help_text='Under way: what is set aside for it.', max_digits=14)),
                ('outcome', models.CharField(choices=[('under_way', 'Under Way'), ('used', 'Used'), ('failed', 'Failed'), ('lost', 'Lost: the worker ended before the answer')], default='under_way', max_length=10)),
                ('failed_with', models.CharField(blank=True, help_text='The kind of failure.', max_length=20)),
                ('tenant', tenants.isolation.TenantKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
                ('month', tenants.isolation.TenantForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='followups.modelmonth')),
            ],
            options={
                'verbose_name': 'call of a language model',
                'verbose_name_plural': 'calls of language models',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('written_by', 'model')), fields=['tenant', '-created_at'], name='message_by_model'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('rewrite_asked_at__isnull', False)), fields=['tenant', 'rewrite_asked_at'], name='message_to_rewrite'),
        ),
        migrations.AddConstraint(
            model_name='modelconnection',
            constraint=tenants.isolation.TenantIsolation(name='followups_modelconnection_isolation'),
        ),
        migrations.AddConstraint(
            model_name='modelconnection',
            constraint=models.UniqueConstraint(fields=('tenant',), name='model_connection_one'),
        ),
        migrations.AddConstraint(
            model_name='modelmonth',
            constraint=tenants.isolation.TenantIsolation(name='followups_modelmonth_isolation'),
        ),
        migrations.AddConstraint(
            model_name='modelmonth',
            constraint=models.UniqueConstraint(fields=('tenant', 'month'), name='model_month_once'),
        ),
        migrations.AddIndex(
            model_name='modelcall',
            index=models.Index(fields=['tenant', '-at'], name='model_call_newest'),
        ),
        migrations.AddIndex(
            model_name='modelcall',
            index=models.Index(condition=models.Q(('outcome', 'under_way')), fields=['tenant', 'at'], name='model_call_under_way'),
        ),
        migrations.AddConstraint(
            model_name='modelcall',
            constraint=tenants.isolation.TenantIsolation(name='followups_modelcall_isolation'),
        ),
        migrations.RunSQL([(sql, None) for sql in statements()], migrations.RunSQL.noop),
    ]
