"""What did we keep when the office began to examine what it received?"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import office.records.encrypted
from office.records.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0010_filed_uploads'),
    ]

    operations = [
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('dispatched', models.DateField(null=True)),
                ('arrived', models.DateField()),
                ('note', models.TextField(blank=True, default='')),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='records.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filing', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.filing')),
            ],
        ),
        migrations.CreateModel(
            name='Enquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority', models.CharField(max_length=64)),
                ('number', models.PositiveIntegerField()),
                ('until', models.DateField()),
                ('asked', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(blank=True, default='', max_length=20)),
                ('words', models.TextField(blank=True, default='')),
                ('rows', models.JSONField(default=dict)),
                ('at', models.DateTimeField(null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='records.application')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('enquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='records.enquiry')),
            ],
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(max_length=10)),
                ('item', models.CharField(max_length=64)),
                ('says', models.CharField(max_length=20)),
                ('computed', models.CharField(blank=True, default='', max_length=20)),
                ('basis', models.CharField(max_length=64)),
                ('reason', models.TextField(blank=True, default='')),
                ('evidence', models.TextField(blank=True, default='')),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='records.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.filing')),
            ],
        ),
        migrations.CreateModel(
            name='OfficeRuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('reading', models.CharField(max_length=64)),
                ('chosen', models.CharField(max_length=64)),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rulings', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=64)),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('count', models.PositiveIntegerField()),
                ('replaces', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registers', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Held',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('plain', models.CharField(max_length=200)),
                ('number', office.records.encrypted.EncryptedText(blank=True, default='')),
                ('digest', models.CharField(blank=True, default='', max_length=64)),
                ('content', models.JSONField()),
                ('register', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='records.register')),
            ],
        ),
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('query', models.CharField(max_length=1000)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='searches', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(max_length=20)),
                ('recommended', models.CharField(max_length=20)),
                ('outcomes', models.JSONField()),
                ('turns_on', models.JSONField()),
                ('contradictions', models.JSONField()),
                ('at', models.DateTimeField()),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='standing', to='records.application')),
                ('filing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.filing')),
            ],
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('predecessor', models.CharField(max_length=200)),
                ('predecessor_number', office.records.encrypted.EncryptedText(blank=True, default='')),
                ('predecessor_digest', models.CharField(blank=True, default='', max_length=64)),
                ('successor', models.CharField(max_length=200)),
                ('successor_number', office.records.encrypted.EncryptedText()),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('on', models.DateField()),
                ('document', models.TextField()),
                ('at', models.DateTimeField()),
                ('ended', models.DateTimeField(null=True)),
                ('ending', models.TextField(blank=True, default='')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('fields', models.JSONField()),
                ('words', models.TextField(blank=True, default='')),
                ('until', models.DateTimeField()),
                ('asked', models.DateTimeField()),
                ('amended', models.JSONField(default=dict)),
                ('version', models.PositiveIntegerField(default=0)),
                ('ended', models.DateTimeField(null=True)),
                ('how', models.CharField(blank=True, default='', max_length=20)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='records.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.filing')),
                ('returned', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.filing')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'number'), name='a_correction_once'), models.UniqueConstraint(condition=models.Q(('ended', None)), fields=('application',), name='one_correction_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('stage', models.CharField(max_length=20)),
                ('clauses', models.JSONField(default=list)),
                ('reason', models.TextField(blank=True, default='')),
                ('remedy', models.TextField(blank=True, default='')),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='records.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.filing')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'number'), name='a_decision_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='enquiry',
            constraint=models.UniqueConstraint(fields=('notice', 'number'), name='an_enquiry_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('enquiry', 'application'), name='an_answer_once'),
        ),
        migrations.AddIndex(
            model_name='judgement',
            index=models.Index(fields=['application', 'sort', 'item'], name='judgements_of_an_item'),
        ),
        migrations.AddConstraint(
            model_name='officeruling',
            constraint=models.UniqueConstraint(fields=('notice', 'number'), name='one_ruling_at_a_number'),
        ),
        migrations.AddConstraint(
            model_name='register',
            constraint=models.UniqueConstraint(fields=('notice', 'kind', 'number'), name='a_register_once'),
        ),
        migrations.AddIndex(
            model_name='held',
            index=models.Index(fields=['digest'], name='held_by_number'),
        ),
        migrations.AddIndex(
            model_name='held',
            index=models.Index(fields=['plain'], name='held_by_name'),
        ),
        migrations.AddConstraint(
            model_name='search',
            constraint=models.UniqueConstraint(fields=('person', 'name'), name='a_search_by_its_name'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(fields=['verdict'], name='standings_by_verdict'),
        ),
        append_only(
            'records_officeruling', 'records_judgement', 'records_decision', 'records_arrival', 'records_register',
            'records_held',
        ),
    ]
