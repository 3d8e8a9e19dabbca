"""Where do files lie while they come in, and afterwards?"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from office.outside import shelves

# The database lies on the same disk, perhaps: it is left this much to write in.
_RESERVE = 64 * 1024 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NoRoom(Exception):
    """The disk is full; what was there before is there still."""


class WrongOffset(Exception):
    """What was sent does not begin where what has come ends: at ``offset``."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class TooMuch(Exception):
    """More was sent than was declared; nothing of it was kept."""


def _coming(key: str) -> Path:
    return Path(settings.AWARD_FILES) / "coming" / key


def see_to_room(size: int) -> None:
    """Raises :class:`NoRoom` where a file of this size would fill the disk."""
    folder = _coming("").parent
    with _no_room():
        folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < size + _RESERVE:
            raise NoRoom


def offset(key: str) -> int:
    """How much of the file has come, in bytes."""
    try:
        return _coming(key).stat().st_size
    except FileNotFoundError:
        return 0


def append(key: str, at: int, pieces: Iterable[bytes], most: int) -> int:
    """Add ``pieces`` from the offset ``at`` on, and say where they end; the disk has them when this returns.

    Raises :class:`WrongOffset`, :class:`TooMuch` where it would become more than ``most``, and :class:`NoRoom`; what
    was there before stays. If the pieces break off, what has come of them is kept.
    """
    with _no_room(), _held(key) as file:
        end = file.seek(0, os.SEEK_END)
        if end != at:
            raise WrongOffset(end)
        try:
            for piece in pieces:
                if file.tell() + len(piece) > most:
                    raise TooMuch
                file.write(piece)
        except (OSError, TooMuch) as trouble:
            if isinstance(trouble, TooMuch) or trouble.errno in _FULL:
                file.truncate(at)
            raise
        finally:
            os.fsync(file.fileno())
        return file.tell()


def coming(key: str) -> Path:
    """The file in which all lies that has come. Raises ``FileNotFoundError``."""
    path = _coming(key)
    path.stat()
    return path


def adopt(key: str, other: str) -> None:
    """What came as ``other`` has come as ``key``."""
    _coming(other).replace(_coming(key))
    shelves.sync(_coming(key).parent)


def keep(key: str, under: str) -> None:
    """Lay what has come as ``key`` on its shelf, for good and ``under`` a key never used before.

    When this returns it would outlast a power cut. Raises :class:`NoRoom`.
    """
    with _no_room():
        shelves.shelf().put(_coming(key), under)


def forget(key: str) -> None:
    """Let go of what has come: it is kept, or it is not wanted."""
    _coming(key).unlink(missing_ok=True)


def opened(key: str) -> BinaryIO:
    """The content that was kept. Raises ``FileNotFoundError``."""
    return shelves.shelf().open(key)


def coming_since() -> Iterator[tuple[str, float]]:
    """What has come and was not kept: its key, and when it last grew (seconds since the epoch)."""
    folder = _coming("")
    for entry in os.scandir(folder) if folder.is_dir() else ():
        yield entry.name, entry.stat().st_mtime


def kept_since() -> Iterator[tuple[str, float]]:
    """Whatever lies on the shelf: its key, and when it was laid there (seconds since the epoch)."""
    yield from shelves.shelf().contents()


def remove(key: str) -> None:
    """Take content off the shelf that belongs to nothing."""
    shelves.shelf().remove(key)


@contextmanager
def _held(key: str) -> Iterator[BinaryIO]:
    """The file that comes in, for one writer at a time, be it of another process."""
    path = _coming(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = not path.exists()
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if fresh:
            shelves.sync(path.parent)
        yield file


@contextmanager
def _no_room() -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        if trouble.errno in _FULL:
            raise NoRoom from trouble
        raise
