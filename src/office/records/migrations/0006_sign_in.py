"""What did we keep when people could sign in? A table to count attempts in; letters that belong to no notice."""

import django.db.models.deletion
from django.core.management import call_command
from django.db import migrations, models


def count_attempts(apps, editor):
    call_command("createcachetable", "attempts", database=editor.connection.alias, verbosity=0)


def stop_counting(apps, editor):
    editor.execute('DROP TABLE "attempts"')


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0005_uploads'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='notice',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='records.notice'),
        ),
        migrations.RunPython(count_attempts, stop_counting),
    ]
