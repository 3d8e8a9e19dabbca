"""Does a file come in whole or not at all, once, and is it read only by those who may and when it is cleared?"""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from award.application.lifecycle import CLEAN, DETACHED, QUARANTINED, RECEIVING
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.acts import receiving
from office.acts.clearing import Clearing
from office.acts.performing import NotPossible
from office.acts.receiving import NoRoom, TooMuch, WrongOffset
from office.outside import files
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from office.records.uploads import Upload
from tests.office.acts.handing_in import MANY, begun, come
from tests.office.applying import NOON, opened, set_clock
from tests.office.arranging import joined, organisation, person
from tests.office.outside.papers import archive, digest, pdf, png

pytestmark = pytest.mark.django_db

SCANNER = ("unix", "nobody.sock")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    set_clock(monkeypatch, NOON)
    return opened(organisation(notice, owner), owner)


def lying() -> tuple[int, int]:
    """How much still comes, and how much is kept."""
    return len(list(files.coming_since())), len(list(files.kept_since()))


def read(upload: Upload, who: Person) -> bytes:
    with receiving.reading(upload, who) as content:
        return content.read()


def test_a_file_comes_in_pieces_and_is_taken_when_it_is_whole(application: Application, owner: Person) -> None:
    content = pdf(3)
    upload = begun(application, owner, content)
    assert receiving.take(upload, owner, 0, [content[:100]]) == receiving.offset(upload) == 100
    with pytest.raises(WrongOffset) as told:
        receiving.finish(upload, owner)
    assert told.value.offset == 100
    receiving.take(upload, owner, 100, [content[100:]])
    taken = receiving.finish(upload, owner)
    assert (taken.stage, taken.pages, taken.sha256) == (CLEAN, 3, digest(content))
    assert (taken.scanned, receiving.offset(taken)) == (False, len(content))
    assert read(taken, owner) == content
    assert lying() == (0, 1)


def test_with_a_scanner_a_file_waits_and_nobody_reads_it(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person
) -> None:
    monkeypatch.setattr(settings, "AWARD_CLAMAV", SCANNER)
    upload = come(application, owner)
    assert upload.stage == QUARANTINED
    with pytest.raises(NotPossible) as told:
        receiving.reading(upload, owner)
    assert told.value.refusal.code == "upload.not_cleared"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"MZ this is a program", "盖章.pdf", "content"),
        (png(), "盖章.pdf", "content"),
        (pdf() + archive(), "盖章.pdf", "mixed"),
        (pdf(1, "geheim"), "盖章.pdf", "locked"),
        (pdf()[:200], "盖章.pdf", "unreadable"),
        (png(b"tail"), "图.png", "unreadable"),
    ],
)
def test_what_cannot_be_used_is_let_go_and_its_place_is_free(
    application: Application, owner: Person, content: bytes, name: str, code: str
) -> None:
    upload = begun(application, owner, content, name)
    receiving.take(upload, owner, 0, [content])
    with pytest.raises(NotPossible) as told:
        receiving.finish(upload, owner)
    assert told.value.refusal.code == f"upload.{code}"
    upload.refresh_from_db()
    assert (upload.stage, lying()) == (DETACHED, (0, 0))
    assert come(application, owner).stage == CLEAN


def test_what_was_damaged_on_its_way_is_found_out_by_its_hash(application: Application, owner: Person) -> None:
    content = pdf()
    upload = begun(application, owner, content, sha256=digest(b"other"))
    receiving.take(upload, owner, 0, [content])
    with pytest.raises(NotPossible) as told:
        receiving.finish(upload, owner)
    assert told.value.refusal.code == "upload.hash"


def test_a_name_in_the_wrong_case_and_no_hash_declared_will_do(application: Application, owner: Person) -> None:
    upload = come(application, owner, png(), name="图.PNG", sha256="")
    assert (upload.stage, upload.sha256, upload.pages) == (CLEAN, digest(png()), None)


