"""After a restore from a dump: transactions are numbered anew, so the changes feed begins a new life."""

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from tenants.owner import as_owner

TABLES = ("leads_event", "followups_followup", "suppression_suppression", "suppression_consent")
EPOCH = """
DO $$ BEGIN EXECUTE format(
  'CREATE OR REPLACE FUNCTION changes_epoch() RETURNS text LANGUAGE sql STABLE AS %L',
  'SELECT ' || quote_literal(left(md5(gen_random_uuid()::text), 8)) || '::text'
); END $$
"""


class Command(BaseCommand):
    help = "Begin the changes feed anew after pg_restore: old cursors are answered with 410, webhooks and CRMs go on from now."

    def handle(self, **options) -> None:
        with as_owner(), transaction.atomic(), connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"UPDATE {table} SET written_in = 0 WHERE written_in <> 0")  # noqa: S608 -- names of ours
            cursor.execute("UPDATE followups_webhook SET position_xid = 0")
            cursor.execute("UPDATE followups_crmconnection SET position_xid = 0")
            cursor.execute(EPOCH)
        self.stdout.write("The feed begins anew. Programs that read it start again without a cursor.")
