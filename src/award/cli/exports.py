"""How are files read out of a folder or an archive that may come from anyone?"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from award.ledger.audit import Read
from award.vocabulary.fault import Fault, Faulty, shown

_BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)


@contextmanager
def opened(path: Path) -> Iterator[Read]:
    """A way to read the files of an export by their names. Raises :class:`Faulty`.

    Names are asked for, never taken from the archive; nothing is unpacked to disk; no file is read further than its
    limit, whatever size it claims; links that lead out of a folder are as good as absent.

    Basis: an export is verified by people who do not trust where it comes from.
    """
    if path.is_dir():
        yield _folder(path.resolve())
    elif path.is_file():
        with _zip(path) as archive:
            yield _archive(archive, path.name)
    else:
        raise Faulty([Fault(str(path), "", "missing_path")])


def _folder(base: Path) -> Read:
    def read(name: str, most: int) -> bytes | None:
        file = (base / name).resolve()
        if not file.is_relative_to(base) or not file.is_file():
            return None
        try:
            with file.open("rb") as content:
                return content.read(most + 1)
        except OSError as unreadable:
            raise Faulty([Fault(name, "", "verify.unreadable", None, {"reason": str(unreadable)})]) from unreadable

    return read


def _zip(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except _BROKEN as unreadable:
        raise Faulty([Fault(path.name, "", "verify.unreadable", None, {"reason": shown(unreadable)})]) from unreadable


def _archive(archive: ZipFile, place: str) -> Read:
    known = {info.filename: info for info in archive.infolist()}
    if len(known) < len(archive.infolist()):
        names = [info.filename for info in archive.infolist()]
        twice = next(name for name in known if names.count(name) > 1)
        raise Faulty([Fault(place, "", "twice", shown(twice))])

    def read(name: str, most: int) -> bytes | None:
        if name not in known:
            return None
        try:
            with archive.open(known[name]) as content:
                return content.read(most + 1)
        except _BROKEN as unreadable:
            raise Faulty([Fault(place, name, "verify.unreadable", None, {"reason": shown(unreadable)})]) from unreadable

    return read
