"""Can the exported log be verified by the command line alone?"""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.sealing import entries
from office.acts.witnessing import public
from office.records.issued import Notice
from office.records.ledger import Head
from tests.office.arranging import organisation, person

pytestmark = pytest.mark.django_db

VERIFY = (str(Path(sys.executable).parent / "quality-award"), "verify", "ledger")


def exported(place: Path) -> Path:
    call_command("export_ledger", to=place)
    return place


def verified(*said: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*VERIFY, *map(str, said)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["log.zip", "log"])
def test_the_command_line_verifies_an_export_and_that_it_only_grew(notice: Notice, tmp_path: Path, name: str) -> None:
    (tmp_path / "before").write_bytes(public(notice, "checkpoint") or b"")
    organisation(notice, person("owner"))
    place = exported(tmp_path / name)
    said = verified(place, "--key", notice.log_key, "--since", tmp_path / "before")
    assert (said.returncode, said.stderr) == (0, "")


def test_an_entry_that_was_changed_is_found(notice: Notice, tmp_path: Path) -> None:
    place = exported(tmp_path / "log")
    bundle = place / "tile/entries/000.p/2"
    bundle.write_bytes(bundle.read_bytes().replace(b"notice.issue", b"notice.risue"))
    assert verified(place, "--key", notice.log_key).returncode == 1


def test_that_it_left_is_its_own_last_entry_and_a_restored_copy_does_not_grow(notice: Notice, tmp_path: Path) -> None:
    size = Head.objects.get(notice=notice).size
    place = tmp_path / "copy"
    call_command("export_ledger", to=place, copy=True)
    assert Head.objects.get(notice=notice).size == size
    assert verified(place, "--key", notice.log_key).returncode == 0
    exported(tmp_path / "log.zip")
    last = decode(list(entries(notice))[-1])
    assert (last.act, last.actor.role, dict(last.detail)) == (Act.NOTICE_EXPORT, Role.CLOCK, {"form": "zip"})
    with ZipFile(tmp_path / "log.zip") as archive:
        assert archive.read("checkpoint").decode().splitlines()[1] == str(size + 1)


def test_nothing_is_written_over(notice: Notice, tmp_path: Path) -> None:
    place = exported(tmp_path / "log.zip")
    with pytest.raises(CommandError, match="not written over"):
        exported(place)


def test_without_a_notice_there_is_no_log(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="not issued"):
        exported(tmp_path / "log.zip")
