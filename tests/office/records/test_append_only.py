"""Does the database refuse to change what was kept, even to whoever writes past the acts?"""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, models, transaction

from office.acts import pen
from office.records.applications import Filing, Version
from office.records.issued import Notice
from tests.award.application.dossiers import complete
from tests.office.applying import LINE, NOON, completed, opened, set_clock, submit, write
from tests.office.arranging import organisation, person

pytestmark = pytest.mark.django_db

ENTRY = Filing._meta.apps.get_model("records", "Entry")
KINDS = (ENTRY, Filing, Version)


@pytest.fixture
def kept(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something of every kind."""
    set_clock(monkeypatch, NOON)
    owner = person("owner")
    application = completed(opened(organisation(notice, owner), owner), owner)
    part, answers = next(iter(complete(LINE).items()))
    write(application, owner, part, answers, version=1)
    submit(application, owner)


def refused(change: Callable[[], object]) -> bool:
    with pen.held(), pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_kept_is_neither_changed_nor_removed(kept: None, kind: type[models.Model]) -> None:
    rows = kind._default_manager
    assert refused(lambda: rows.update(number=9))
    assert refused(lambda: rows.all()._raw_delete(rows.db))
    assert rows.exists()


def test_no_file_is_taken_out_of_what_was_filed(kept: None) -> None:
    filing = Filing.objects.get()
    assert refused(filing.uploads.clear)
    assert filing.uploads.exists()


def test_an_update_that_changes_nothing_is_refused_too(kept: None) -> None:
    with connection.cursor() as cursor, pen.held():
        assert refused(lambda: cursor.execute('UPDATE "records_entry" SET "number" = "number"'))
