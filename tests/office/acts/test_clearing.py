"""Is every file looked at before anyone reads it, however long the scanner is away?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from award.application.lifecycle import CLEAN, DETACHED, QUARANTINED, REFUSED
from award.vocabulary.acts import Act
from office.acts import receiving
from office.acts.clearing import Clearing
from office.acts.performing import NotPossible, perform
from office.outside import files
from office.project.management.commands import deliver as working
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from office.records.uploads import Upload
from tests.office.acts.handing_in import MANY, come
from tests.office.applying import NOON, opened, set_clock
from tests.office.arranging import letters, organisation, person
from tests.office.outside.clamd import NAME, listening, told
from tests.office.outside.papers import EICAR, jpg, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)
    with listening() as listens:
        monkeypatch.setattr(settings, "AWARD_CLAMAV", told(listens))
        yield listens


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    set_clock(monkeypatch, NOON)
    return opened(organisation(notice, owner), owner)


def stage(upload: Upload) -> str:
    upload.refresh_from_db()
    return upload.stage


def test_what_is_clean_can_be_read_and_says_that_it_was_looked_at(application: Application, owner: Person) -> None:
    upload = come(application, owner)
    assert Clearing().clear() == 1
    assert (stage(upload), upload.scanned, upload.cleared) == (CLEAN, True, NOON)
    with receiving.reading(upload, owner) as content:
        assert content.read() == pdf()
    assert Clearing().clear() == 0


def test_what_is_harmful_is_read_by_nobody_and_told(application: Application, owner: Person) -> None:
    upload = come(application, owner, jpg(EICAR), name="图.jpg")
    assert Clearing().clear() == 1
    assert (stage(upload), upload.reason) == (REFUSED, NAME)
    with pytest.raises(NotPossible):
        receiving.reading(upload, owner)
    assert NAME in letters()[-1].body
    assert Clearing().clear() == 0


def test_while_the_scanner_is_away_files_wait_and_none_is_lost(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person, scanner: Any
) -> None:
    uploads = [come(application, owner, pdf(number), name=f"{number}.pdf", **MANY) for number in (1, 2)]
    clearing = Clearing(rest=0)
    monkeypatch.setattr(settings, "AWARD_CLAMAV", ("tcp", ("127.0.0.1", 1)))
    assert clearing.clear() == 0
    assert [stage(upload) for upload in uploads] == [QUARANTINED, QUARANTINED]
    monkeypatch.setattr(settings, "AWARD_CLAMAV", told(scanner))
    assert clearing.clear() == 2
    assert [stage(upload) for upload in uploads] == [CLEAN, CLEAN]


def test_a_file_that_cannot_be_looked_at_is_put_off_and_the_others_are_not(
    application: Application, owner: Person, scanner: Any
) -> None:
    uploads = [come(application, owner, pdf(number), name=f"{number}.pdf", **MANY) for number in (1, 2)]
    clearing, scanner.instead = Clearing(), "INSTREAM size limit exceeded. ERROR"
    assert clearing.clear() == 0
    scanner.instead = None
    assert clearing.clear() == 1
    assert [stage(upload) for upload in uploads] == [QUARANTINED, CLEAN]


def test_a_file_whose_content_is_gone_stays_held_back_and_the_others_are_looked_at(
    application: Application, owner: Person
) -> None:
    lost, other = (come(application, owner, pdf(number), name=f"{number}.pdf", **MANY) for number in (1, 2))
    files.remove(lost.key)
    assert Clearing().clear() == 1
    assert (stage(lost), stage(other)) == (QUARANTINED, CLEAN)


def test_what_is_taken_away_meanwhile_stays_away(application: Application, owner: Person) -> None:
    upload = come(application, owner)
    perform(Act.APPLICATION_DETACH, by=owner, on=upload.pk)
    assert Clearing().clear() == 0
    assert stage(upload) == DETACHED


def test_without_a_scanner_what_waits_is_let_through_and_says_so(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person
) -> None:
    upload = come(application, owner)
    monkeypatch.setattr(settings, "AWARD_CLAMAV", None)
    assert Clearing().clear() == 1
    assert (stage(upload), upload.scanned) == (CLEAN, False)


def test_the_worker_looks_at_files_too(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    # The process and its connection are the tests' own here: the worker leaves both as they are.
    monkeypatch.setattr(working, "close_old_connections", lambda: None)
    monkeypatch.setattr(working.signal, "signal", lambda *_: None)
    upload = come(application, owner)
    call_command("deliver", "--once")
    assert stage(upload) == CLEAN
    assert "looked at: 1" in capsys.readouterr().out
