"""What did we keep when the log could be looked through: by act, by role, by day, by application?"""

from functools import partial

from django.db import migrations, models
from django.utils.timezone import get_default_timezone, localdate

from award.access.notable import concern
from award.ledger.entry import decode
from office.records.append_only import append_only

_BATCH = 1000
_FILLED = ("act", "role", "actor", "at", "day", "concern", "application", "applicant")
_OF_AN_APPLICATION = ("part", "upload", "filing", "extension", "recommendation")


def fill(apps, schema):
    """Every entry there is: what its bytes say, and what its record belongs to."""
    entries, about = apps.get_model("records", "Entry"), _about(apps)
    batch = []
    for entry in entries.objects.defer("edge", "leaf").order_by("pk").iterator(_BATCH):
        said = decode(bytes(entry.content))
        entry.act, entry.role, entry.actor = said.act, said.actor.role, said.actor.pseudonym or ""
        entry.at, entry.day = said.at, localdate(said.at, get_default_timezone())
        entry.concern = concern(said.act, said.detail) or ""
        entry.application_id, entry.applicant_id = about.get(said.record, (None, None))
        batch.append(entry)
        if len(batch) == _BATCH:
            entries.objects.bulk_update(batch, _FILLED)
            batch.clear()
    entries.objects.bulk_update(batch, _FILLED)


def _about(apps):
    """The application and the applicant of every record that an entry can name."""
    rows = partial(_rows, apps)
    found = {f"applicant/{pk}": (None, pk) for (pk,) in rows("applicant", "pk")}
    found |= {f"membership/{pk}": (None, applicant) for pk, applicant in rows("membership", "pk", "applicant")}
    found |= {f"application/{pk}": (pk, applicant) for pk, applicant in rows("application", "pk", "applicant")}
    for kind in _OF_AN_APPLICATION:
        asked = rows(kind, "pk", "application", "application__applicant")
        found |= {f"{kind}/{pk}": (application, applicant) for pk, application, applicant in asked}
    return found


def _rows(apps, kind, *fields):
    return apps.get_model("records", kind).objects.values_list(*fields).iterator()


def added(name, field):
    return migrations.AddField("entry", name, field, preserve_default=False)


def indexed(name, *fields):
    return migrations.AddIndex("entry", models.Index(fields=fields, name=name))


def unguarded(*tables):
    """Rows can be changed for once: the step of `append_only`, the other way round."""
    guard = append_only(*tables)
    return migrations.RunPython(guard.reverse_code, guard.code)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0011_intake'),
    ]

    operations = [
        unguarded('records_entry'),
        added('act', models.CharField(default='', max_length=64)),
        added('role', models.CharField(default='', max_length=64)),
        added('actor', models.CharField(blank=True, default='', max_length=32)),
        added('at', models.DateTimeField(default='1970-01-01T00:00:00Z')),
        added('day', models.DateField(default='1970-01-01')),
        added('concern', models.CharField(blank=True, default='', max_length=20)),
        *(
            migrations.AddField(
                'entry',
                name,
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=models.DO_NOTHING,
                    related_name='+',
                    to=f'records.{name}',
                ),
            )
            for name in ('application', 'applicant')
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        indexed('entries_about_an_applicant', 'applicant', 'number'),
        indexed('entries_by_actor', 'notice', 'actor', 'number'),
        indexed('entries_by_act', 'notice', 'act', 'number'),
        indexed('entries_by_role', 'notice', 'role', 'number'),
        indexed('entries_by_concern', 'notice', 'concern', 'number'),
        indexed('entries_to_count', 'notice', 'day', 'act', 'role', 'concern'),
        append_only('records_entry'),
    ]
