"""Does what is past its time go, that and no more, and only where it is asked for?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import NotPossible, perform
from office.acts.sealing import entries
from office.acts.sweeping import sweep
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from office.records.uploads import Upload
from tests.office.acts.handing_in import come
from tests.office.applying import NOON, completed, opened, set_clock, submit
from tests.office.arranging import organisation, person

pytestmark = pytest.mark.django_db

YEAR_LATER = datetime(2026, 8, 1, 4, tzinfo=UTC)
AT_THE_END = datetime(2037, 1, 1, tzinfo=UTC)
CEREMONY = "ceremony=2026-09-20"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)
    return tmp_path


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    set_clock(monkeypatch, NOON)
    return opened(organisation(notice, owner), owner)


@pytest.fixture
def detached(application: Application, owner: Person) -> Upload:
    upload = come(application, owner)
    return perform(Act.APPLICATION_DETACH, by=owner, on=upload.pk)


def lying(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_it_is_told_what_would_go_and_nothing_goes(
    detached: Upload, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_clock(monkeypatch, YEAR_LATER)
    call_command("destroy")
    told = capsys.readouterr().out
    assert f"unfiled_files: 销毁文件内容 · {detached.application.reference}" in told
    assert "dossier: 还不知道“颁奖”是哪一天" in told
    detached.refresh_from_db()
    assert detached.destroyed is None
    assert len(lying(folder)) == 1


def test_what_was_removed_goes_a_year_later_and_its_history_stays(
    notice: Notice, application: Application, detached: Upload, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, YEAR_LATER)
    call_command("destroy", "--really")
    detached.refresh_from_db()
    assert (detached.destroyed, detached.cleared) == (YEAR_LATER, None)
    assert detached.name
    assert lying(folder) == []
    last = decode(list(entries(notice))[-1])
    assert (last.act, last.record) == (Act.APPLICATION_DESTROY_FILE, f"upload/{detached.pk}")
    assert last.detail["retention"] == "unfiled_files"
    application.applicant.refresh_from_db()
    assert application.applicant.number


def test_a_day_too_early_it_is_refused(detached: Upload, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, datetime(2026, 7, 31, 15, 59, tzinfo=UTC))
    call_command("destroy", "--really")
    with pytest.raises(NotPossible) as refused:
        perform(Act.APPLICATION_DESTROY_FILE, by=CLOCK, on=detached.pk, known={})
    assert refused.value.refusal.code == "retention_running"
    assert len(lying(folder)) == 1


def test_at_the_end_files_and_numbers_go_and_what_was_filed_can_still_be_verified(
    notice: Notice, application: Application, owner: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filing = submit(completed(application, owner), owner)
    applicant = application.applicant
    before = applicant.digest
    set_clock(monkeypatch, AT_THE_END)
    call_command("destroy", "--really")
    assert not Upload.objects.exclude(destroyed=None).exists()
    call_command("destroy", "--really", "--day", CEREMONY)
    assert not Upload.objects.filter(destroyed=None).exists()
    applicant.refresh_from_db()
    assert applicant.number == ""
    assert applicant.digest != before
    kept = filing.content
    filing.refresh_from_db()
    assert filing.content == kept
    with pytest.raises(NotPossible):
        perform(Act.APPLICATION_DESTROY_NUMBER, by=CLOCK, on=applicant.pk, known={})


def test_the_last_filing_of_a_winner_is_spared_until_it_is_archived(
    application: Application, owner: Person, detached: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit(completed(application, owner), owner)
    set_clock(monkeypatch, AT_THE_END)
    call_command("destroy", "--really", "--day", CEREMONY, "--spare", application.reference)
    assert list(Upload.objects.exclude(destroyed=None)) == [detached]


@pytest.mark.parametrize(
    "wrong", [["--day", "nowhere=2026-09-20"], ["--day", "deadline=2020-01-01"], ["--day", "ceremony=soon"]]
)
def test_a_day_that_is_fixed_or_unknown_is_not_taken(application: Application, wrong: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("destroy", *wrong)


def test_a_reference_number_that_is_nobodys_is_not_taken(application: Application) -> None:
    with pytest.raises(CommandError):
        call_command("destroy", "--spare", "nobody")


def test_content_that_a_stop_left_behind_is_swept_away(
    detached: Upload, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, YEAR_LATER)
    perform(Act.APPLICATION_DESTROY_FILE, by=CLOCK, on=detached.pk, known={})
    assert len(lying(folder)) == 1
    monkeypatch.setattr("office.acts.sweeping.time", lambda: YEAR_LATER.timestamp() * 10)
    sweep(7)
    assert lying(folder) == []
