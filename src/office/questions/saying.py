"""How is an answer said in words?"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext

from award.notice.questions import Column, Fact
from office import wording


def said_of(fact: Fact, value: Any) -> Iterator[str]:
    """The value of ``fact`` in words, one line a row."""
    if fact.kind == "rows":
        if not value and fact.none:
            yield wording.said(fact.none)
        yield from (_row(fact, row) for row in value)
    elif fact.kind == "yearly":
        yield from (f"{year} · {_row(fact, row)}" for year, row in value.items())
    else:
        yield _value(fact, value)


def _row(fact: Fact, row: Mapping[str, Any]) -> str:
    said = (
        _value(column, row[column.id])
        if column.kind in ("choice", "text")
        else f"{wording.said(column.ask)} {_value(column, row[column.id])}"
        for column in fact.columns
        if column.id in row
    )
    return " · ".join(said)


def _value(asked: Fact | Column, value: Any) -> str:
    if asked.kind == "choice":
        return next(wording.said(option.words) for option in asked.options if option.id == value)
    if asked.kind == "flag":
        return gettext("是") if value else gettext("否")
    if asked.kind == "number":
        return f"{value:f}"
    return wording.told().value(value)
