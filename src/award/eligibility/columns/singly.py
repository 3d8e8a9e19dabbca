"""What does one row of a register say, as facts for the single ruling?"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from award.eligibility.columns.register import COUNT, FIRST, LAST, Place, Register, joined
from award.eligibility.facts import Facts
from award.vocabulary.days import Span


def facts_of(row: Mapping[str, Any], register: Register) -> Facts:
    """The facts in one row of typed columns. Basis: columns and single rulings rest on the same answers."""
    values: dict[str, Any] = {}
    tables: dict[str, dict[int, dict[str, Any]]] = {}
    for name, held in register.places.items():
        value = _value(row, name, held, register)
        if value is None:
            continue
        if held.kind == COUNT:
            for number in range(1, value + 1):
                tables.setdefault(held.fact.id, {}).setdefault(number, {})
            tables.setdefault(held.fact.id, {})
        elif held.number is None or held.column is None:
            values[held.fact.id] = value
        else:
            tables.setdefault(held.fact.id, {}).setdefault(held.number, {})[held.column.id] = value
    facts = {held.fact.id: held.fact for held in register.places.values()}
    for fact, table in tables.items():
        values[fact] = table if facts[fact].kind == "yearly" else tuple(table[number] for number in sorted(table))
    return Facts(values)


def _value(row: Mapping[str, Any], name: str, held: Place, register: Register) -> Any:
    if held.kind == "date":
        partial = name in register.partial
        first, last = (row[joined(name, end) if partial else joined(name)] for end in (FIRST, LAST))
        return None if first is None else Span(first, last)
    value = row[joined(name)]
    return Decimal(str(value)) if held.kind == "number" and value is not None else value
