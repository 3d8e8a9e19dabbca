"""Does what comes in lie on the disk before anyone is told, and is it never changed once it is kept?"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from django.conf import settings

from office.outside import files, shelves
from office.outside.files import NoRoom, TooMuch, WrongOffset


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path / "files")
    return tmp_path / "files"


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was put on the disk, by name, in that order; a link is noted as such."""
    told: list[str] = []
    sync, link = os.fsync, os.link

    def noted_sync(handle: int) -> None:
        told.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        sync(handle)

    def noted_link(path: Path, place: Path) -> None:
        told.append(f"link {place.name}")
        link(path, place)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "link", noted_link)
    return told


def test_a_file_comes_in_pieces_each_of_which_is_on_the_disk(synced: list[str]) -> None:
    assert files.append("ab1", 0, [b"first ", b"and "], 100) == 10
    assert synced == ["coming", "ab1"]
    assert files.append("ab1", 10, [b"second"], 100) == 16
    assert synced[2:] == ["ab1"]
    assert files.offset("ab1") == 16
    assert files.coming("ab1").read_bytes() == b"first and second"


def test_what_is_kept_is_on_the_disk_file_first_and_folders_after(synced: list[str]) -> None:
    files.append("ab1", 0, [b"content"], 100)
    del synced[:]
    files.keep("ab1", "cd2")
    assert synced == ["ab1", "link cd2", "cd", "kept", "files"]


def test_that_a_folder_is_there_is_put_on_the_disk_once_and_again_where_it_had_gone(
    synced: list[str], folder: Path
) -> None:
    for number in (1, 2):
        files.append(f"ab{number}", 0, [b"content"], 100)
        files.keep(f"ab{number}", f"cd{number}")
    assert synced[-3:] == ["ab2", "link cd2", "cd"]
    rmtree(folder / "kept")
    files.append("ab3", 0, [b"content"], 100)
    files.keep("ab3", "cd3")
    assert synced[-5:] == ["ab3", "link cd3", "cd", "kept", "files"]


def test_what_is_kept_outlives_what_came_and_cannot_be_written_over(folder: Path) -> None:
    files.append("ab1", 0, [b"content"], 7)
    files.keep("ab1", "cd2")
    files.forget("ab1")
    assert read("cd2") == b"content"
    assert (folder / "kept/cd/cd2").stat().st_mode & 0o777 == 0o440
    files.append("ab1", 0, [b"another"], 7)
    with pytest.raises(FileExistsError):
        files.keep("ab1", "cd2")
    assert read("cd2") == b"content"


def test_nothing_is_added_to_what_has_come_whole_and_is_kept() -> None:
    files.append("ab1", 0, [b"content"], 7)
    files.keep("ab1", "cd2")
    with pytest.raises(TooMuch):
        files.append("ab1", 7, [b"more"], 7)
    assert read("cd2") == b"content"


@pytest.mark.parametrize("at", [0, 3, 9])
def test_what_does_not_follow_is_refused_with_where_to_go_on(at: int) -> None:
    files.append("ab1", 0, [b"abcd"], 100)
    with pytest.raises(WrongOffset) as told:
        files.append("ab1", at, [b"x"], 100)
    assert told.value.offset == files.offset("ab1") == 4


def test_more_than_was_declared_is_refused_and_nothing_of_it_is_kept() -> None:
    files.append("ab1", 0, [b"abcd"], 6)
    with pytest.raises(TooMuch):
        files.append("ab1", 4, [b"e", b"fgh"], 6)
    assert files.coming("ab1").read_bytes() == b"abcd"


def test_when_the_connection_breaks_what_has_come_is_kept() -> None:
    def broken() -> Iterator[bytes]:
        yield b"abcd"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        files.append("ab1", 0, broken(), 100)
    assert files.append("ab1", 4, [b"efgh"], 100) == 8


def read(key: str) -> bytes:
    with files.opened(key) as content:
        return content.read()


def full() -> Iterator[bytes]:
    yield b"abcd"
    raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_loses_nothing_that_was_there() -> None:
    files.append("ab1", 0, [b"before"], 100)
    with pytest.raises(NoRoom):
        files.append("ab1", 6, full(), 100)
    assert files.coming("ab1").read_bytes() == b"before"


def test_a_file_for_which_there_is_no_room_is_not_begun() -> None:
    files.see_to_room(1)
    with pytest.raises(NoRoom):
        files.see_to_room(1 << 60)


def test_what_has_not_come_is_not_there() -> None:
    assert files.offset("ab1") == 0
    for ask in (files.coming, files.opened):
        with pytest.raises(FileNotFoundError):
            ask("ab1")
    assert (list(files.coming_since()), list(files.kept_since())) == ([], [])


def test_a_form_s_file_is_taken_over_under_another_key() -> None:
    files.append("ab1", 0, [b"abcd"], 100)
    files.adopt("cd2", "ab1")
    assert (files.offset("ab1"), files.offset("cd2")) == (0, 4)


def test_what_lies_about_is_told_by_its_key() -> None:
    files.append("ab1", 0, [b"abcd"], 100)
    files.keep("ab1", "cd2")
    assert [key for key, _ in files.coming_since()] == ["ab1"]
    assert [key for key, _ in files.kept_since()] == ["cd2"]
    files.remove("cd2")
    files.remove("cd2")
    assert list(shelves.shelf().contents()) == []
