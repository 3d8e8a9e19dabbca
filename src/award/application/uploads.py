"""May this file be handed in, may what has come be taken, and how does it become part of the dossier?"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import ROUND_UP, Decimal
from typing import Any, Final, NamedTuple

from award.application.answers import Filed, FileRef, parts_for
from award.application.deadline import Deadline
from award.application.dossier import LONGEST_NAME, MOST, is_file_name
from award.application.lifecycle import APPLICATION, CLEAN, QUARANTINED, RECEIVING
from award.application.limits import MEGABYTE
from award.notice.dossier import DossierPart, FilesAsked
from award.notice.scheme import Scheme
from award.notice.text import Words
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal

# The stages at which a file is part of the dossier, and those at which it takes up a place under its question.
IN_FORCE: Final = frozenset({QUARANTINED, CLEAN})
PLACED: Final = IN_FORCE | {RECEIVING}

# The bound of what is received at all, where the scheme sets none.
LARGEST: Final = 200  # megabytes

# Marks that are not seen: with them two names look alike, or one looks like something else.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2028\u2029\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_TENTH = Decimal("0.1")


class Place(NamedTuple):
    """What asks for files, under which title and by which clauses: a question in a part of the dossier, or whatever
    goes with a recommendation."""

    title: Words
    clauses: tuple[str, ...]
    question: FilesAsked

    @property
    def most(self) -> int:
        """How many files it takes. Basis: the scheme, or the bound of what is read at all."""
        return self.question.files or MOST

    @property
    def megabytes(self) -> int:
        """How large each may be. Basis: the scheme, or the bound of what is received at all."""
        return self.question.megabytes or LARGEST


class Received(NamedTuple):
    """What has come of a file: its size, its SHA-256, what its content is, and its pages if it has pages.

    ``trouble`` says why it cannot be used, whatever was declared: ``unreadable``, ``locked`` (it opens with a password
    only) or ``mixed`` (it is of two types at once).
    """

    size: int
    sha256: str
    type: str | None
    pages: int | None = None
    trouble: str | None = None


def placed(part: DossierPart, question: FilesAsked) -> Place:
    """Where files are handed in to ``question`` of ``part``. Basis: the dossier of the scheme."""
    return Place(part.title, part.clauses, question)


def sealed_place(scheme: Scheme) -> Place | Refusal:
    """Where a recommender attaches the sealed opinion. Basis: the scheme says whether it is asked for."""
    sealed = scheme.notice.recommending and scheme.notice.recommending.sealed
    return Place(sealed.ask, sealed.clauses, sealed) if sealed else Refusal("upload.no_question")


def file_place(scheme: Scheme, line: str, part: str, question: str) -> Place | Refusal:
    """The question that asks an applicant for ``line`` for files, found by its part and its id.

    Basis: the dossier of the scheme; what is not asked for is not received.
    """
    for found in parts_for(scheme, line):
        for asked in found.questions:
            if (found.id, asked.id, asked.kind) == (part, question, "file"):
                return placed(found, asked)
    return Refusal("upload.no_question")


def changeable(stage: str, end: Deadline | None, moment: datetime) -> Refusal | None:
    """Whether files may be added and taken away at ``moment``, of an application at ``stage`` that ends at ``end``.

    Basis: files belong to an application that can be written, and nothing is changed after the last day.
    """
    after = APPLICATION.after(stage, Act.APPLICATION_WRITE)
    if isinstance(after, Refusal):
        return after
    return end.refusal(moment) if end else None


def attachable(place: Place, file: FileRef, held: int) -> Refusal | None:
    """Whether ``file``, as it is declared, may be handed in where ``held`` files take up a place already.

    Its hash and pages are not asked for.

    Basis: the limits of the scheme, in file types, megabytes and number of files.
    """
    if (wrong := _wrong_name(file.name)) is not None:
        return _refused(place, *wrong)
    about: dict[str, object] = {"name": file.name}
    types = place.question.file_types
    if types and file.type not in types:
        return _refused(place, "type", about | {"expected": tuple(map(str.upper, types))})
    if file.size <= 0:
        return _refused(place, "empty", about)
    if file.size > place.megabytes * MEGABYTE:
        return _refused(place, "megabytes", about | {"size": _megabytes(file.size), "most": place.megabytes})
    if held >= place.most:
        return _refused(place, "most", about | {"most": place.most})
    return None


def takeable(place: Place, declared: FileRef, received: Received, held: Collection[FileRef]) -> Refusal | None:
    """Whether what was received is the file that was declared, and can be used; ``held`` are the others in force.

    A file without a declared hash (an empty one) is taken by its content alone. One that opens without a password
    is readable, whatever its owner forbids doing with it.

    Basis: what people will read is what was handed in; they cannot read what asks them for a password.
    """
    about: dict[str, object] = {"name": declared.name}
    if received.size != declared.size:
        return _refused(place, "size", about | {"declared": declared.size, "size": received.size})
    if declared.sha256 and received.sha256 != declared.sha256:
        return _refused(place, "hash", about | {"declared": declared.sha256[-8:], "found": received.sha256[-8:]})
    if received.trouble is not None:
        return _refused(place, received.trouble, about)
    if received.type != declared.type:
        return _refused(place, "content", about | {"type": declared.type.upper()})
    same = next((file for file in held if file.sha256 == received.sha256), None)
    return _refused(place, "twice", about | {"other": same.name}) if same else None


def with_files(parts: Mapping[str, Any], files: Iterable[Filed]) -> dict[str, Any]:
    """What was written in each part, with the files in force where they belong: the whole that is read as answers.

    Basis: answers are written, files are handed in; the dossier is both.
    """
    whole = {part: dict(said) for part, said in parts.items()}
    for part, question, file in files:
        answers = whole.setdefault(part, {})
        answers[question] = [*answers.get(question, ()), file]
    return whole


def _wrong_name(name: str) -> tuple[str, dict[str, object]] | None:
    if len(name) > LONGEST_NAME:
        return "name_long", {"length": len(name), "most": LONGEST_NAME}
    if not is_file_name(name) or _UNSEEN.search(name):
        return "name", {}
    return None


def _refused(place: Place, code: str, params: Mapping[str, object]) -> Refusal:
    return Refusal(f"upload.{code}", place.clauses, {**params, "question": place.question.ask})


def _megabytes(size: int) -> Decimal:
    return (Decimal(size) / MEGABYTE).quantize(_TENTH, ROUND_UP)
