"""What goes beyond the limits that the scheme sets for an answer?"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from award.application.answers import FileRef, Value
from award.notice.dossier import DossierQuestion

MEGABYTE = 1024 * 1024


class Excess(NamedTuple):
    """One way in which an answer goes too far: the code of its sentence, and what fills it."""

    code: str
    params: Mapping[str, object]


def length(text: str) -> int:
    """How long a text is: its characters, a line break being one, each Chinese character being one.

    Basis: limits of the forms are in characters (字).
    """
    return len(text)


def exceeding(question: DossierQuestion, value: Value) -> Iterator[Excess]:
    """Every way in which ``value``, an answer to ``question``, goes beyond its limits.

    Basis: the limits of the scheme, in characters, file types, number of files and megabytes.
    """
    if isinstance(value, str) and question.kind == "text":
        yield from _too_long("limit.text", value, question.limit, {})
    elif isinstance(value, tuple):
        yield from _files(question, [item for item in value if isinstance(item, FileRef)])
        for number, row in enumerate((item for item in value if isinstance(item, Mapping)), start=1):
            for column in question.columns:
                place = {"row": number, "column": column}
                yield from _too_long("limit.cell", row.get(column.id, ""), question.limit, place)


def _too_long(code: str, text: str, limit: int | None, place: Mapping[str, object]) -> Iterator[Excess]:
    if limit is not None and length(text) > limit:
        yield Excess(code, {**place, "limit": limit, "length": length(text), "over": length(text) - limit})


def _files(question: DossierQuestion, files: list[FileRef]) -> Iterator[Excess]:
    if question.files is not None and len(files) > question.files:
        yield Excess("limit.files", {"count": len(files), "most": question.files})
    for file in files:
        if question.megabytes is not None and file.size > question.megabytes * MEGABYTE:
            yield Excess("limit.megabytes", {"name": file.name, "most": question.megabytes})
        if question.file_types and file.type not in question.file_types:
            yield Excess("limit.type", {"name": file.name, "expected": ", ".join(question.file_types)})
