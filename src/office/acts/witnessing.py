"""What can outsiders have of a log, so that they need not trust the office?"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from award.ledger import export
from award.ledger.export import CHECKPOINT, KEYS
from award.ledger.note import read_key
from award.ledger.tiles import read_path
from office.acts import sealing
from office.records.issued import Notice


def public(notice: Notice, path: str) -> bytes | None:
    """The file at ``path`` of the log that everyone may follow: its keys, its signed head and its hashes.

    ``None`` where there is none, and for what the entries themselves say.
    """
    if path == KEYS:
        return f"{read_key(notice.log_key)}\n".encode()
    if path == CHECKPOINT:
        return str(sealing.checkpoint(notice)).encode()
    tile = read_path(path)
    return None if tile is None else sealing.hashes(notice, tile)


def exported(notice: Notice) -> Iterator[tuple[str, bytes]]:
    """Every file of the log of ``notice``, entries included, one at a time; acts may go on meanwhile."""
    signed = sealing.checkpoint(notice)
    entries = sealing.entries(notice, signed.checkpoint.size)
    return export.exported(entries, signed, [read_key(notice.log_key)])


def into_folder(notice: Notice, folder: Path) -> None:
    """Write the export below ``folder``."""
    for name, content in exported(notice):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def into_archive(notice: Notice, file: IO[bytes]) -> None:
    """Write the export as a zip into ``file``."""
    for piece in archived(notice):
        file.write(piece)


def archived(notice: Notice) -> Iterator[bytes]:
    """The export as a zip, piece by piece: whatever the size of the log, a file of it at a time is held."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, content in exported(notice):
            archive.writestr(name, content)
            yield sink.taken()
    yield sink.taken()


class _Sink:
    """Something to write into that holds what was not yet taken out of it. It cannot be gone back in."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """There is nothing behind it."""

    def taken(self) -> bytes:
        """All that was written since it was last asked."""
        taken = b"".join(self._held)
        self._held.clear()
        return taken
