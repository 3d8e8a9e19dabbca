"""Which answers does a register hold, and in which columns?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import narwhals as nw

from award.eligibility.columns.truth import UNKNOWN, Days, Flag, Truth, either
from award.notice.questions import Column, Fact
from award.notice.scheme import Scheme

COUNT = "count"
FIRST, LAST = "first", "last"


def joined(*parts: object) -> str:
    """A flattened name as a column of every engine spells it: ``awards.1.tier`` is ``awards__1__tier``.

    Basis: some engines read a dot as the way into a nested value.
    """
    return "__".join(str(part) for part in parts).replace(".", "__")


class Place(NamedTuple):
    """What a column of a register holds: the fact, which row or year of it, and which column."""

    fact: Fact
    number: int | None = None
    column: Column | None = None

    @property
    def kind(self) -> str:
        """The form of its answers. Basis: the facts of the scheme."""
        if self.column is not None:
            return self.column.kind
        return COUNT if self.fact.kind == "rows" else self.fact.kind


def place(name: str, scheme: Scheme) -> Place | None:
    """What the column called ``name`` holds: ``fact``, ``fact.count``, ``fact.N.column``, ``fact.YEAR.column``.

    ``None`` where the scheme knows no such column.

    Basis: the flattened names of facts.
    """
    head, *rest = name.split(".")
    fact = scheme.facts.get(head)
    if fact is None or len(rest) > 2:
        return None
    if not rest:
        return Place(fact) if fact.kind not in ("rows", "yearly") else None
    if len(rest) == 1:
        return Place(fact) if fact.kind == "rows" and rest[0] == COUNT else None
    column = next((item for item in fact.columns if item.id == rest[1]), None)
    if column is None or not (rest[0].isascii() and rest[0].isdecimal()) or rest[0] != str(int(rest[0])):
        return None
    number = int(rest[0])
    fits = number >= 1 if fact.kind == "rows" else number in fact.years
    return Place(fact, number, column) if fits else None


@dataclass(frozen=True)
class Row:
    """One numbered row of a fact of rows; ``there`` says in which rows of the register it exists."""

    register: "Register"
    fact: str
    number: int

    @property
    def there(self) -> Flag:
        """Does it exist: by the count, or because something of it is given? Basis: the flattened names of facts."""
        filled = [~nw.col(name).is_null() for name in self.register.columns_of(self.fact, self.number)]
        return either(self.register.counts(self.fact, self.number), *filled)

    def days(self, column: str) -> Days | None:
        """Its days in ``column``, ``None`` where the register has none. Basis: absent is unknown."""
        return self.register.days(joined(self.fact, self.number, column))

    def answer(self, column: str) -> nw.Expr | None:
        """Its answers in ``column``, ``None`` where the register has none. Basis: absent is unknown."""
        return self.register.answer(joined(self.fact, self.number, column))

    def one_of(self, column: str, values: frozenset[str]) -> Truth:
        """Is its answer in ``column`` one of these? Basis: absent is unknown."""
        return one_of(self.answer(column), values)


@dataclass(frozen=True)
class Register:
    """The columns of a register by their flattened names; ``partial`` are those whose days may be known in part.

    Such a column comes as two, ``NAME__first`` and ``NAME__last``.
    """

    places: Mapping[str, Place]
    partial: frozenset[str] = frozenset()

    @cached_property
    def _columns(self) -> frozenset[str]:
        return frozenset(joined(name) for name in self.places)

    def columns_of(self, fact: str, number: int) -> list[str]:
        """The columns that hold one numbered row of a fact. Basis: the flattened names of facts."""
        return [
            joined(name, FIRST) if name in self.partial else joined(name)
            for name, held in self.places.items()
            if held.fact.id == fact and held.number == number
        ]

    def answer(self, name: str) -> nw.Expr | None:
        """The answers in a column, ``None`` where there is no such column. Basis: absent is unknown."""
        return nw.col(joined(name)) if joined(name) in self._columns else None

    def days(self, name: str) -> Days | None:
        """The days in a column, ``None`` where there is no such column. Basis: absent is unknown."""
        if joined(name) not in self._columns:
            return None
        if any(joined(partial) == joined(name) for partial in self.partial):
            return Days(joined(name, FIRST), joined(name, LAST))
        return Days(joined(name), joined(name))

    def rows(self, fact: str) -> tuple[Row, ...]:
        """The numbered rows of a fact that the register has room for. Basis: the flattened names of facts."""
        numbers = {held.number for held in self.places.values() if held.fact.id == fact}
        return tuple(Row(self, fact, number) for number in sorted(number for number in numbers if number is not None))

    def counts(self, fact: str, number: int) -> Flag:
        """Does the column that counts the rows of a fact reach this number? Basis: the flattened names of facts."""
        counted = self.answer(joined(fact, COUNT))
        return False if counted is None else (counted >= number).fill_null(False)

    def known(self, fact: str) -> Flag:
        """Is it known which rows there are, or that there are none? Basis: absent is unknown."""
        counted = self.answer(joined(fact, COUNT))
        given = False if counted is None else ~counted.is_null()
        return either(given, *(row.there for row in self.rows(fact)))

    def one_of(self, fact: str, values: frozenset[str]) -> Truth:
        """Is the answer one of these? Basis: absent is unknown."""
        return one_of(self.answer(fact), values)

    def flag(self, fact: str) -> Truth:
        """Is the answer yes? Basis: absent is unknown."""
        return yes(self.answer(fact))


def yes(answer: nw.Expr | None) -> Truth:
    """Is a yes-or-no answer yes? Unknown where it is missing. Basis: absent is unknown."""
    return UNKNOWN if answer is None else Truth(answer.fill_null(False), answer.fill_null(True))


def one_of(answer: nw.Expr | None, values: frozenset[str]) -> Truth:
    """Is an answer one of these? Unknown where it is missing. Basis: absent is unknown."""
    if answer is None:
        return UNKNOWN
    among = [answer == value for value in sorted(values)]
    return Truth(
        either(*(one.fill_null(False) for one in among)),
        either(answer.is_null(), *(one.fill_null(False) for one in among)),
    )


def missing(answer: nw.Expr | None) -> Flag:
    """Is there no answer? Basis: absent is unknown."""
    return True if answer is None else answer.is_null()
