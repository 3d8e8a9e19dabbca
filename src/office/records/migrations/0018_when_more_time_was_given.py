"""Since when is it kept at which instant more time was given?"""

from django.db import migrations, models


def told(apps, _):
    """What was given before has its entry in the log, which knows."""
    Extension, Entry = (apps.get_model('records', name) for name in ('Extension', 'Entry'))
    for extension in Extension.objects.select_related('application').only('application__notice'):
        entry = Entry.objects.get(notice=extension.application.notice_id, record=f'extension/{extension.pk}')
        Extension.objects.filter(pk=extension.pk).update(at=entry.at)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0017_waiting'),
    ]

    operations = [
        migrations.AddField(model_name='extension', name='at', field=models.DateTimeField(null=True)),
        migrations.RunPython(told, migrations.RunPython.noop),
        migrations.AlterField(model_name='extension', name='at', field=models.DateTimeField()),
    ]
