"""Random registers of invented applicants, as text in flattened columns, near the days on which something turns."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import polars as pl

from award.eligibility.columns.answers import Answers, answers
from award.eligibility.columns.register import Place, place
from award.notice.questions import Column, Fact
from award.notice.scheme import Scheme
from tests.award.announced import ON, TURNING

SHARES_MISSING = (0.03, 0.15, 0.5)
ANYWHERE = (date(1996, 1, 1), date(2025, 7, 1))


def places(scheme: Scheme, slots: int) -> dict[str, Place]:
    """Every column that a register of the scheme may have, with room for so many rows of each fact of rows."""
    names = [name for fact in scheme.facts.values() for name in _names(fact, slots)]
    return {name: held for name in names if (held := place(name, scheme)) is not None}


def _names(fact: Fact, slots: int) -> list[str]:
    asked = [column for column in fact.columns if column.kind not in ("text", "code")]
    if fact.kind == "rows":
        rows = [f"{fact.id}.{number}.{column.id}" for number in range(1, slots + 1) for column in asked]
        return [f"{fact.id}.count", *rows]
    if fact.kind == "yearly":
        return [f"{fact.id}.{year}.{column.id}" for year in fact.years for column in asked]
    return [] if fact.kind in ("text", "code") else [fact.id]


def register(seed: int, scheme: Scheme, rows: int, slots: int = 2) -> pl.DataFrame:
    """A register of so many random applicants."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret here
    columns = places(scheme, slots)
    said = [_applicant(random, scheme, columns, slots) for _ in range(rows)]
    return pl.DataFrame(
        {name: [row.get(name) for row in said] for name in columns}, dict.fromkeys(columns, pl.String())
    )


def read(raw: pl.DataFrame, scheme: Scheme, slots: int = 2) -> Answers:
    """How such a register is read."""
    return answers(raw.schema, places(scheme, slots), ON, {})


def _applicant(random: Random, scheme: Scheme, columns: Mapping[str, Place], slots: int) -> dict[str, str]:
    missing, losses = random.choice(SHARES_MISSING), random.random() < 0.3
    counts = {fact.id: random.choice([0, 0, *range(slots + 1)]) for fact in scheme.facts.values()}
    row = {}
    for name, held in columns.items():
        required = held.column is not None and held.column.required
        if held.fact.kind == "rows" and held.number is not None and held.number > counts[held.fact.id]:
            continue
        if held.column is None and held.fact.kind == "rows":
            row[name] = str(counts[held.fact.id])
        elif required or random.random() > missing:
            row[name] = _value(random, held.column or held.fact, losses)
    return row


def _value(random: Random, asked: Fact | Column, losses: bool) -> str:
    if asked.kind == "date":
        return _day(random, asked.future)
    if asked.kind == "number":
        return str(random.randint(2010, 2026) if "year" in asked.id else random.randint(-3 if losses else 0, 9) * 10)
    return random.choice(
        {
            "choice": [option.id for option in asked.options],
            "flag": ["true", "false"],
            "time": ["09:00", "17:00", "17:01"],
        }[asked.kind]
    )


def _day(random: Random, future: bool) -> str:
    near = random.choice(TURNING) + timedelta(days=random.randint(-3, 3))
    if future and random.random() < 0.8:
        near = ON + timedelta(days=random.randint(-30, 30))
    elif random.random() < 0.3:
        near = ANYWHERE[0] + timedelta(days=random.randint(0, (ANYWHERE[1] - ANYWHERE[0]).days))
    day = (near if future else min(near, ON)).isoformat()
    return random.choice([day, day, day, day[:7], day[:4]])
