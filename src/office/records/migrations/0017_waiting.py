"""Since when is it kept what an application waits for?"""

import django.db.models.deletion
from django.db import migrations, models

from office.records import awaiting


def kept(apps, _):
    """Of every application that was filed already, what it waits for now."""
    Application, Notice = (apps.get_model('records', name) for name in ('Application', 'Notice'))
    for notice in Notice.objects.all():
        found = Application.objects.filter(notice=notice, counting__isnull=False).select_related('notice')
        awaiting.keep(found)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0016_whom_letters_are_about'),
    ]

    operations = [
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='waiting', serialize=False, to='records.application')),
                ('begun', models.BooleanField()),
                ('unseconded', models.BooleanField()),
                ('returned', models.BooleanField()),
                ('contradicted', models.BooleanField()),
                ('another_paper', models.BooleanField()),
                ('correcting', models.DateTimeField(null=True)),
                ('first_asked', models.DateField(null=True)),
                ('last_asked', models.DateField(null=True)),
            ],
        ),
        migrations.RemoveIndex(
            model_name='standing',
            name='standings_contradicted',
        ),
        migrations.RunPython(kept, migrations.RunPython.noop),
    ]
