"""Can the columns of a register be read, and into which forms?

What stands in a register, text or typed, becomes typed columns for the rules; each value that cannot be read is found
by a check with the code of its fault. Polars does this, whatever engine applies the rules to typed columns later.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from award.eligibility.columns.register import COUNT, FIRST, LAST, Place, Register, joined
from award.eligibility.facts import wrong_code
from award.notice.questions import Column, Fact

RAW, UNREADABLE = "raw ", "unreadable"
_WHOLE, _TO_THE_YEAR = len("YYYY-MM-DD"), len("YYYY")
_YEAR, _MONTH, _DAY = r"^\d{4}$", r"^\d{4}-\d{2}$", r"^\d{4}-\d{2}-\d{2}$"
_TIME = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"


class Check(NamedTuple):
    """Finds the rows in which a column cannot be read; ``code`` and ``params`` say why, as a fault does."""

    name: str
    code: str
    fails: pl.Expr
    params: Mapping[str, str] = {}


@dataclass(frozen=True)
class Answers:
    """How the columns of one register are read: the stages of typing, the checks, and what the register then holds."""

    schema: Mapping[str, pl.DataType]
    stages: tuple[tuple[pl.Expr, ...], ...]
    checks: tuple[Check, ...]
    register: Register

    def typed(self, raw: pl.LazyFrame) -> pl.LazyFrame:
        """The register in typed columns, by the names the rules call them, and whether each row is ``unreadable``.

        The values as they stand are kept under ``RAW + name``.

        Basis: the facts of the scheme; nothing is guessed.
        """
        for stage in self.stages:
            raw = raw.with_columns(stage)
        fails = [check.fails.fill_null(False) for check in self.checks]
        return raw.with_columns(pl.any_horizontal(pl.lit(False), *fails).alias(UNREADABLE))


class _Read(NamedTuple):
    """One column: what becomes of it, stage by stage, and how a value that cannot be read is found."""

    stages: Sequence[pl.Expr]
    fails: pl.Expr | None
    code: str
    params: Mapping[str, str] = {}


def answers(
    schema: Mapping[str, pl.DataType], places: Mapping[str, Place], on: date, words: Mapping[str, bool]
) -> Answers:
    """How to read a register with these columns; ``places`` says what each name holds, ``words`` mean yes or no.

    Basis: the facts of the scheme; a date that is known in part keeps its bounds.
    """
    partial = frozenset(name for name, held in places.items() if held.kind == "date" and schema[name] != pl.Date)
    register = Register(places, partial)
    read = {name: _read(name, held, schema[name], words) for name, held in places.items()}
    lost = ((name, one, one.fails) for name, one in read.items())
    checks = [Check(name, one.code, fails, one.params) for name, one, fails in lost if fails is not None]
    for name, held in places.items():
        if held.kind == "date" and not _asked(held).future:
            checks.append(Check(name, "future", _first(register, name) > on, {"on": on.isoformat()}))
    raw = tuple(_raw(name, schema[name]) for name in places)
    stages = [tuple(one.stages[turn] for one in read.values() if len(one.stages) > turn) for turn in range(2)]
    return Answers(schema, (raw, *stages), (*checks, *_rows(register), *_orders(register)), register)


def _asked(held: Place) -> Fact | Column:
    return held.column or held.fact


def _first(register: Register, name: str) -> pl.Expr:
    return pl.col(joined(name, FIRST) if name in register.partial else joined(name))


def _raw(name: str, dtype: pl.DataType) -> pl.Expr:
    """The value as it stands; text without the blanks around it, and nothing where it is blank."""
    if dtype != pl.String:
        return pl.col(name).alias(RAW + name)
    text = pl.col(name).str.strip_chars()
    return pl.when(text != "").then(text).alias(RAW + name)


def _read(name: str, held: Place, dtype: pl.DataType, words: Mapping[str, bool]) -> _Read:
    raw = pl.col(RAW + name)
    forms: Mapping[str, Callable[[], _Read]] = {
        "date": lambda: _date(name, raw, dtype),
        "time": lambda: _one(name, _time(raw, dtype), "form.time"),
        "flag": lambda: _flag(name, raw, dtype, words),
        "choice": lambda: _choice(name, raw, [option.id for option in _asked(held).options]),
        "number": lambda: _one(name, _number(raw, dtype), "form.number"),
        COUNT: lambda: _one(name, _count(raw, dtype), "form.number"),
        "code": lambda: _one(name, _code(raw), "form.code"),
        "text": lambda: _one(name, raw.cast(pl.String), "form.text"),
    }
    return forms[held.kind]()


def _one(name: str, value: pl.Expr, code: str, **params: str) -> _Read:
    return _Read([value.alias(joined(name))], _lost(name, joined(name)), code, params)


def _lost(name: str, typed: str) -> pl.Expr:
    """Something stands there, and nothing came of it."""
    return pl.col(RAW + name).is_not_null() & pl.col(typed).is_null()


def _date(name: str, raw: pl.Expr, dtype: pl.DataType) -> _Read:
    if dtype == pl.Date:
        return _Read([raw.alias(joined(name))], None, "form.date")
    first, last = joined(name, FIRST), joined(name, LAST)
    if isinstance(dtype, pl.Datetime):
        day = pl.when(raw == raw.dt.date().cast(dtype)).then(raw.dt.date())
        return _Read([day.alias(first), pl.col(first).alias(last)], _lost(name, first), "form.date")
    text = raw.cast(pl.String)
    lacks = pl.when(text.str.contains(_DAY)).then(pl.lit("")).when(text.str.contains(_MONTH)).then(pl.lit("-01"))
    begins = text + lacks.when(text.str.contains(_YEAR)).then(pl.lit("-01-01"))
    length, known = text.str.len_bytes(), pl.col(first)
    year_ends = known.dt.offset_by("11mo").dt.month_end()
    ends = pl.when(length == _WHOLE).then(known).when(length == _TO_THE_YEAR).then(year_ends)
    stages = [
        begins.str.to_date("%Y-%m-%d", strict=False).alias(first),
        ends.otherwise(known.dt.month_end()).alias(last),
    ]
    return _Read(stages, _lost(name, first) | (pl.col(first) < date.min), "form.date")


def _time(raw: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Time:
        return raw.dt.to_string("%H:%M")
    text = raw.cast(pl.String)
    return pl.when(text.str.contains(_TIME)).then(text.str.head(len("HH:MM")))


def _flag(name: str, raw: pl.Expr, dtype: pl.DataType, words: Mapping[str, bool]) -> _Read:
    if dtype == pl.Boolean:
        return _Read([raw.alias(joined(name))], None, "form.flag")
    said = {"true": True, "false": False, "1": True, "0": False, **words}
    flag = raw.cast(pl.String).str.to_lowercase().replace_strict(said, default=None, return_dtype=pl.Boolean)
    return _one(name, flag, "form.flag")


def _choice(name: str, raw: pl.Expr, options: Sequence[str]) -> _Read:
    text = raw.cast(pl.String)
    return _one(name, pl.when(text.is_in(options)).then(text), "form.choice", expected=", ".join(options))


def _number(raw: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Boolean:
        return pl.lit(None, pl.Float64)
    number = raw.cast(pl.Float64, strict=False)
    return pl.when(number.is_finite()).then(number)


def _count(raw: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    number = _number(raw, dtype)
    return pl.when((number >= 0) & (number == number.floor())).then(number.cast(pl.Int64, strict=False))


def _code(raw: pl.Expr) -> pl.Expr:
    text = raw.cast(pl.String)
    return pl.when(text.map_elements(_is_code, return_dtype=pl.Boolean)).then(text)


def _is_code(text: str) -> bool:
    return wrong_code(text) is None


def _rows(register: Register) -> list[Check]:
    """The checks of numbered rows: the count fits what is there, and what is required is there."""
    checks = []
    for name, held in register.places.items():
        if held.kind == COUNT and held.fact.kind == "rows":
            numbers = [row.number for row in register.rows(held.fact.id)]
            count, room = pl.col(joined(name)), max(numbers, default=0)
            checks.append(Check(name, "screen.count_beyond", count > room, {"room": str(room)}))
            for number in numbers:
                filled = pl.any_horizontal(*_filled(register, held.fact.id, number))
                checks.append(Check(name, "screen.count_below", filled & (count < number), {"number": str(number)}))
    for fact in {held.fact.id: held.fact for held in register.places.values() if held.fact.kind == "rows"}.values():
        for row in register.rows(fact.id):
            checks += _required(register, fact, row.number)
    return checks


def _filled(register: Register, fact: str, number: int) -> list[pl.Expr]:
    return [pl.col(column).is_not_null() for column in register.columns_of(fact, number)]


def _required(register: Register, fact: Fact, number: int) -> list[Check]:
    counted = register.places.get(f"{fact.id}.{COUNT}")
    there = _filled(register, fact.id, number)
    if counted is not None:
        there.append((pl.col(joined(fact.id, COUNT)) >= number).fill_null(False))
    checks = []
    for column in fact.columns:
        name = f"{fact.id}.{number}.{column.id}"
        if column.required:
            given = _first(register, name).is_not_null() if name in register.places else pl.lit(False)
            checks.append(Check(name, "form.missing", pl.any_horizontal(*there) & ~given))
    return checks


def _orders(register: Register) -> list[Check]:
    """The checks that one day does not come before another."""
    checks = []
    for name, held in register.places.items():
        earlier = held.column.not_before if held.column is not None else None
        other = f"{held.fact.id}.{held.number}.{earlier}"
        if earlier is not None and other in register.places:
            later = pl.col(joined(name, LAST) if name in register.partial else joined(name))
            checks.append(Check(name, "before", later < _first(register, other), {"other": earlier}))
    return checks
