"""What did we keep when the office could open the files that were filed?"""

from django.db import migrations, models

from office.records.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0009_pages_seen'),
    ]

    operations = [
        migrations.AddField(
            model_name='upload',
            name='filings',
            field=models.ManyToManyField(related_name='uploads', to='records.filing'),
        ),
        append_only('records_upload_filings'),
    ]
