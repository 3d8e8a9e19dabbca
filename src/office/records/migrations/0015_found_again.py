"""What did we keep so that an application is found and counted without being opened?"""

import json

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from award.intake.sought import kept


def kept_anew(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Say of those who are there already what is said of newcomers."""
    for applicant in apps.get_model('records', 'Applicant').objects.iterator():
        applicant.folded = kept(applicant.name)
        applicant.code = applicant.number if applicant.kind == 'organisation' else ''
        applicant.save(update_fields=('folded', 'code'))
    for filing in apps.get_model('records', 'Filing').objects.order_by('number').select_related('application'):
        application = filing.application
        application.counting, application.filed = filing, filing.filed
        came = json.loads(filing.content)['recommendation'] is not None
        application.features = {'recommendation': 'given' if came else 'none'}
        application.save(update_fields=('counting', 'filed', 'features'))


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0014_tokens'),
    ]

    operations = [
        migrations.AddField(
            model_name='applicant',
            name='code',
            field=models.CharField(blank=True, default='', max_length=18),
        ),
        migrations.AddField(
            model_name='applicant',
            name='folded',
            field=models.CharField(blank=True, default='', max_length=400),
        ),
        migrations.AddField(
            model_name='application',
            name='counting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.filing'),
        ),
        migrations.AddField(
            model_name='application',
            name='features',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='application',
            name='filed',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='applicant',
            index=models.Index(fields=['folded', 'code'], name='applicants_by_name'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['notice', 'filed', 'id'], name='applications_by_filing'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['notice', 'stage', 'filed', 'id'], name='applications_by_stage'),
        ),
        migrations.AddField(
            model_name='standing',
            name='contradicted',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(contradictions=[], then=False), default=True, output_field=models.BooleanField()), output_field=models.BooleanField()),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('contradicted', True)), fields=['application'], name='standings_contradicted'),
        ),
        migrations.RunPython(kept_anew, migrations.RunPython.noop),
    ]
