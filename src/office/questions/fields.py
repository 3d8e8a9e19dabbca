"""Which form fields belong to a question, and what do they say together?"""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from award.notice.questions import Column, Fact
from award.vocabulary.days import Span, written
from office.questions.answers import Answers

DAY_PARTS = ("year", "month", "day")
ROWS_AT_MOST = 40
NONE, SOME = "0", "1"


def names(asked: Fact | Column, name: str) -> tuple[str, ...]:
    """The fields of one value: a day has three."""
    return tuple(f"{name}-{part}" for part in DAY_PARTS) if asked.kind == "date" else (name,)


def posted(fact: Fact, form: Mapping[str, str], press: str = "") -> dict[str, str]:
    """What was typed into the fields of ``fact``, to the letter; fields that are not its own are not looked at.

    ``press`` is the button that was pressed: ``add.FACT`` and ``remove.FACT.N`` change the number of rows.
    """
    if fact.kind == "rows":
        return _posted_rows(fact, form, press)
    if fact.kind == "yearly":
        rows = (_row(fact.columns, f"{fact.id}.{year}", form) for year in fact.years)
        return {name: typed for row in rows for name, typed in row.items()}
    return _row((fact,), "", form)


def _row(columns: tuple[Fact | Column, ...], prefix: str, form: Mapping[str, str]) -> dict[str, str]:
    fields = (name for column in columns for name in names(column, f"{prefix}.{column.id}".lstrip(".")))
    return {name: typed for name in fields if (typed := form.get(name, "")).strip()}


def _posted_rows(fact: Fact, form: Mapping[str, str], press: str) -> dict[str, str]:
    """Rows without gaps: an empty row stays only where it has just been asked for, at the end."""
    removed = press.removeprefix(f"remove.{fact.id}.")
    numbers = [number for number in range(1, ROWS_AT_MOST + 1) if str(number) != removed]
    rows = [row for number in numbers if (row := _row(fact.columns, f"{fact.id}.{number}", form))]
    fields: dict[str, str] = {}
    for place, row in enumerate(rows, start=1):
        fields |= {f"{fact.id}.{place}.{name.split('.', 2)[2]}": typed for name, typed in row.items()}
    chosen = form.get(f"{fact.id}.count", "")
    if press == f"add.{fact.id}":
        fields[f"{fact.id}.count"] = str(min(len(rows) + 1, ROWS_AT_MOST))
    elif chosen == NONE:
        fields[f"{fact.id}.count"] = NONE
    elif rows or chosen == SOME:
        fields[f"{fact.id}.count"] = str(max(len(rows), 1))
    return fields


def row_count(fact: Fact, answers: Answers) -> int:
    """How many rows of a table there are, empty ones at its end included."""
    told = answers.get(f"{fact.id}.count", "")
    rows = {name.split(".")[1] for name in answers if name.startswith(f"{fact.id}.")} - {"count"}
    return max([int(number) for number in (told, *rows) if number.isdecimal()], default=0)


def content(fact: Fact, answers: Answers) -> Any:
    """What the fields say, as a facts file would; ``None`` where they say nothing."""
    if fact.kind == "rows":
        rows = [_table(fact, f"{fact.id}.{number}", answers) for number in range(1, row_count(fact, answers) + 1)]
        rows = [row for row in rows if row]
        return rows or ([] if answers.get(f"{fact.id}.count") == NONE else None)
    if fact.kind == "yearly":
        years = {str(year): _table(fact, f"{fact.id}.{year}", answers) for year in fact.years}
        return {year: row for year, row in years.items() if row} or None
    return _said(fact, fact.id, answers)


def _table(fact: Fact, prefix: str, answers: Answers) -> dict[str, Any]:
    said = {column.id: _said(column, f"{prefix}.{column.id}", answers) for column in fact.columns}
    return {name: value for name, value in said.items() if value is not None}


def _said(asked: Fact | Column, name: str, answers: Answers) -> Any:
    """One value. Full-width digits and letters, as Chinese keyboards write them, are those of ASCII."""
    typed = [unicodedata.normalize("NFKC", answers.get(field, "")).strip() for field in names(asked, name)]
    if not any(typed):
        return None
    if asked.kind == "date":
        year, *rest = typed
        return "-".join([year, *(part.zfill(2) if part else "" for part in rest)]).rstrip("-")
    if asked.kind == "text":
        return answers[name].strip()
    if asked.kind == "number":
        return typed[0].replace(",", "").replace(" ", "").replace("\N{MINUS SIGN}", "-")
    if asked.kind == "flag":
        return {"true": True, "false": False}.get(typed[0], typed[0])
    return typed[0]


def filled(fact: Fact, value: Any) -> Iterator[tuple[str, str]]:
    """The fields of ``fact`` that say ``value``, a value as the award has read it: the reverse of ``content``."""
    if fact.kind == "rows":
        yield f"{fact.id}.count", str(len(value))
        for number, row in enumerate(value, start=1):
            yield from _filled_row(fact, f"{fact.id}.{number}", row)
    elif fact.kind == "yearly":
        for year, row in value.items():
            yield from _filled_row(fact, f"{fact.id}.{year}", row)
    else:
        yield from _filled(fact, fact.id, value)


def _filled_row(fact: Fact, prefix: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for column in fact.columns:
        if column.id in row:
            yield from _filled(column, f"{prefix}.{column.id}", row[column.id])


def _filled(asked: Fact | Column, name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Span):
        yield from zip(names(asked, name), written(value).split("-"), strict=False)
    else:
        yield name, str(value).lower() if isinstance(value, bool) else str(plain(value))


def plain(value: Any) -> Any:
    """A value that the award has read, as a file says it: days whole or in part, numbers whole where they are."""
    if isinstance(value, Span):
        return value.first if value.known else written(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def far(value: Any, on: date) -> bool:
    """Is it a day or a number beyond all that an applicant can mean, and beyond what can be reckoned with?"""
    if isinstance(value, Span):
        return not (on.year - 1000 < value.first.year and value.last.year < on.year + 100)
    return isinstance(value, Decimal) and not -6 < value.adjusted() < 16 and value != 0
