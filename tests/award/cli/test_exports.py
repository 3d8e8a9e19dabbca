"""Are files read out of folders and archives of strangers without harm?"""

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.cli.exports import opened
from award.vocabulary.fault import Faulty


def archive(path: Path, files: dict[str, bytes], **how: int) -> Path:
    with zipfile.ZipFile(path, "w", **how) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def test_a_folder_and_an_archive_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "folder/tile").mkdir(parents=True)
    (tmp_path / "folder/tile/000").write_bytes(b"content")
    zipped = archive(tmp_path / "log.zip", {"tile/000": b"content"})
    for place in (tmp_path / "folder", zipped):
        with opened(place) as read:
            assert read("tile/000", 100) == b"content"
            assert read("tile/000", 3) == b"cont"
            assert read("tile/001", 100) is None
            assert read("tile", 100) is None


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "folder/checkpoint").symlink_to(tmp_path / "secret")
    with opened(tmp_path / "folder") as read:
        assert read("checkpoint", 100) is None
        assert read("../secret", 100) is None


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "checkpoint")
    with opened(tmp_path) as read:
        assert read("checkpoint", 100) is None


def test_a_bomb_is_opened_no_further_than_its_limit(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "bomb.zip", {"checkpoint": bytes(50_000_000)}, compression=zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 100_000
    with opened(bomb) as read:
        assert len(read("checkpoint", 1000) or b"") == 1001


def test_a_name_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "twice.zip", {"checkpoint": b"one"})
    with zipfile.ZipFile(path, "a") as more, pytest.warns(UserWarning, match="Duplicate"):
        more.writestr("checkpoint", b"two")
    with pytest.raises(Faulty, match="twice"), opened(path):
        pass


def test_a_broken_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(Faulty, match=r"verify\.unreadable"), opened(tmp_path / "broken.zip"):
        pass


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_file_in_an_archive_is_a_fault_and_no_crash(tmp_path: Path, method: int) -> None:
    path = archive(tmp_path / "log.zip", {"checkpoint": b"content " * 50}, compression=method)
    content = bytearray(path.read_bytes())
    content[len("checkpoint") + 30 + 4] ^= 0xFF
    path.write_bytes(content)
    with opened(path) as read, pytest.raises(Faulty, match=r"verify\.unreadable"):
        read("checkpoint", 1000)


@given(st.data())
def test_no_change_of_an_archive_breaks_the_reader(data: st.DataObject) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("checkpoint", b"content " * 20)
        made.writestr("tile/0/000", bytes(32))
    content = bytearray(kept.getvalue())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.zip"
        path.write_bytes(content)
        with suppress(Faulty), opened(path) as read:
            assert read("checkpoint", 1000) in (None, b"content " * 20)


def test_a_locked_file_in_an_archive_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    path = archive(tmp_path / "log.zip", {"checkpoint": b"content"})
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(content)
    with opened(path) as read, pytest.raises(Faulty, match=r"verify\.unreadable"):
        read("checkpoint", 1000)


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="missing_path"), opened(tmp_path / "nowhere"):
        pass
