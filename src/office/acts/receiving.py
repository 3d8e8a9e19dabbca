"""How does the content of a file come in, and how is it read again?"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, BinaryIO
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from award.application.lifecycle import RECEIVING, UPLOAD
from award.application.limits import MEGABYTE
from award.application.uploads import LARGEST
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.access import gate
from office.access.redaction import legible
from office.access.relations import CLOCK, Actor
from office.acts.application.uploads import refusal
from office.acts.performing import NotPossible, perform
from office.outside import content, files, scanning
from office.outside.files import NoRoom, TooMuch, WrongOffset
from office.records.uploads import Upload

__all__ = ["Arrived", "Arriving", "NoRoom", "TooMuch", "WrongOffset", "begin", "finish", "hand_in", "offset"]
__all__ += ["opening", "reading", "scanned", "take"]

scanned = scanning.configured


def begin(on: int, by: Actor, act: Act = Act.APPLICATION_ATTACH, **declared: Any) -> Upload:
    """Begin to hand a file in by ``act``, where there is room for it. Raises :class:`NoRoom`."""
    files.see_to_room(min(declared["size"], LARGEST * MEGABYTE))  # of what is larger, the rules speak
    upload: Upload = perform(act, by=by, on=on, **declared)
    return upload


def offset(upload: Upload) -> int:
    """How much of it has come, in bytes."""
    return files.offset(upload.key) if upload.stage == RECEIVING else upload.size


def take(upload: Upload, by: Actor, at: int, pieces: Iterable[bytes]) -> int:
    """Add to what has come, and say how much has come now; that much the disk has.

    Raises :class:`WrongOffset`, :class:`TooMuch` and :class:`NoRoom`.
    """
    gate.ask(Act.APPLICATION_RECEIVE_FILE, by, upload)
    following = UPLOAD.after(upload.stage, Act.APPLICATION_RECEIVE_FILE)
    if isinstance(following, Refusal):
        raise NotPossible(following)
    return files.append(upload.key, at, pieces, upload.size)


def finish(upload: Upload, by: Actor) -> Upload:
    """Take the file that has come whole: on the disk first, then in the books. Asked again, it says the same again.

    What cannot be taken is let go, and its place is free. Raises :class:`WrongOffset` where some of it is lacking.
    """
    gate.ask(Act.APPLICATION_RECEIVE_FILE, by, upload)
    if upload.stage != RECEIVING:
        return upload
    if (end := files.offset(upload.key)) != upload.size:
        raise WrongOffset(end)
    received, key = content.examined(files.coming(upload.key)), uuid4().hex
    refused = refusal(upload, received)
    if refused is not None:
        _let_go(upload, by)
        raise NotPossible(refused)
    files.keep(upload.key, key)
    try:
        taken: Upload = perform(Act.APPLICATION_RECEIVE_FILE, by=by, on=upload.pk, received=received, key=key)
    except NotPossible:
        files.remove(key)
        upload.refresh_from_db()
        if upload.stage == RECEIVING:
            raise
        return upload  # someone else was quicker
    files.forget(upload.key)
    if not scanning.configured():
        with suppress(NotPossible):  # the worker was quicker
            return _cleared(taken)
        taken.refresh_from_db()
    return taken


class Arrived(UploadedFile):
    """A file that came with a form, and lies where files lie that still come; let go unless it is handed in."""

    def __init__(self, name: str, key: str, size: int, trouble: Exception | None) -> None:
        super().__init__(name=name, size=size)
        self.key, self.trouble = key, trouble

    def close(self) -> None:
        files.forget(self.key)


class Arriving(FileUploadHandler):
    """Lays the files of a form straight on the disk, each up to ``most`` bytes; of a larger one only the size."""

    chunk_size = 1024 * 1024

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self._most = most
        self._key, self._trouble = "", None

    def new_file(self, *what: Any, **how: Any) -> None:
        super().new_file(*what, **how)
        self._key, self._trouble = uuid4().hex, None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            if self._trouble is None:
                files.append(self._key, start, [raw_data], self._most)
        except (NoRoom, TooMuch) as trouble:
            self._trouble = trouble

    def file_complete(self, file_size: int) -> Arrived:
        return Arrived(self.file_name, self._key, file_size, self._trouble)

    def upload_interrupted(self) -> None:
        files.forget(self._key)


def hand_in(on: int, by: Actor, arrived: Arrived, act: Act = Act.APPLICATION_ATTACH, **place: str) -> Upload:
    """Hand in at once a file that came with a form. Raises :class:`NoRoom`."""
    if isinstance(arrived.trouble, NoRoom):
        raise arrived.trouble
    upload = begin(on, by, act, name=arrived.name, size=arrived.size, **place)
    files.adopt(upload.key, arrived.key)
    return finish(upload, by)


def reading(upload: Upload, by: Actor) -> BinaryIO:
    """The content, for whoever may read it. Nobody reads what has not been cleared."""
    key: str = legible(by, upload).key
    if upload.cleared is None:
        raise NotPossible(Refusal("upload.not_cleared", params={"name": upload.name}))
    return files.opened(key)


def opening(filing: int, upload: int, by: Actor) -> tuple[Upload, BinaryIO]:
    """A file of a filing, and its content, for the office: to open it is to read what was filed, and is an act."""
    read = perform(Act.APPLICATION_READ, by=by, on=filing, file=upload)
    opened: Upload = read.application.uploads.get(pk=upload)
    return opened, files.opened(opened.key)


def _cleared(upload: Upload) -> Upload:
    cleared: Upload = perform(Act.APPLICATION_CLEAR_FILE, by=CLOCK, on=upload.pk, scanned=False)
    return cleared


def _let_go(upload: Upload, by: Actor) -> None:
    files.forget(upload.key)
    with suppress(NotPossible):  # after the deadline it stands where it stood
        perform(Act.APPLICATION_DETACH, by=by, on=upload.pk)
