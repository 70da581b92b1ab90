"""The queue of drafts, and whether one of a lead's waits for a person, are read from an index without any text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followups", "0025_crm_sync")]

    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state__in", ["in_review", "unknown"])),
                fields=["tenant", "lead"],
                include=("follow_up", "id", "kind", "state"),
                name="message_waits",
            ),
        ),
    ]
