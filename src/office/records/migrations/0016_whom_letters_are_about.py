"""Since when is it kept of a letter whom it is about?"""

import django.db.models.deletion
from django.db import migrations, models


def told(apps, _):
    """Of a letter that has left, its entry in the log knows whom it is about."""
    Letter, Entry = (apps.get_model('records', name) for name in ('Letter', 'Entry'))
    for letter in Letter.objects.filter(notice__isnull=False).only('key', 'notice'):
        number = letter.key.split('/')[1]
        about = Entry.objects.filter(notice=letter.notice_id, number=number).values_list('applicant', flat=True)
        Letter.objects.filter(pk=letter.pk).update(applicant=about.first())


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0015_found_again'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='applicant',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='records.applicant'),
        ),
        migrations.RunPython(told, migrations.RunPython.noop),
    ]
