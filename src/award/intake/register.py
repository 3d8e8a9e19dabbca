"""What does a table say that is to go into a register, and what of it is held already?"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, get_args

from award.application.characters import UNBEARABLE
from award.application.membership import LONGEST_NAME, identity
from award.eligibility.facts import read_row
from award.intake.cells import meant, spelled
from award.intake.naming import plain
from award.notice.intake import Register, RegisterColumn
from award.notice.questions import ApplicantKind, Column, Fact
from award.vocabulary.fault import Fault, shown
from award.vocabulary.refusal import Refusal

NAME: Final = "name"
NUMBER: Final = "number"
# Above the headings a table may bear a title.
_TITLES: Final = 5
# Bounds of what is kept and looked through.
MOST_ROWS: Final = 100_000
_LONGEST_CELL: Final = 500

# Which column stands where, with its heading.
_Headings = dict[int, tuple[str, RegisterColumn]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, counted as a person counts them: whose it is, and its ``content`` by the register's columns.

    ``plain`` is the name without what does not tell names apart; ``number`` is empty where the table has none.
    """

    row: int
    name: str
    plain: str
    number: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says: the rows that can be kept, those that repeat an earlier one (row → the first), and faults.

    A fault names its heading as ``key`` and its row among the ``params``. ``ignored`` are headings that mean nothing
    here.
    """

    rows: tuple[Row, ...]
    twice: Mapping[int, int]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...] = ()

    @property
    def faulty(self) -> int:
        """How many rows cannot be kept. Basis: all faults at once."""
        return len({fault.params["row"] for fault in self.faults if "row" in fault.params})


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that is held: ``who`` tells whose it is by number, or is empty; its import's number and its own."""

    who: str
    plain: str
    content: Mapping[str, Any]
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sifted:
    """The rows of a table beside what is held: ``new``; ``held`` already, to the letter; and ``changed``.

    What is held already, or is held otherwise, comes with the row that is held.
    """

    new: tuple[Row, ...]
    held: tuple[tuple[Row, Kept], ...]
    changed: tuple[tuple[Row, Kept], ...]


def read(register: Register, fact: Fact, cells: Iterable[Sequence[str]], *, on: date, file: str) -> Table:
    """The table that ``cells`` are, row by row from the first, as rows of ``register``, which feeds ``fact``.

    ``on`` is the day: what has happened cannot be dated later. Every fault is found at once; a row with a fault is not
    among the rows, and of rows of the table that contradict each other none is.

    Basis: an error names the place, what was expected and what was found.
    """
    ways = {column.id: (column.id, column.name.zh, column.name.en, *column.heads) for column in register.columns}
    needed = [column.id for column in register.columns if column.required]
    line, places, rest = first_headed(cells, ways, needed)
    columns = {column.id: column for column in register.columns}
    headings = {at: (line[at].strip(), columns[name]) for at, name in places.items()}
    lacking = [column for column in register.columns if column.required and column.id not in places.values()]
    if lacking:
        return Table((), {}, tuple(_headless(lacking, file)))
    reader = _Reader(register, fact, headings, on, file)
    reader.all(rest)
    return reader.table(head.strip() for at, head in enumerate(line) if head.strip() and at not in places)


def first_headed(
    cells: Iterable[Sequence[str]], ways: Mapping[str, Sequence[str]], needed: Collection[str]
) -> tuple[Sequence[str], dict[int, str], Iterator[tuple[int, Sequence[str]]]]:
    """The line of a table that bears its headings, which heading stands where, and the numbered lines after it.

    ``ways`` are the names by which each is known. A title may stand above the line; where no line has all that are
    ``needed``, it is the one that has most.

    Basis: a table is written for people.
    """
    known = {plain(way): name for name, all_of in reversed(list(ways.items())) for way in all_of}
    lines = enumerate(cells, start=1)
    tried: list[tuple[Sequence[str], dict[int, str]]] = []
    for number, line in lines:
        places: dict[int, str] = {}
        for at, head in enumerate(line):
            name = known.get(plain(head))
            if name is not None and name not in places.values():
                places[at] = name
        tried.append((line, places))
        if set(needed) <= set(places.values()):
            return line, places, lines
        if number >= _TITLES:
            break
    line, places = max(tried, key=lambda one: len(one[1]), default=((), {}))
    return line, places, lines


