"""What did we keep when files could be attached to a recommendation?"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0019_of_which_application_letters_tell'),
    ]

    operations = [
        migrations.AddField(
            model_name='upload',
            name='recommendation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='records.recommendation'),
        ),
        migrations.AddField(
            model_name='upload',
            name='signed',
            field=models.DateTimeField(null=True),
        ),
    ]
