"""What do the registers and the authorities say of an applicant, beside what it declared?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from award.application.snapshot import plain
from award.eligibility.facts import Facts, Row, read_row
from award.intake.pairing import Pair, narrower, pairs, same
from award.intake.register import fed_row, thing_of
from award.notice.intake import Register
from award.notice.questions import Fact
from award.notice.scheme import Scheme


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that a register holds about an applicant, or about one it succeeded (``predecessor``).

    ``row`` names it to people: its import and its place there. ``number_matches``: it bears the number; else only the
    name is the same, and ``same`` is what people have said of that, if anyone has. ``values``: by the register's
    columns.
    """

    register: str
    row: str
    name: str
    number_matches: bool
    predecessor: bool
    values: Mapping[str, Any]
    same: bool | None = None


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A row of ``fact`` that an authority answered with, by the fact's columns."""

    authority: str
    fact: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that is declared otherwise than it is held, or cannot be told from it without people.

    ``register`` is the register, or the authority that answered; ``row`` names its row, where it is about one.
    ``params`` are in the few forms that JSON has: ``values`` of a row, or the ``column`` with what was ``declared`` and
    what is ``held`` in it.
    """

    code: str
    fact: str
    register: str
    row: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


class Compared(NamedTuple):
    """The facts on which an applicant is decided, and what contradicts what it declared."""

    facts: Facts
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that the office holds about one applicant; ``imported`` are the registers into which anything was taken.

    ``linked``: it is linked with a predecessor.
    """

    held: Sequence[HeldRow] = ()
    answered: Sequence[AnsweredRow] = ()
    imported: Collection[str] = ()
    linked: bool = False


def compared(scheme: Scheme, facts: Facts, holdings: Holdings, *, on: date) -> Compared:
    """The facts as declared, with what is held: what decides, and every contradiction.

    What a register holds under the number counts, cell by cell, before what is declared; what is declared and not held
    stands, and people decide. A row that matches by name alone counts only once people said that it is the same, and
    no longer counts for anything once they said that it is not. Facts of which nothing is held are as declared.
    ``on`` is the day of the ruling.

    Basis: contradictions between what is declared and what is held are shown; nobody is refused on a likeness of names.
    """
    values, found = dict(facts.values), []
    for register in scheme.intake.registers:
        found += list(_register(scheme.facts[register.fact], register, holdings, values, on))
    for fact in dict.fromkeys(row.fact for row in holdings.answered):
        if fact in scheme.facts:
            found += list(_answered(scheme.facts[fact], holdings.answered, values, on))
    return Compared(Facts(values, facts.line), tuple(found))


def written(contradiction: Contradiction) -> dict[str, Any]:
    """The contradiction as JSON; :func:`read` of it is equal to it. Basis: both sides are shown the same."""
    return {
        "code": contradiction.code,
        "fact": contradiction.fact,
        "register": contradiction.register,
        "row": contradiction.row,
        "params": plain(contradiction.params),
    }


def read(said: Mapping[str, Any]) -> Contradiction:
    """The contradiction that was :func:`written`. Basis: both sides are shown the same."""
    return Contradiction(said["code"], said["fact"], said["register"], said["row"], said["params"])


def _register(
    fact: Fact, register: Register, holdings: Holdings, values: dict[str, Any], on: date
) -> Iterator[Contradiction]:
    """Put what the register holds among ``values``, and give what contradicts."""
    ours = [row for row in holdings.held if row.register == register.id]
    counted = [row for row in ours if row.number_matches or row.same]
    things = [thing_of(register, row.values) for row in counted]
    doubtful = [
        row
        for row in ours
        if not row.number_matches and row.same is None and thing_of(register, row.values) not in things
    ]
    declared = values.get(fact.id)
    if not counted and not doubtful and (declared is None or not _complete(register, holdings)):
        return
    known = _rows(declared)
    keys = _keys(fact, register)
    typed = [_typed(fact, register, row, on) for row in counted]
    paired = pairs(known, typed, keys)
    rows = list(known)
    for one in paired:
        yield from _differing(fact, register, counted[one.held].row, known[one.declared], typed[one.held])
        rows[one.declared] = _merged(known[one.declared], typed[one.held])
    unpaired = _left(len(typed), (one.held for one in paired))
    for place in unpaired:
        yield _about(register, "held_not_declared", counted[place], typed[place])
        rows.append(typed[place])
    if declared is not None or (unpaired and register.complete):
        values[fact.id] = tuple(rows)
    yield from _unheld(fact, register, holdings, known, paired, doubtful, on)


