"""What does a register of very many invented organisations hold?"""

from pathlib import Path

import duckdb

GROUP = 122_880


def _day(first: str, span: int) -> str:
    return f"(DATE '{first}' + CAST(floor(random() * {span}) AS INTEGER))"


def _one_of(*values: str) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"[{listed}][1 + CAST(floor(random() * {len(values)}) AS INTEGER)]"


def _but(share: float, value: str) -> str:
    return f"CASE WHEN random() < {share} THEN NULL ELSE {value} END"


def _rows(fact: str, columns: dict[str, str]) -> dict[str, str]:
    """The count and the one row of a fact, for the organisations that have it."""
    row = {f"{fact}.1.{name}": f"CASE WHEN {fact} = 1 THEN {value} END" for name, value in columns.items()}
    return {f"{fact}.count": fact, **row}


# The share of the organisations that have a row of the fact.
SHARES = {"awards": 0.1, "events": 0.1, "postings": 0.9, "district_filings": 0.1}


COLUMNS = {
    "name": "printf('虚构企业%08d', i)",
    "unit_form": _but(0.02, _one_of("legal_person", "legal_person", "own_code", "internal_unit")),
    "registered_place": _but(0.02, _one_of("shanghai", "shanghai", "shanghai", "elsewhere")),
    "established_on": _but(0.03, _day("1995-01-01", 11_000)),
    **_rows(
        "awards",
        {
            "tier": _one_of("mayor", "gold"),
            "category": _one_of("model", "achievement"),
            "label_year": _but(0.1, "CAST(2015 + floor(random() * 10) AS INTEGER)"),
            "decided_on": _but(0.2, _day("2016-01-01", 3400)),
        },
    ),
    **{f"results.{year}.net_profit": _but(0.05, "round(random() * 1e4 - 500, 2)") for year in range(2020, 2026)},
    **_rows(
        "events",
        {
            "class": _one_of("quality", "safety", "other"),
            "grade": _but(0.1, _one_of("general", "larger", "major")),
            "on": _but(0.1, _day("2015-01-01", 3800)),
        },
    ),
    **_rows(
        "postings",
        {"place": "'own'", "from": _but(0.05, _day("2025-06-01", 20)), "to": _but(0.05, _day("2025-06-22", 20))},
    ),
    "filed_on": _but(0.1, _day("2025-06-16", 50)),
    "cqo": _but(0.05, "random() < 0.8"),
    "cqo_appointed_on": _but(0.2, _day("2010-01-01", 5600)),
    **_rows(
        "district_filings",
        {
            "by": _one_of("own", "group"),
            "filed_on": _but(0.1, _day("2024-01-01", 600)),
            "state": _but(0.1, _one_of("filed", "accepted", "withdrawn", "withdrawn_before_acceptance")),
        },
    ),
}


def write(rows: int, file: Path) -> None:
    """Write the register. The same number of rows gives the same register."""
    chosen = ",\n".join(f'{value} AS "{name}"' for name, value in COLUMNS.items())
    has = ", ".join(f"CASE WHEN random() < {share} THEN 1 ELSE 0 END AS {fact}" for fact, share in SHARES.items())
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1; SELECT setseed(0.42)")
        connection.execute(
            f"COPY (WITH has AS MATERIALIZED (SELECT i, {has} FROM range({rows}) AS t(i)) "  # noqa: S608 - our own text
            f"SELECT {chosen} FROM has) TO '{file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP})"
        )
