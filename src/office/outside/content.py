"""What is a file by its content, whatever its name says?"""

import atexit
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import file_digest
from mmap import ACCESS_READ, mmap
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Final
from zipfile import is_zipfile
from zlib import crc32

from puremagic import PureError, magic_file

from award.application.uploads import Received

_HEAD = 1024  # bytes in which what opens a file may try to find out what it is
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<iframe", b"<?php", b"#!/")

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_SOS, _EOI, _ALONE = 0xDA, 0xD9, {0x01, *range(0xD0, 0xD8)}
_SPELLED = {"jpeg": "jpg", "tiff": "tif", "jfif": "jpg"}
_ZIPPED = {"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "ofd"}


def examined(path: Path) -> Received:
    """What has come: its size and hash, what it is, its pages, and why it cannot be used, if it cannot."""
    with path.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    kind = _kind(path)
    size = path.stat().st_size
    if _mixed(path, kind):
        return Received(size, sha256, kind, trouble="mixed")
    if kind == "pdf":
        said = _counter.ask(path)
        pages = int(said) if said.isdecimal() else None
        return Received(size, sha256, kind, pages, None if pages else said)
    whole = _WHOLE.get(kind or "")
    broken = whole is not None and not whole(path)
    return Received(size, sha256, kind, trouble="unreadable" if broken else None)


def _kind(path: Path) -> str | None:
    """The type by its first bytes; of what they may mean, the likeliest."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for kind, opening in (("pdf", b"%PDF-"), ("png", _PNG), ("jpg", _JPEG)):
        if head.startswith(opening):
            return kind
    try:
        likely = max(magic_file(path), key=lambda match: match.confidence, default=None)
    except (PureError, ValueError):
        return None
    found = likely.extension.lstrip(".").lower() if likely else ""
    # What begins otherwise is none of the three, wherever in the file their mark stands.
    return _SPELLED.get(found, found) if found not in {"", "pdf", "png", "jpg", "jpeg", "jfif"} else None


def _mixed(path: Path, kind: str | None) -> bool:
    """Whether something else would take the file for its own: a browser for a page, an archiver for an archive."""
    with path.open("rb") as file:
        head = file.read(_HEAD).lower()
    return any(mark in head for mark in _MARKUP) or (kind not in _ZIPPED and is_zipfile(path))


def _whole_png(path: Path) -> bool:
    """Whether every block of a PNG is sound, and the last one ends it."""
    with path.open("rb") as file:
        file.seek(len(_PNG))
        while len(said := file.read(8)) == 8:
            length, name = int.from_bytes(said[:4]), said[4:]
            if length > path.stat().st_size or not _sound(file, length, name):
                return False
            if name == b"IEND":
                return not file.read(1)
    return False


def _sound(file: BinaryIO, length: int, name: bytes) -> bool:
    content = file.read(length)
    return len(content) == length and file.read(4) == crc32(name + content).to_bytes(4)


def _whole_jpeg(path: Path) -> bool:
    """Whether the segments of a JPEG lead to its picture, and the picture to its end."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        place = len(b"\xff\xd8")
        while place + 4 <= len(content) and content[place] == 0xFF:
            mark = content[place + 1]
            if mark == 0xFF or mark in _ALONE:
                place += 1 if mark == 0xFF else 2
                continue
            if mark == _SOS:
                return content.find(bytes((0xFF, _EOI)), place) >= 0
            place += 2 + int.from_bytes(content[place + 2 : place + 4])
    return False


_WHOLE: Final[Mapping[str, Callable[[Path], bool]]] = {"png": _whole_png, "jpg": _whole_jpeg}


class _Counter:
    """The process that opens PDFs; begun when it is first needed, and begun anew if it is no more."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._one = Lock()

    def ask(self, path: Path) -> str:
        with self._one:
            process = self._running()
            process.stdin.write(f"{path.resolve()}\n")
            process.stdin.flush()
            return process.stdout.readline().strip() or "unreadable"

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            command = [sys.executable, "-I", str(Path(__file__).with_name("paging.py"))]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            self._process = subprocess.Popen(command, text=True, **pipes)  # noqa: S603 (our own program)
        return self._process

    def end(self) -> None:
        if self._process is not None:
            with self._process as ending:
                ending.stdin.close()
            self._process = None


_counter = _Counter()
atexit.register(_counter.end)
