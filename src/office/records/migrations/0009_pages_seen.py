"""What did we keep when the pages of a part were gone through one by one?"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0008_append_only'),
    ]

    operations = [
        migrations.AddField(model_name='part', name='pages', field=models.JSONField(default=list)),
    ]