def _headless(lacking: Iterable[RegisterColumn], file: str) -> Iterator[Fault]:
    for column in lacking:
        expected = " / ".join(dict.fromkeys((column.name.zh, column.name.en, *column.heads)))
        yield Fault(file, column.name.zh, "register.heading", None, {"expected": expected})


class _Reader:
    """Reads the rows of one table, gathering what is wrong with them."""

    def __init__(self, register: Register, fact: Fact, headings: _Headings, on: date, file: str) -> None:
        self.register, self.headings, self.on, self.file = register, headings, on, file
        self.fact = fact
        self.columns = {column.id: column for column in fact.columns}
        self.heads = {column.id: head for head, column in headings.values()}
        self.fed = {column.feeds: self.heads[column.id] for _, column in headings.values() if column.feeds}
        # A register says the same again and again: what a cell means, and what is wrong with a row, is found once.
        self.meanings: dict[tuple[str, str], Any] = {}
        self.wrong: dict[tuple[tuple[str, Any], ...], tuple[Fault, ...]] = {}
        self.rows: list[Row] = []
        self.faults: list[Fault] = []

    def all(self, lines: Iterable[tuple[int, Sequence[str]]]) -> None:
        for number, line in lines:
            if not any(cell.strip() for cell in line):
                continue
            if len(self.rows) + len(self.faults) >= MOST_ROWS:
                self.fault(number, "", "register.too_many", None, most=str(MOST_ROWS))
                return
            before = len(self.faults)
            row = self.row(number, line)
            if len(self.faults) == before:
                self.rows.append(row)

    def row(self, number: int, line: Sequence[str]) -> Row:
        said: dict[str, str] = {}
        for place, (head, column) in self.headings.items():
            text = line[place].strip() if place < len(line) else ""
            if len(text) > _LONGEST_CELL or UNBEARABLE.search(text):
                self.fault(number, head, "register.text", text, most=str(_LONGEST_CELL))
            elif text:
                said[column.id] = text
            elif column.required:
                self.fault(number, head, "form.missing", None)
        name, known = said.pop(NAME, ""), said.pop(NUMBER, "")
        if len(name) > LONGEST_NAME:
            self.fault(number, self.heads[NAME], "register.text", name, most=str(LONGEST_NAME))
        return Row(number, name, plain(name), self.number(number, known), self.content(number, said))

    def number(self, row: int, text: str) -> str:
        """The number in its one spelling; whether it is an organisation's or a person's, it says itself."""
        if not text:
            return ""
        for kind in get_args(ApplicantKind):
            found = identity(kind, plain(text).upper())
            if not isinstance(found, Refusal):
                return found
        self.fault(row, self.heads[NUMBER], "register.number", text)
        return ""

    def content(self, row: int, said: Mapping[str, str]) -> dict[str, Any]:
        """What the register says of it, checked by the fact that it feeds."""
        content: dict[str, Any] = {}
        for column in self.register.columns:
            if column.id in said:
                fed = self.columns.get(column.feeds or "")
                content[column.id] = self._meant(fed, said[column.id]) if fed else said[column.id]
        for fault in self._faults(content):
            column_id = fault.key.removeprefix(".")
            if column_id in self.fed and fault.code != "form.missing":
                code = "register.future" if fault.code == "future" else fault.code
                self.fault(row, self.fed[column_id], code, fault.found, **self._expected(column_id, fault))
        return content

    def _meant(self, column: Column, text: str) -> Any:
        if (column.id, text) not in self.meanings:
            self.meanings[column.id, text] = meant(column, text)
        return self.meanings[column.id, text]

    def _faults(self, content: Mapping[str, Any]) -> tuple[Fault, ...]:
        said = tuple(content.items())
        if said not in self.wrong:
            row = fed_row(self.register, content)
            self.wrong[said] = read_row(self.fact, row, on=self.on, file=self.file, place="")[1]
        return self.wrong[said]

    def _expected(self, column: str, fault: Fault) -> dict[str, str]:
        """What a fault says was expected, as someone who writes tables would know it."""
        asked: Column = self.columns[column]
        told = dict(fault.params)
        if "other" in told:
            told["other"] = self.fed.get(told["other"], told["other"])
        return told | ({"expected": " | ".join(map(spelled, asked.options))} if asked.options else {})

    def fault(self, row: int, head: str, code: str, found: str | None, **params: str) -> None:
        told = shown(found) if found is not None else None
        self.faults.append(Fault(self.file, head, code, told, {**params, "row": str(row)}))

    def table(self, ignored: Iterable[str]) -> Table:
        """The rows once each; those that contradict each other are faults."""
        first: dict[tuple[Any, ...], Row] = {}
        twice: dict[int, int] = {}
        apart: dict[int, int] = {}
        for row in self.rows:
            thing = (row.number or row.plain, *thing_of(self.register, row.content))
            known = first.setdefault(thing, row)
            if known is not row and known.content == row.content:
                twice[row.row] = known.row
            elif known is not row:
                apart |= {row.row: known.row, known.row: apart.get(known.row, row.row)}
        for row_number, other in apart.items():
            self.fault(row_number, "", "register.contradicts", None, other=str(other))
        kept = tuple(row for row in self.rows if row.row not in twice and row.row not in apart)
        ordered = sorted(self.faults, key=lambda fault: int(fault.params["row"]))
        return Table(kept, twice, tuple(ordered), tuple(ignored))


