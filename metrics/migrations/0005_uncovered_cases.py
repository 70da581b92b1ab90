from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('metrics', '0004_months_and_weeks'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('kind', 'standing'), ('outcomes__contains', ['uncovered'])), fields=['tenant', 'day'], name='case_uncovered'),
        ),
    ]
