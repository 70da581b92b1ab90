# The questions put to a language model include one to try it out.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('followups', '0019_response_clocks'),
    ]

    operations = [
        migrations.AlterField(
            model_name='modelcall',
            name='use',
            field=models.CharField(choices=[('draft', 'Drafts'), ('reactivation', 'Drafts to leads that went cold'), ('gate_opinion', 'A second opinion on drafts'), ('reply', 'A second reading of replies'), ('extraction', 'Promises and questions in notes and mails'), ('qualification', 'An opinion on fit and intent'), ('trial', 'Trying it out')], max_length=20),
        ),
    ]
