"""What the rules find in an event's words stands beside them, and is emptied with them (migration leads.0004)."""

from django.db import migrations, models

EMPTIES = """
CREATE OR REPLACE FUNCTION erase_events(erased uuid, kept text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  emptied bigint;
BEGIN
  PERFORM FROM public.leads_lead WHERE tenant_id = public.app_tenant() AND id = erased AND stop_code = 'erased';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Only the events of a lead that is marked as erased are emptied.';
  END IF;
  UPDATE public.leads_event SET text = '', external_id = NULL,{reading} data = (
    SELECT coalesce(jsonb_object_agg(fact.key, fact.value), '{{}}'::jsonb) FROM jsonb_each(data) AS fact
    WHERE fact.key = ANY(kept) AND jsonb_typeof(fact.value) IN ('string', 'number', 'boolean')
  ) WHERE tenant_id = public.app_tenant() AND lead_id = erased;
  GET DIAGNOSTICS emptied = ROW_COUNT;
  RETURN emptied;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("leads", "0009_scoring_and_routing")]
    operations = [
        migrations.AddField(
            model_name="event",
            name="reading",
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.RunSQL(
            [(EMPTIES.format(reading=" reading = NULL,"), None)],
            [(EMPTIES.format(reading=""), None)],
        ),
    ]
