"""How is a question of the dossier put on the page, with what has been typed so far?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from award.application.limits import length
from award.notice.dossier import DossierPart, DossierQuestion
from office import wording
from office.desks.applicant.writing.fields import ROWS_AT_MOST, Typed, rows
from office.questions.fields import DAY_PARTS

_LONG = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a row."""

    name: str
    label: str
    typed: str
    error: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    name: str
    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was typed; ``lacking`` is what it still wants, ``theirs`` what someone else has said."""

    id: str
    kind: str
    ask: str
    hint: str
    required: bool
    typed: tuple[str, ...]
    limit: int | None
    length: int
    rows: tuple[Row, ...]
    full: bool
    options: tuple[tuple[str, str], ...]
    error: str
    lacking: tuple[str, ...]
    theirs: tuple[str, ...] | None

    @property
    def long(self) -> bool:
        """Whether it takes more than a line."""
        return self.kind == "text" and (self.limit is None or self.limit > _LONG)

    @property
    def height(self) -> int:
        """How many lines its field opens with."""
        return min(max((self.limit or 0) // 100, 4), 16)

    @property
    def first(self) -> str:
        """The field at which it begins."""
        if self.kind == "date":
            return f"{self.id}-year"
        return self.rows[0].cells[0].name if self.rows else self.id


@dataclass(frozen=True, slots=True)
class Told:
    """What is told beside the fields: what could not be read, what is lacking, and what someone else has said."""

    errors: Mapping[str, str]
    lacking: Mapping[str, tuple[str, ...]]
    theirs: Mapping[str, tuple[str, ...]]


def asked(part: DossierPart, typed: Typed, told: Told, more: str = "") -> tuple[Asked, ...]:
    """The questions of a part; ``more`` names the table for which one more row was wished for."""
    return tuple(_asked(question, typed, told, more) for question in part.questions)


def _asked(question: DossierQuestion, typed: Typed, told: Told, more: str) -> Asked:
    names = [f"{question.id}-{part}" for part in DAY_PARTS] if question.kind == "date" else [question.id]
    lines = tuple(_rows(question, typed, told, more)) if question.kind == "table" else ()
    said = tuple(typed.get(name, "") for name in names)
    return Asked(
        id=question.id,
        kind=question.kind,
        ask=wording.said(question.ask),
        hint=wording.said(question.hint) if question.hint else "",
        required=question.required,
        typed=said,
        limit=question.limit,
        length=length(said[0].replace("\r\n", "\n").strip()),
        rows=lines,
        full=len(lines) >= ROWS_AT_MOST,
        options=tuple((option.id, wording.said(option)) for option in question.options),
        error=told.errors.get(question.id, ""),
        lacking=told.lacking.get(question.id, ()),
        theirs=told.theirs.get(question.id),
    )


def _rows(question: DossierQuestion, typed: Typed, told: Told, more: str) -> Iterator[Row]:
    count = len(rows(question, typed))
    another = more == question.id and count < ROWS_AT_MOST
    for number in range(1, max(count + another, 1) + 1):
        name = f"{question.id}.{number}"
        cells = (
            Cell(f"{name}.{column.id}", wording.said(column), typed.get(f"{name}.{column.id}", ""), error)
            for column in question.columns
            for error in [told.errors.get(f"{name}.{column.id}", "")]
        )
        yield Row(name, number, tuple(cells))


def said(question: DossierQuestion, value: object) -> tuple[str, ...]:
    """An answer as it is kept, in words: one line a row or a paragraph; nothing where there is none."""
    if isinstance(value, bool):
        return (gettext("已确认"),) if value else ()
    if question.kind == "choice":
        return tuple(wording.said(option) for option in question.options if option.id == value)
    if isinstance(value, str):
        return tuple(value.split("\n"))
    columns = {column.id: wording.said(column) for column in question.columns}
    return tuple(
        gettext("；").join(f"{columns[name]}{gettext('：')}{cell}" for name, cell in row.items() if name in columns)
        for row in (value if isinstance(value, list | tuple) else ())
        if isinstance(row, Mapping)
    )
