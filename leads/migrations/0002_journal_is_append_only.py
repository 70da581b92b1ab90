from django.conf import settings
from django.db import migrations

ROLES = "{app}, {agency}".format(**settings.DATABASE_ROLES)


class Migration(migrations.Migration):
    dependencies = [("leads", "0001_initial")]
    operations = [
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE, TRUNCATE ON leads_event FROM {ROLES}",
            f"GRANT UPDATE, DELETE ON leads_event TO {ROLES}",
        )
    ]
