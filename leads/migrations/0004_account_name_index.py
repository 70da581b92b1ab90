from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("leads", "0003_question_withdrawn")]
    operations = [
        migrations.AddIndex(
            model_name="account", index=models.Index(models.F("tenant"), Upper("name"), name="account_name")
        )
    ]
