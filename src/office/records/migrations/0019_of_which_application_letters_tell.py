"""Since when is it kept of a letter of which application it tells?"""

import django.db.models.deletion
from django.db import migrations, models


def told(apps, _):
    """Of a letter that has left, its entry in the log knows of which application it tells."""
    Letter, Entry, Application = (apps.get_model('records', name) for name in ('Letter', 'Entry', 'Application'))
    for letter in Letter.objects.filter(notice__isnull=False).only('key', 'notice'):
        number = letter.key.split('/')[1]
        of = Entry.objects.filter(notice=letter.notice_id, number=number).values('application')
        Letter.objects.filter(pk=letter.pk).update(application=Application.objects.filter(pk__in=of).first())


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0018_when_more_time_was_given'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='application',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='records.application'),
        ),
        migrations.RunPython(told, migrations.RunPython.noop),
    ]
