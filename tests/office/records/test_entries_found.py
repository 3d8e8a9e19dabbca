"""Is an entry found by what its bytes say, and do entries of before come to be found likewise?"""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils.timezone import localdate

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.performing import perform
from office.records.issued import Notice
from tests.office.applying import NOON, completed, extend, opened, set_clock, submit
from tests.office.arranging import invited, joined, organisation, person
from tests.office.recommended import recommend, taken_up

pytestmark = pytest.mark.django_db

ENTRY: type[models.Model] = apps.get_model("records", "Entry")
FOUND_BY = ("act", "role", "actor", "at", "day", "concern", "application_id", "applicant_id")
GUARDS = ("records_entry_no_update", "records_entry_no_delete")


@pytest.fixture
def kept(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> int:
    """Entries about records of every kind; the number of the application that they are about."""
    set_clock(monkeypatch, NOON)
    owner, secretary = person("owner"), person("secretary", Role.SECRETARY)
    applicant = organisation(notice, owner)
    joined(applicant, owner, person("reader"), Role.READER)
    invited(applicant, owner, "guest@people.example")
    application = completed(opened(applicant, owner), owner)
    recommender = person("recommends")
    recommend(taken_up(application, owner, recommender), recommender)
    extend(application, secretary)
    filing = submit(application, owner)
    perform(Act.APPLICATION_DETACH, by=owner, on=application.uploads.first().pk)
    perform(Act.APPLICATION_READ, by=secretary, on=filing.pk)
    perform(Act.APPLICATION_WITHDRAW, by=owner, on=application.pk)
    return application.pk


def found_by() -> list[tuple[object, ...]]:
    return list(ENTRY.objects.order_by("number").values_list("number", *FOUND_BY))


def test_an_entry_is_found_by_what_its_bytes_say(kept: int) -> None:
    for entry in ENTRY.objects.all():
        said = decode(bytes(entry.content))
        assert (entry.act, entry.role, entry.actor) == (said.act, said.actor.role, said.actor.pseudonym or "")
        assert entry.at == said.at
        assert entry.day == localdate(said.at)


def test_an_entry_is_found_by_its_application(kept: int) -> None:
    about = {entry.record.partition("/")[0] for entry in ENTRY.objects.filter(application=kept)}
    assert about == {"application", "recommendation", "extension", "filing", "upload"}
    people = ENTRY.objects.filter(application=None).exclude(applicant=None)
    assert {entry.record.partition("/")[0] for entry in people} == {"applicant", "membership"}
    assert {entry.act for entry in ENTRY.objects.filter(applicant=None)} == {Act.NOTICE_ISSUE}


def test_entries_of_before_come_to_be_found_likewise(kept: int) -> None:
    expected = found_by()
    with connection.cursor() as cursor, pen.held():
        for guard in GUARDS:
            table = "" if connection.vendor == "sqlite" else " ON records_entry"
            cursor.execute(f"DROP TRIGGER {guard}{table}")
    empty = {"act": "", "role": "", "actor": "", "concern": "", "application": None, "applicant": None}
    with pen.held():
        ENTRY.objects.update(**empty, day="1970-01-01", at="1970-01-01T00:00:00Z")
        assert found_by() != expected
        import_module("office.records.migrations.0012_entries_found").fill(apps, None)
    assert found_by() == expected
