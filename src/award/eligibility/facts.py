"""What does the applicant say of itself, and can it be read?"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as InvalidNumber

from award.notice.questions import Column, Fact
from award.notice.scheme import Scheme
from award.vocabulary.days import Span, span, written
from award.vocabulary.fault import Fault, Faulty, shown, unknown_key

Row = Mapping[str, Any]
# No amount needs more; a number such as 1E+999999 would fill a page.
_DIGITS = 18
_HEADINGS = ("scheme", "line", "facts")


class Facts(NamedTuple):
    """What is known of one applicant: fact id → value; a fact that is not there is unknown.

    Values: text, code, time and choice are ``str``; flag ``bool``; number ``Decimal``; date :class:`Span`; rows a tuple
    of mappings (empty: none); yearly a mapping from the year to a mapping. ``line`` is the line named, if any.
    """

    values: Mapping[str, Any]
    line: str | None = None


class _Unreadable(Exception):
    """The value is not of the form asked for; ``args``: the fault's code and its parameters."""


def read_facts(content: Mapping[str, Any], scheme: Scheme, *, on: date, file: str = "facts.toml") -> Facts:
    """The facts that ``content`` (a parsed TOML or JSON file) says, in the forms that ``scheme`` asks for.

    ``on`` is the day of the ruling: what has already happened cannot be dated later.
    Raises :class:`Faulty` with every fault: unknown keys with the nearest known one, wrong forms, future days.

    Basis: the facts of the scheme; an error names the place, what was expected and what was found.
    """
    faults = list(_headings(content, scheme, file))
    said = content.get("facts", {})
    values: dict[str, Any] = {}
    if not isinstance(said, Mapping):
        raise Faulty([*faults, Fault(file, "facts", "form.table", shown(said))])
    for key, value in said.items():
        fact = scheme.facts.get(key)
        if fact is None:
            faults.append(unknown_key(file, f"facts.{key}", key, scheme.facts))
            continue
        reader = _Reader(file, on, faults)
        values[key] = reader.fact(fact, value)
    if faults:
        raise Faulty(faults)
    return Facts(values, content.get("line"))


def read_row(fact: Fact, row: Mapping[str, Any], *, on: date, file: str, place: str) -> tuple[Row, tuple[Fault, ...]]:
    """One row of a fact of rows, in the forms that its columns ask for, and every fault of it, at ``place.column``.

    Basis: as :func:`read_facts`.
    """
    faults: list[Fault] = []
    read: Row = _Reader(file, on, faults).row(place, fact, row) or {}
    return read, tuple(faults)


def _headings(content: Mapping[str, Any], scheme: Scheme, file: str) -> Iterator[Fault]:
    for key in content:
        if key not in _HEADINGS:
            place = "facts." if key in scheme.facts else ""
            yield unknown_key(file, key, key, [f"{place}{key}"] if place else _HEADINGS)
    if content.get("scheme") not in (None, scheme.notice.id):
        yield Fault(file, "scheme", "other_scheme", shown(content["scheme"]), {"expected": scheme.notice.id})
    if content.get("line") not in (None, *scheme.lines):
        yield Fault(file, "line", "unknown_reference", shown(content["line"]), {"expected": ", ".join(scheme.lines)})
    if "facts" not in content:
        yield Fault(file, "facts", "form.missing")