def _unheld(
    fact: Fact,
    register: Register,
    holdings: Holdings,
    known: Sequence[Row],
    paired: Sequence[Pair],
    doubtful: Sequence[HeldRow],
    on: date,
) -> Iterator[Contradiction]:
    """What matches by name alone, and what is declared and held by nobody at all."""
    left = _left(len(known), (one.declared for one in paired))
    typed = [_typed(fact, register, row, on) for row in doubtful]
    for row, read_as in zip(doubtful, typed, strict=True):
        yield _about(register, "by_name", row, read_as)
    perhaps = {one.declared for one in pairs([known[place] for place in left], typed, _keys(fact, register))}
    if not _complete(register, holdings):
        return
    for number, place in enumerate(left):
        if number not in perhaps:
            inherited = register.holder is not None and known[place].get(register.holder) == register.predecessor
            code = "predecessor_not_linked" if inherited and not holdings.linked else "declared_not_held"
            yield Contradiction(code, fact.id, register.id, None, {"values": plain(known[place])})


def _answered(fact: Fact, answered: Iterable[AnsweredRow], values: dict[str, Any], on: date) -> Iterator[Contradiction]:
    """Put what authorities answered among ``values``, and give what contradicts."""
    given = [row for row in answered if row.fact == fact.id]
    typed = [read_row(fact, row.values, on=on, file="", place="")[0] for row in given]
    rows = list(_rows(values.get(fact.id)))
    paired = pairs(rows, typed, _keys(fact))
    for one in paired:
        for column, declared, held in _apart(rows[one.declared], typed[one.held]):
            told = {"column": column, "declared": plain(declared), "held": plain(held)}
            yield Contradiction("answered_differs", fact.id, given[one.held].authority, None, told)
        rows[one.declared] = _merged(rows[one.declared], typed[one.held])
    for place in _left(len(typed), (one.held for one in paired)):
        authority = given[place].authority
        yield Contradiction("answered_not_declared", fact.id, authority, None, {"values": plain(typed[place])})
        rows.append(typed[place])
    values[fact.id] = tuple(rows)


def _complete(register: Register, holdings: Holdings) -> bool:
    """Whether it follows that there is nothing where nothing is held."""
    return register.complete and register.id in holdings.imported


def _keys(fact: Fact, register: Register | None = None) -> tuple[str, ...]:
    """The columns by which two rows are about the same thing: as the register says, else those that are required and
    days."""
    if register is not None and register.key:
        fed = {column.id: column.feeds for column in register.columns}
        return tuple(name for name in (fed[key] for key in register.key) if name is not None)
    chosen = [column.id for column in fact.columns if column.required or column.kind == "date"]
    return tuple(name for name in chosen if register is None or name != register.holder)


def _rows(declared: Any) -> tuple[Row, ...]:
    return tuple(declared or ())


def _typed(fact: Fact, register: Register, row: HeldRow, on: date) -> Row:
    return read_row(fact, fed_row(register, row.values, predecessor=row.predecessor), on=on, file="", place="")[0]


def _left(count: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [place for place in range(count) if place not in gone]


def _merged(declared: Row, held: Row) -> Row:
    """The row as it counts: by what is held, and by what is declared where nothing is held, or less exactly."""
    known = {name: value for name, value in held.items() if value is not None}
    return {**declared, **{name: narrower(declared.get(name), value) for name, value in known.items()}}


def _apart(declared: Row, held: Row) -> Iterator[tuple[str, Any, Any]]:
    for column, value in held.items():
        if value is not None and declared.get(column) is not None and not same(declared[column], value):
            yield column, declared[column], value


def _differing(fact: Fact, register: Register, row: str, declared: Row, held: Row) -> Iterator[Contradiction]:
    for column, said, known in _apart(declared, held):
        told = {"column": column, "declared": plain(said), "held": plain(known)}
        yield Contradiction("differs", fact.id, register.id, row, told)


def _about(register: Register, code: str, row: HeldRow, typed: Row) -> Contradiction:
    told = {"name": row.name, "values": plain(typed)}
    return Contradiction(code, register.fact, register.id, row.row, told)
