"""The one way in which the journal is changed: what an erased person said and was told is emptied (mission K5).

The run-time role may add events and nothing else. This function runs as their owner and empties the events of one lead of
the open scope, and only of one that is marked as erased; the plain facts that metrics are made of stay.
"""

from django.conf import settings
from django.db import migrations, models

FUNCTION = """
CREATE FUNCTION erase_events(erased uuid, kept text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  emptied bigint;
BEGIN
  PERFORM FROM public.leads_lead WHERE tenant_id = public.app_tenant() AND id = erased AND stop_code = 'erased';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Only the events of a lead that is marked as erased are emptied.';
  END IF;
  UPDATE public.leads_event SET text = '', external_id = NULL, data = (
    SELECT coalesce(jsonb_object_agg(fact.key, fact.value), '{}'::jsonb) FROM jsonb_each(data) AS fact
    WHERE fact.key = ANY(kept) AND jsonb_typeof(fact.value) IN ('string', 'number', 'boolean')
  ) WHERE tenant_id = public.app_tenant() AND lead_id = erased;
  GET DIAGNOSTICS emptied = ROW_COUNT;
  RETURN emptied;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("leads", "0003_signals_and_buying_roles")]
    operations = [
        migrations.RunSQL(
            [
                (FUNCTION, None),
                ("REVOKE ALL ON FUNCTION erase_events FROM PUBLIC", None),
                ("GRANT EXECUTE ON FUNCTION erase_events TO {app}".format(**settings.DATABASE_ROLES), None),
            ],
            "DROP FUNCTION erase_events",
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('captured', 'Captured'), ('note', 'Note'), ('call', 'Call'), ('meeting', 'Meeting'), ('demo', 'Demo'), ('email_in', 'E-mail in'), ('email_out', 'E-mail out'), ('sms_in', 'Text message in'), ('sms_out', 'Text message out'), ('whatsapp_in', 'WhatsApp message in'), ('whatsapp_out', 'WhatsApp message out'), ('linkedin', 'LinkedIn message'), ('quote_sent', 'Quote Sent'), ('proposal_sent', 'Proposal Sent'), ('visit', 'Page visited'), ('download', 'Download'), ('click', 'Link followed'), ('booking', 'Meeting booked'), ('trigger_event', 'News about the company'), ('out_of_office', 'Out Of Office'), ('auto_reply', 'Auto Reply'), ('open', 'Message opened'), ('bounce_soft', 'Not delivered for now'), ('bounce_hard', 'Address refused'), ('complaint', 'Reported as spam'), ('promise_made', 'Promise Made'), ('promise_kept', 'Promise Kept'), ('promise_withdrawn', 'Promise Withdrawn'), ('question_asked', 'Question Asked'), ('question_answered', 'Question Answered'), ('question_withdrawn', 'Question Withdrawn'), ('stage', 'Stage moved'), ('assigned', 'Owner changed'), ('changed', 'Details changed'), ('erased', 'Data erased'), ('merged', 'Captured again'), ('paused', 'Paused'), ('resumed', 'Resumed'), ('stopped', 'Stopped'), ('stop_lifted', 'Stop Lifted'), ('held', 'Held'), ('hold_lifted', 'Hold Lifted'), ('decision', 'Decision'), ('exit', 'Follow-up ended'), ('enrolled', 'Cadence started'), ('version_moved', 'Moved to other rules'), ('handed_off', 'Handed to a person'), ('follow_up_done', 'Follow Up Done'), ('follow_up_skipped', 'Follow Up Skipped'), ('follow_up_overtaken', 'Follow Up Overtaken'), ('follow_up_overdue', 'Follow Up Overdue'), ('follow_up_moved', 'Follow-up put off'), ('drafted', 'Drafted'), ('reviewed', 'Reviewed'), ('sent', 'Sent'), ('send_refused', 'Send Refused'), ('send_skipped', 'Send Skipped'), ('send_unknown', 'Sending outcome unknown'), ('suppressed', 'Suppressed')], max_length=30),
        ),
    ]
