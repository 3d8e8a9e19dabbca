"""What did we keep at first? Notices, people, letters and the ledger."""

import django.db.models.deletion
import office.records.encrypted
import office.records.people
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(max_length=64, unique=True)),
                ('stage', models.CharField(max_length=20)),
                ('digest', models.CharField(max_length=64)),
                ('issued', models.DateTimeField()),
                ('origin', models.CharField(max_length=200, unique=True)),
                ('log_key', models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('language', models.CharField(default='zh-hans', max_length=10)),
                ('duty', models.CharField(blank=True, default='', max_length=20)),
                ('pseudonym', models.CharField(default=office.records.people.pseudonym, editable=False, max_length=32, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('joined', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('duty__in', ('', 'secretary', 'supervisor'))), name='a_known_duty')],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('roots', models.BinaryField(default=bytes)),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Applicant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=20)),
                ('kind', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('number', office.records.encrypted.EncryptedText()),
                ('digest', models.CharField(max_length=64)),
                ('registered', models.DateTimeField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applicants', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Outage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('began', models.DateTimeField()),
                ('ended', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('reason', models.TextField()),
                ('approver', models.CharField(max_length=200)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outages', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Text',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=64)),
                ('content', models.TextField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='records.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('role', models.CharField(max_length=20)),
                ('stage', models.CharField(max_length=20)),
                ('token', models.CharField(max_length=64, null=True, unique=True)),
                ('expires', models.DateTimeField(null=True)),
                ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='records.applicant')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ('owner', 'editor', 'reader'))), name='a_role_of_members'), models.UniqueConstraint(condition=models.Q(('stage', 'member')), fields=('applicant', 'person'), name='a_member_once')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=64)),
                ('key', models.CharField(max_length=300, unique=True)),
                ('recipient', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=10)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('secrets', office.records.encrypted.EncryptedText(blank=True, default='')),
                ('state', models.CharField(default='queued', max_length=10)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('queued', models.DateTimeField()),
                ('due', models.DateTimeField()),
                ('sent', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, default='', max_length=200)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='records.notice')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due'], name='letters_to_be_sent')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('content', models.BinaryField()),
                ('leaf', models.BinaryField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.notice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('notice', 'number'), name='one_entry_at_a_place')],
            },
        ),
        migrations.AddConstraint(
            model_name='applicant',
            constraint=models.UniqueConstraint(fields=('notice', 'digest'), name='one_place_under_a_notice'),
        ),
        migrations.AddConstraint(
            model_name='text',
            constraint=models.UniqueConstraint(fields=('notice', 'name'), name='a_file_once'),
        ),
    ]
