"""How does the content of a file come in, and how is it read again?"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, BinaryIO
from uuid import uuid4

from award.application.lifecycle import RECEIVING, UPLOAD
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

__all__ = ["NoRoom", "TooMuch", "WrongOffset", "begin", "finish", "offset", "reading", "scanned", "take"]

scanned = scanning.configured


def begin(application: int, by: Actor, **declared: Any) -> Upload:
    """Begin to hand a file in, where there is room for it. Raises :class:`NoRoom`."""
    files.see_to_room(declared["size"])
    upload: Upload = perform(Act.APPLICATION_ATTACH, by=by, on=application, **declared)
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
    return taken if scanning.configured() else perform(Act.APPLICATION_CLEAR_FILE, by=CLOCK, on=taken.pk, scanned=False)


def reading(upload: Upload, by: Actor) -> BinaryIO:
    """The content, for whoever may read it. Nobody reads what has not been cleared."""
    key: str = legible(by, upload).key
    if upload.cleared is None:
        raise NotPossible(Refusal("upload.not_cleared", params={"name": upload.name}))
    return files.opened(key)


def _let_go(upload: Upload, by: Actor) -> None:
    files.forget(upload.key)
    with suppress(NotPossible):  # after the deadline it stands where it stood
        perform(Act.APPLICATION_DETACH, by=by, on=upload.pk)
