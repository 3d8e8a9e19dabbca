"""Can what the applicant sent be kept as answers to the dossier's questions?"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from award.application.answers import Answers, FileRef, PartAnswers, Row, Value, parts_for
from award.application.characters import UNBEARABLE
from award.application.limits import exceeding
from award.notice.dossier import DossierPart, DossierQuestion
from award.notice.scheme import Scheme
from award.vocabulary.days import span
from award.vocabulary.fault import Fault, Faulty, shown, unknown_key

# Bounds of what is read at all, far beyond the limits of a scheme.
LONGEST = 200_000  # characters of a text
LONGEST_NAME = 255  # characters of a file's name
MOST = 1_000  # rows of a table, files of a question

_NO_NAME = re.compile(r"[/\\\t\n\r]|^\.*$")
_BREAK = re.compile(r"\r\n?")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_answers(content: Any, scheme: Scheme, line: str, *, file: str = "answers", draft: bool = False) -> Answers:
    """The answers that ``content`` (parsed JSON: part → question → value) says to the parts for ``line``.

    What is blank is left out. A ``draft`` may go beyond the limits of the scheme, so that nothing typed is lost.
    Raises :class:`Faulty` with every fault: unknown keys with the nearest known one, wrong forms, limits.

    Basis: the dossier of the scheme; an error names the place, what was expected and what was found.
    """
    reader = _Reader(file, draft)
    parts = {part.id: part for part in parts_for(scheme, line)}
    said = reader.table("", content, parts)
    read = {name: reader.part(part, said.get(name)) for name, part in parts.items()}
    reader.finish()
    return MappingProxyType({name: answers for name, answers in read.items() if answers})


def read_part(content: Any, part: DossierPart, *, file: str = "answers", draft: bool = False) -> PartAnswers:
    """The answers that ``content`` (parsed JSON: question → value) says to one part; as :func:`read_answers`.

    Basis: the dossier of the scheme; an error names the place, what was expected and what was found.
    """
    reader = _Reader(file, draft)
    answers = reader.part(part, content)
    reader.finish()
    return answers


def _printable(value: object) -> str:
    """JSON can spell halves of characters, which no file and no page can hold."""
    return str(value).encode("utf-8", "backslashreplace").decode("utf-8")


class _Reader:
    """Reads answers, gathering faults instead of stopping at the first; a value that has one is ``None``."""

    def __init__(self, file: str, draft: bool) -> None:
        self.file, self.draft = file, draft
        self.faults: list[Fault] = []

    def finish(self) -> None:
        if self.faults:
            raise Faulty(self.faults)

    def part(self, part: DossierPart, content: Any) -> PartAnswers:
        said = self.table(part.id, content, [question.id for question in part.questions])
        read = {}
        for question in part.questions:
            value = _FORMS[question.kind](self, question, f"{part.id}.{question.id}", said.get(question.id))
            if value is not None:
                read[question.id] = value
                self._within(question, f"{part.id}.{question.id}", value)
        return MappingProxyType(read)

    def _within(self, question: DossierQuestion, place: str, value: Value) -> None:
        for code, params in () if self.draft else exceeding(question, value):
            filled = {name: getattr(filler, "id", None) or str(filler) for name, filler in params.items()}
            self.faults.append(Fault(self.file, place, code, None, filled))

    def table(self, place: str, content: Any, known: Iterable[str]) -> Mapping[str, Any]:
        """A table of which only ``known`` keys are kept."""
        if content is None:
            return {}
        if not isinstance(content, Mapping):
            self.fault(place, "form.table", content)
            return {}
        names = list(known)
        for key in content:
            if key not in names:
                name = _printable(shown(key))
                self.faults.append(unknown_key(self.file, f"{place}.{name}".removeprefix("."), name, names))
        return content

    def text(self, _question: DossierQuestion, place: str, value: Any) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            self.fault(place, "form.text", value)
            return None
        if found := UNBEARABLE.search(value):
            self.fault(place, "form.character", f"U+{ord(found[0]):04X}")
            return None
        if len(value) > LONGEST:
            self.fault(place, "form.too_many", len(value), most=str(LONGEST))
            return None
        return _BREAK.sub("\n", value).strip() or None

    def date(self, _question: DossierQuestion, place: str, value: Any) -> date | None:
        if value is None or value == "":
            return None
        try:
            day = span(value)
        except (ValueError, TypeError):
            day = None
        if day is None or not day.known:
            self.fault(place, "form.date_type", value)
            return None
        return day.first

    def flag(self, _question: DossierQuestion, place: str, value: Any) -> bool | None:
        self._holds(value is None or isinstance(value, bool), place, "form.flag", value)
        return value if isinstance(value, bool) else None

    def choice(self, question: DossierQuestion, place: str, value: Any) -> str | None:
        if value is None or value == "":
            return None
        options = [option.id for option in question.options]
        known = self._holds(value in options, place, "form.choice", value, expected=", ".join(options))
        return str(value) if known else None

    def rows(self, question: DossierQuestion, place: str, value: Any) -> tuple[Row, ...] | None:
        rows = [self._row(question, spot, row) for spot, row in self._each(place, value)]
        return tuple(row for row in rows if row) or None

    def _row(self, question: DossierQuestion, place: str, row: Any) -> Row:
        columns = [column.id for column in question.columns]
        said = self.table(place, row, columns)
        cells = {column: self.text(question, f"{place}.{column}", said.get(column)) for column in columns}
        return MappingProxyType({column: cell for column, cell in cells.items() if cell is not None})

    def files(self, _question: DossierQuestion, place: str, value: Any) -> tuple[FileRef, ...] | None:
        files = [self._file(spot, item) for spot, item in self._each(place, value)]
        return tuple(file for file in files if file is not None) or None

    def _file(self, place: str, item: Any) -> FileRef | None:
        said = self.table(place, item._asdict() if isinstance(item, FileRef) else item, FileRef._fields)
        name, size, sha256, pages = (said.get(key) for key in FileRef._fields)
        sound = [
            self._holds(is_file_name(name), f"{place}.name", "form.file_name", name),
            self._holds(_counts(size), f"{place}.size", "form.greater_than", size, gt="0"),
            self._holds(_is_sha256(sha256), f"{place}.sha256", "form.sha256", sha256),
            self._holds(pages is None or _counts(pages), f"{place}.pages", "form.greater_than", pages, gt="0"),
        ]
        return FileRef(str(name), size, str(sha256), pages) if isinstance(size, int) and all(sound) else None

    def _each(self, place: str, value: Any) -> list[tuple[str, Any]]:
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            self.fault(place, "form.list", value)
            return []
        if len(value) > MOST:
            self.fault(place, "form.too_many", len(value), most=str(MOST))
            return []
        return [(f"{place}[{number}]", item) for number, item in enumerate(value, start=1)]

    def _holds(self, sound: bool, place: str, code: str, found: Any, **params: str) -> bool:
        if not sound:
            self.fault(place, code, found, **params)
        return sound

    def fault(self, place: str, code: str, found: Any, **params: str) -> None:
        self.faults.append(Fault(self.file, place, code, _printable(shown(found)), params))


def is_file_name(name: Any) -> bool:
    """Whether a file may be called so: no path, nothing that is not seen, and not too long.

    Basis: the receipt lists each file by its name, which must not look like another.
    """
    told = isinstance(name, str) and len(name.strip()) > 0 and len(name) <= LONGEST_NAME
    return told and not _NO_NAME.search(name) and not UNBEARABLE.search(name)


def _counts(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number > 0


def _is_sha256(text: Any) -> bool:
    return isinstance(text, str) and _SHA256.fullmatch(text) is not None


_FORMS: Mapping[str, Callable[[_Reader, DossierQuestion, str, Any], Value | None]] = {
    "text": _Reader.text,
    "table": _Reader.rows,
    "date": _Reader.date,
    "choice": _Reader.choice,
    "flag": _Reader.flag,
    "file": _Reader.files,
}
