"""What did the applicant answer, and with which files?"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from award.notice.dossier import DossierPart
from award.notice.scheme import Scheme


class FileRef(NamedTuple):
    """A file handed in: its name, its size in bytes, their SHA-256 in hexadecimal, its pages if it has pages.

    The office has seen to it that the content is of the type that the name ends in.
    """

    name: str
    size: int
    sha256: str
    pages: int | None = None

    @property
    def type(self) -> str:
        """The type that the name ends in, as schemes spell it. Basis: the file types of a question."""
        ending = self.name.rpartition(".")[2].lower()
        return {"jpeg": "jpg", "tiff": "tif"}.get(ending, ending)


Row = Mapping[str, str]
Value = str | bool | date | tuple[Row, ...] | tuple[FileRef, ...]
PartAnswers = Mapping[str, Value]
Answers = Mapping[str, PartAnswers]


class Filed(NamedTuple):
    """A file where it stands in the dossier."""

    part: str
    question: str
    file: FileRef


def parts_for(scheme: Scheme, line: str) -> tuple[DossierPart, ...]:
    """The parts of the dossier that an applicant for ``line`` hands in, in the order of the scheme.

    Basis: the parts of the dossier say for whom and for which lines they are.
    """
    kind = scheme.applicant(line)
    return tuple(part for part in scheme.dossier.parts if kind in part.of and (not part.lines or line in part.lines))


def files(answers: Answers) -> Iterator[Filed]:
    """Every file of the dossier, in the order in which the answers are held.

    Basis: the receipt lists each file with its size and hash.
    """
    for part, said in answers.items():
        for question, value in said.items():
            for item in value if isinstance(value, tuple) else ():
                if isinstance(item, FileRef):
                    yield Filed(part, question, item)


def written(answers: Answers) -> dict[str, dict[str, Any]]:
    """The answers as plain JSON values; reading them gives equal answers again.

    Basis: answers are kept as JSON documents.
    """
    return {part: {question: _plain(value) for question, value in said.items()} for part, said in answers.items()}


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [item._asdict() if isinstance(item, FileRef) else dict(item) for item in value]
    return value
