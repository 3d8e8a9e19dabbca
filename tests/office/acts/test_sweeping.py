"""Is what belongs to nothing taken away, and what a record names never touched?"""

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from award.vocabulary.acts import Act
from office.acts.performing import perform
from office.acts.receiving import take
from office.acts.sweeping import sweep
from office.outside import files
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from tests.office.acts.handing_in import MANY, begun, come
from tests.office.applying import NOON, opened, set_clock
from tests.office.arranging import organisation, person
from tests.office.outside.papers import pdf

pytestmark = pytest.mark.django_db

DAY = 24 * 60 * 60


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


def aged(folder: Path, days: float) -> None:
    """As if everything lay there for so long."""
    since = time.time() - days * DAY
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (since, since))


def test_only_content_that_no_record_names_is_taken_away(folder: Path, application: Application, owner: Person) -> None:
    kept, taken_away = (come(application, owner, pdf(number), name=f"{number}.pdf", **MANY) for number in (1, 2))
    perform(Act.APPLICATION_DETACH, by=owner, on=taken_away.pk)
    files.append("stray", 0, [b"content"], 7)
    files.keep("stray", "ffff")
    files.forget("stray")
    assert sweep(7) == (0, 0)  # it is too young
    aged(folder, 2)
    assert sweep(7) == (0, 1)
    assert {key for key, _ in files.kept_since()} == {kept.key, taken_away.key}


def test_what_was_left_unfinished_for_long_is_taken_away_and_can_be_sent_anew(
    folder: Path, application: Application, owner: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    upload = begun(application, owner, pdf())
    take(upload, owner, 0, [pdf()[:100]])
    aged(folder, 6)
    assert sweep(7) == (0, 0)
    aged(folder, 8)
    call_command("sweep")
    assert "unfinished: 1" in capsys.readouterr().out
    assert take(upload, owner, 0, [pdf()]) == len(pdf())
