"""What did we keep when recommendations could be asked for?"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_sign_in'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=20)),
                ('kind', models.CharField(max_length=64)),
                ('name', models.CharField(max_length=200)),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=10)),
                ('token', models.CharField(max_length=64, null=True, unique=True)),
                ('applicant', models.CharField(max_length=200)),
                ('line', models.CharField(max_length=64)),
                ('summary', models.JSONField()),
                ('asked', models.DateTimeField()),
                ('words', models.TextField(blank=True, default='')),
                ('signer', models.CharField(blank=True, default='', max_length=200)),
                ('position', models.CharField(blank=True, default='', max_length=200)),
                ('given', models.DateTimeField(null=True)),
                ('nonce', models.CharField(blank=True, default='', max_length=32)),
                ('reason', models.TextField(blank=True, default='')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='records.application')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'email'), name='a_recommender_asked_once'), models.UniqueConstraint(condition=models.Q(('stage__in', ('asked', 'given'))), fields=('application',), name='one_recommendation_at_a_time')],
            },
        ),
    ]
