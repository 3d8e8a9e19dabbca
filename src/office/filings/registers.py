"""What do the registers hold, row by row, and what is wrong with a table that is to go into one?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse
from django.utils.translation import gettext

from award.application.membership import identity
from award.intake.naming import plain
from award.notice.intake import Register as Kind
from award.notice.intake import RegisterColumn
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from award.vocabulary.wording import fault_words
from office import wording
from office.access.attending import served
from office.access.redaction import legible
from office.access.relations import Actor
from office.acts.holding import last_of, named, standing_registers
from office.acts.tabulating import tabulated
from office.filings.exporting import Cell, Table
from office.filings.listing import ON_A_PAGE
from office.filings.saying import cell
from office.records.encrypted import digest
from office.records.issued import Notice, issued
from office.records.registers import Held, Register, Succession

_AT_ONCE: Final = 2000


@dataclass(frozen=True, slots=True)
class Import:
    """A table that was taken; ``counts``: its rows are still part of the register."""

    number: int
    name: str
    count: int
    at: datetime
    by: str
    replaces: bool
    sha256: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is held: by what it is named, whose it is, its cells in the order of the register's columns.

    ``last``: no later row about the same thing stands in its place.
    """

    row: str
    name: str
    number: str
    cells: tuple[str, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A register: what it is, its headings, the tables that were taken, and a page of its rows."""

    kind: Kind
    name: str
    note: str
    heads: tuple[str, ...]
    imports: tuple[Import, ...]
    count: int
    lines: tuple[Line, ...] = ()
    page: Page | None = None
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A succession as the office keeps it."""

    number: int
    predecessor: str
    predecessor_number: str
    successor: str
    successor_number: str
    on: date
    document: str
    at: datetime
    ended: datetime | None
    ending: str


def shelves(actor: Actor, duty: Role, notice: Notice) -> list[Shelf]:
    """Every register of the scheme with how much it holds, in a number of queries that does not grow."""
    taken = _imports(actor, duty, notice)
    return [_shelf(kind, taken.get(kind.id, ())) for kind in issued(notice.digest).intake.registers]


def shelf(actor: Actor, duty: Role, notice: Notice, kind: Kind, asked: str, page: str) -> Shelf:
    """One register, with those of its rows that a name or a number finds."""
    taken = _imports(actor, duty, notice).get(kind.id, ())
    shown = Paginator(_found(actor, duty, notice, kind, asked), ON_A_PAGE).get_page(page)
    last = _last(_rows(actor, duty, notice, kind), list(shown), notice)
    lines = tuple(_line(actor, issued(notice.digest), kind, row, last=row.pk in last) for row in shown)
    return _shelf(kind, taken, lines, shown, asked)


def table(actor: Actor, duty: Role, notice: Notice, kind: Kind, asked: str) -> Table:
    """All rows that a name or a number finds, in the words and the order of the page."""
    return Table(
        what="register",
        title=wording.said(kind.name),
        said=[(gettext("查找"), asked.strip())] if asked.strip() else [],
        heads=[gettext("次/行"), gettext("名称"), gettext("号码"), *heads(kind), gettext("是否有效")],
        rows=_taken_out(actor, duty, notice, kind, asked),
        query={"register": kind.id, **({"words": "yes"} if asked.strip() else {})},
    )


def _taken_out(actor: Actor, duty: Role, notice: Notice, kind: Kind, asked: str) -> Iterator[tuple[Cell, ...]]:
    """Some thousands at a time: which of them count is asked of each portion."""
    scheme, there = issued(notice.digest), _rows(actor, duty, notice, kind)
    rows = _found(actor, duty, notice, kind, asked).iterator(_AT_ONCE)
    while some := list(islice(rows, _AT_ONCE)):
        last = _last(there, some, notice)
        for row in some:
            line = _line(actor, scheme, kind, row, last=row.pk in last)
            counts = gettext("有效") if line.last else gettext("已由后来导入的代替")
            yield line.row, line.name, line.number, *line.cells, counts


def heads(kind: Kind) -> tuple[str, ...]:
    """The headings of a register's own columns, besides whose a row is."""
    return tuple(wording.said(column.name) for column in _own(kind))


def cells_of(scheme: Scheme, kind: Kind, content: Mapping[str, Any]) -> tuple[str, ...]:
    """The cells of a row in words, in the order of :func:`heads`."""
    fed = {column.id: column for column in scheme.facts[kind.fact].columns}
    return tuple(cell(fed.get(column.feeds or ""), content.get(column.id)) for column in _own(kind))


def fault_lines(faults: Iterable[Fault]) -> Iterator[tuple[str, str, str, str]]:
    """Every fault: its row, its column, what was found, and what is wrong with it."""
    for fault in faults:
        yield fault.params.get("row", ""), fault.key, fault.found or "", fault_words(fault, wording.told())


def faults_file(found: Iterable[Fault], name: str) -> FileResponse:
    """The faults as CSV, to be taken away."""
    head = (gettext("行"), gettext("列"), gettext("所填"), gettext("问题"))
    return FileResponse(tabulated("csv", head, fault_lines(found)), as_attachment=True, filename=name)


def said(wrong: Faulty) -> tuple[str, ...]:
    """Why a file cannot be read at all, in words."""
    return tuple(fault_words(fault, wording.told()) for fault in wrong.faults)


def successions(actor: Actor, duty: Role, notice: Notice) -> list[Linked]:
    """Every succession, those that stand first."""
    found = served(actor, Succession, duty).filter(notice=notice).order_by("ended", "-pk")
    read = [legible(actor, one) for one in found]
    return [
        Linked(
            one.id,
            one.predecessor,
            getattr(one, "predecessor_number", ""),
            one.successor,
            getattr(one, "successor_number", ""),
            one.on,
            one.document,
            one.at,
            one.ended,
            one.ending,
        )
        for one in sorted(read, key=lambda one: one.ended is not None)
    ]


def successions_table(actor: Actor, duty: Role, notice: Notice) -> Table:
    """Every succession, in the order of the page."""
    heads = (
        *(gettext("前身的名称"), gettext("前身的号码"), gettext("承继方的名称"), gettext("承继方的号码")),
        *(
            gettext("承继的日期"),
            gettext("依据的文件"),
            gettext("登记时间"),
            gettext("撤销时间"),
            gettext("撤销的理由"),
        ),
    )
    rows = (
        (
            *(one.predecessor, one.predecessor_number, one.successor, one.successor_number),
            *(one.on.isoformat(), one.document, one.at, one.ended, one.ending),
        )
        for one in successions(actor, duty, notice)
    )
    return Table("successions", gettext("承继关系"), (), heads, rows, {})


def _imports(actor: Actor, duty: Role, notice: Notice) -> dict[str, list[Import]]:
    since = {one.pk for one in standing_registers(notice)}
    found: dict[str, list[Import]] = {}
    for one in served(actor, Register, duty).filter(notice=notice).select_related("by").order_by("-number"):
        line = Import(one.number, one.name, one.count, one.at, one.by.name, one.replaces, one.sha256, one.pk in since)
        found.setdefault(one.kind, []).append(line)
    return found


def _shelf(
    kind: Kind, taken: Sequence[Import], lines: tuple[Line, ...] = (), page: Page | None = None, asked: str = ""
) -> Shelf:
    note = wording.said(kind.note) if kind.note else ""
    count = sum(one.count for one in taken if one.counts)
    return Shelf(kind, wording.said(kind.name), note, heads(kind), tuple(taken), count, lines, page, asked)


def _rows(actor: Actor, duty: Role, notice: Notice, kind: Kind) -> QuerySet[Held]:
    there = [one.pk for one in standing_registers(notice) if one.kind == kind.id]
    return served(actor, Held, duty).filter(register__in=there).select_related("register")


def _found(actor: Actor, duty: Role, notice: Notice, kind: Kind, asked: str) -> QuerySet[Held]:
    return _searched(_rows(actor, duty, notice, kind), asked).order_by("-register__number", "row")


def _searched(rows: QuerySet[Held], asked: str) -> QuerySet[Held]:
    """By part of a name, or by a whole number: of a number the database knows no part."""
    if not asked.strip():
        return rows
    found = Q(plain__contains=plain(asked))
    for kind in ("organisation", "individual"):
        number = identity(kind, asked)
        if not isinstance(number, Refusal):
            found |= Q(digest=digest(number))
    return rows.filter(found)


def _last(rows: QuerySet[Held], shown: Sequence[Held], notice: Notice) -> set[int]:
    """Those rows that count, among all that may be about the same as these."""
    if not shown:
        return set()
    near = Q(digest__in={row.digest for row in shown if row.digest})
    near |= Q(digest="", plain__in={row.plain for row in shown if not row.digest})
    return {row.pk for row in last_of(rows.defer("number").filter(near), notice)}


def _line(actor: Actor, scheme: Scheme, kind: Kind, row: Held, *, last: bool) -> Line:
    read = legible(actor, row)
    return Line(named(row), read.name, getattr(read, "number", ""), cells_of(scheme, kind, read.content), last)


def _own(kind: Kind) -> list[RegisterColumn]:
    return [column for column in kind.columns if column.id not in {"name", "number"}]
