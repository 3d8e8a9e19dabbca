"""Since when are entries, versions and filings append-only to the database itself?"""

from django.db import migrations

from office.records.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0007_recommendations'),
    ]

    operations = [append_only('records_entry', 'records_filing', 'records_version')]