def test_whoever_asks_to_finish_twice_is_told_the_same_again(application: Application, owner: Person) -> None:
    upload = begun(application, owner, pdf())
    stale = Upload.objects.get(pk=upload.pk)
    receiving.take(upload, owner, 0, [pdf()])
    taken = receiving.finish(upload, owner)
    again = receiving.finish(taken, owner)
    assert (again.pk, again.key, lying()) == (taken.pk, taken.key, (0, 1))
    with pytest.raises(WrongOffset):  # what came is no more; whoever comes late is told to look again
        receiving.finish(stale, owner)


def test_of_two_who_finish_at_the_same_time_one_does(application: Application, owner: Person) -> None:
    upload = begun(application, owner, pdf())
    receiving.take(upload, owner, 0, [pdf()])
    stale = Upload.objects.get(pk=upload.pk)
    taken = receiving.finish(upload, owner)
    files.append(stale.key, 0, [pdf(2)[: len(pdf())].ljust(len(pdf()), b"\0")], len(pdf()))
    with pytest.raises(NotPossible):
        receiving.finish(stale, owner)
    stored = Upload.objects.get(pk=upload.pk)
    assert (stored.key, read(stored, owner)) == (taken.key, pdf())


def test_more_than_was_declared_is_refused_as_it_comes(application: Application, owner: Person) -> None:
    upload = begun(application, owner, pdf())
    with pytest.raises(TooMuch):
        receiving.take(upload, owner, 0, [pdf(), b"more"])
    assert receiving.offset(upload) == 0


def test_what_has_no_room_is_not_begun(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person
) -> None:
    monkeypatch.setattr(files, "_RESERVE", 1 << 60)
    with pytest.raises(NoRoom):
        begun(application, owner, pdf())
    assert not Upload.objects.exists()


def test_nothing_more_comes_of_a_file_that_has_come_or_gone(application: Application, owner: Person) -> None:
    upload = come(application, owner)
    with pytest.raises(NotPossible) as told:
        receiving.take(upload, owner, 0, [pdf()])
    assert told.value.refusal.code == "stage"


def test_only_those_who_write_send_content(application: Application, owner: Person) -> None:
    reader = person("阅")
    joined(application.applicant, owner, reader, Role.READER)
    upload = begun(application, owner, pdf())
    for other in (reader, person("外"), person("办", "secretary"), None):
        with pytest.raises(NotAllowed):
            receiving.take(upload, other, 0, [pdf()])
        with pytest.raises(NotAllowed):
            receiving.finish(upload, other)
    assert (upload.stage, receiving.offset(upload)) == (RECEIVING, 0)


def test_every_member_reads_a_file_and_nobody_else(application: Application, owner: Person) -> None:
    reader = person("阅")
    joined(application.applicant, owner, reader, Role.READER)
    upload = come(application, owner)
    assert read(upload, reader) == read(upload, owner) == pdf()
    for other in (person("外"), person("办", "secretary"), person("监", "supervisor"), None):
        with pytest.raises(AttributeError):
            receiving.reading(Upload.objects.get(pk=upload.pk), other)


def test_the_same_file_sent_twice_is_taken_once(application: Application, owner: Person) -> None:
    come(application, owner, **MANY)
    with pytest.raises(NotPossible) as told:
        come(application, owner, name="乙.pdf", **MANY)
    assert told.value.refusal.code == "upload.twice"
    assert lying() == (0, 1)


def test_where_the_worker_clears_it_first_it_is_taken_all_the_same(
    application: Application, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    performed = receiving.perform

    def with_the_worker_at_its_heels(act: Act, **said: Any) -> Any:
        done = performed(act, **said)
        if act is Act.APPLICATION_RECEIVE_FILE:
            assert Clearing().clear() == 1
        return done

    monkeypatch.setattr(receiving, "perform", with_the_worker_at_its_heels)
    assert come(application, owner).stage == CLEAN