def fed_row(register: Register, content: Mapping[str, Any], *, predecessor: bool = False) -> dict[str, Any]:
    """What a row of the register says as a row of its fact: someone's own, or their predecessor's.

    Basis: the columns of a register feed the columns of a fact.
    """
    fed = {column.feeds: content[column.id] for column in register.columns if column.feeds and column.id in content}
    holder = register.predecessor if predecessor else register.own
    return fed | ({register.holder: holder} if register.holder and holder else {})


def thing_of(register: Register, content: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells one thing that is held of someone from another. Basis: the ``key`` of the register."""
    names = register.key or sorted(content)
    return tuple((name, content.get(name)) for name in names)


def sift(register: Register, rows: Iterable[Row], held: Iterable[Kept], who: Callable[[str], str]) -> Sifted:
    """The rows of a table beside what is held; ``who`` says by what someone with a number is known there.

    A row without a number, or beside one that has none, is compared by name. Of what is held, the last counts.

    Basis: a register takes each thing once; what contradicts what is held is shown before anything is kept.
    """
    numbered: dict[tuple[Any, ...], Kept] = {}
    nameless: dict[tuple[Any, ...], Kept] = {}
    named: dict[tuple[Any, ...], Kept] = {}
    for kept in sorted(held, key=lambda one: one.place):
        thing = thing_of(register, kept.content)
        named[kept.plain, *thing] = kept
        if kept.who:
            numbered[kept.who, *thing] = kept
        else:
            nameless[kept.plain, *thing] = kept
    new, same, changed = [], [], []
    for row in rows:
        thing = thing_of(register, row.content)
        beside = numbered.get((who(row.number), *thing)) if row.number else named.get((row.plain, *thing))
        unnumbered = nameless.get((row.plain, *thing)) if row.number and beside is None else None
        if beside is None and unnumbered is None:
            new.append(row)
        elif beside is not None and beside.content == row.content:
            same.append((row, beside))
        else:
            changed.append((row, beside or unnumbered))
    return Sifted(tuple(new), tuple(same), tuple((row, kept) for row, kept in changed if kept))