class _Reader:
    """Reads the values of one facts file, gathering faults instead of stopping at the first."""

    def __init__(self, file: str, on: date, faults: list[Fault]) -> None:
        self.file, self.on, self.faults = file, on, faults

    def fact(self, fact: Fact, value: Any) -> Any:
        place = f"facts.{fact.id}"
        if fact.kind == "rows":
            if not isinstance(value, list):
                return self._fault(place, "form.list", value)
            return tuple(self.row(f"{place}[{index + 1}]", fact, row) for index, row in enumerate(value))
        if fact.kind == "yearly":
            return self._years(place, fact, value)
        return self._value(place, fact, value)

    def _years(self, place: str, fact: Fact, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return self._fault(place, "form.table", value)
        known = {str(year): year for year in fact.years}
        for year in value:
            if str(year) not in known:
                self.faults.append(unknown_key(self.file, f"{place}.{year}", str(year), known))
        return {
            known[str(year)]: self.row(f"{place}.{year}", fact, row)
            for year, row in value.items()
            if str(year) in known
        }

    def row(self, place: str, fact: Fact, row: Any) -> Any:
        if not isinstance(row, Mapping):
            return self._fault(place, "form.table", row)
        columns = {column.id: column for column in fact.columns}
        read: dict[str, Any] = {column.id: column.default for column in fact.columns if column.default is not None}
        for key, value in row.items():
            if key in columns:
                read[key] = self._value(f"{place}.{key}", columns[key], value)
            else:
                self.faults.append(unknown_key(self.file, f"{place}.{key}", key, columns))
        for column in fact.columns:
            self._check(place, column, read)
        return read

    def _check(self, place: str, column: Column, row: Mapping[str, Any]) -> None:
        if column.required and column.id not in row:
            self.faults.append(Fault(self.file, f"{place}.{column.id}", "form.missing"))
        earlier, later = row.get(column.not_before or ""), row.get(column.id)
        if isinstance(earlier, Span) and isinstance(later, Span) and later.last < earlier.first:
            self._fault(f"{place}.{column.id}", "before", written(later), other=column.not_before or "")

    def _value(self, place: str, asked: Fact | Column, value: Any) -> Any:
        try:
            read = _FORMS[asked.kind](asked, value)
        except _Unreadable as unreadable:
            code, params = unreadable.args
            return self._fault(place, code, value, **params)
        if isinstance(read, Span) and not asked.future and read.first > self.on:
            return self._fault(place, "future", value, on=self.on.isoformat())
        return read

    def _fault(self, place: str, code: str, found: Any, **params: str) -> None:
        self.faults.append(Fault(self.file, place, code, shown(found), params))


def _text(_asked: Fact | Column, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Unreadable("form.text", {})
    return value.strip()


def _code(_asked: Fact | Column, value: Any) -> str:
    text = value if isinstance(value, str) else ""
    wrong = wrong_code(text)
    if wrong is not None:
        raise _Unreadable(wrong, {})
    return str(uscc.compact(text))


def wrong_code(text: str) -> str | None:
    """Why ``text`` is no unified social credit code: the code of the fault, ``None`` where it is one.

    Basis: GB 32100, with its check character.
    """
    try:
        uscc.validate(text)
    except InvalidNumber as invalid:
        return f"code.{type(invalid).__name__}"
    return None


def _date(_asked: Fact | Column, value: Any) -> Span:
    try:
        return span(value)
    except (ValueError, TypeError) as invalid:
        raise _Unreadable("form.date", {}) from invalid


def _time(_asked: Fact | Column, value: Any) -> str:
    try:
        clock = value if isinstance(value, time) else time.fromisoformat(value)
    except (ValueError, TypeError) as invalid:
        raise _Unreadable("form.time", {}) from invalid
    return clock.strftime("%H:%M")


def _flag(_asked: Fact | Column, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Unreadable("form.flag", {})
    return value


def _choice(asked: Fact | Column, value: Any) -> str:
    options = [option.id for option in asked.options]
    if value not in options:
        raise _Unreadable("form.choice", {"expected": ", ".join(options)})
    return str(value)


def _number(_asked: Fact | Column, value: Any) -> Decimal:
    try:
        number = Decimal(str(value)) if not isinstance(value, bool) else Decimal("NaN")
    except InvalidOperation as invalid:
        raise _Unreadable("form.number", {}) from invalid
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise _Unreadable("form.number", {})
    return number


_FORMS: dict[str, Callable[[Fact | Column, Any], Any]] = {
    "text": _text,
    "code": _code,
    "date": _date,
    "time": _time,
    "flag": _flag,
    "choice": _choice,
    "number": _number,
}
