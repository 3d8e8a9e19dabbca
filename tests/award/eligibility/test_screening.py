"""Do columns and single rulings say the same of every applicant, on every engine?"""

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from award.eligibility.columns.answers import UNREADABLE, Answers
from award.eligibility.columns.lookups import Table
from award.eligibility.columns.register import Register
from award.eligibility.columns.singly import facts_of
from award.eligibility.outcome import DEPENDS, NOT_MET, UNKNOWN
from award.eligibility.rules import LineRules, bind
from award.eligibility.screening import ASIDE, DISPUTED, VERDICT, Screening, screening
from award.eligibility.sifting import Sieve
from award.notice.checking import read_scheme
from award.notice.reading import OfficeRuling
from award.notice.scheme import Scheme
from tests.award.announced import ON, ROOT, SCHEME
from tests.award.eligibility.registers import read, register

ROWS = 60
MASKS = (NOT_MET, UNKNOWN, DEPENDS)


@cache
def scheme(folder: str) -> Scheme:
    return read_scheme({path.name: path.read_text("utf-8") for path in (ROOT / "schemes" / folder).glob("*.toml")})


EVERY = [
    (folder, line)
    for folder in ("shanghai-2025", "example-district", "example-deming")
    for line in scheme(folder).lines
]


def ruled(of: Scheme) -> list[OfficeRuling]:
    """Rulings on every second reading, against the recommendation where there is another alternative."""
    return [
        OfficeRuling(reading=reading.id, chosen=reading.alternatives[-1].id, by="虚构办公室", on=ON, reason="示例")
        for reading in list(of.readings.values())[::2]
        if reading.alternatives
    ]


@cache
def prepared(folder: str, line: str, closed: bool) -> tuple[LineRules, Answers, Screening]:
    of = scheme(folder)
    rules = bind(of, line, on=ON, rulings=ruled(of) if closed else ())
    reading = read(register(0, of, 1), of)
    return rules, reading, screening(rules, reading.register)


def differences(folder: str, line: str, closed: bool, seed: int) -> Iterator[tuple[object, ...]]:
    """Where columns and single rulings differ, in verdict or in any finding."""
    rules, reading, columns = prepared(folder, line, closed)
    raw = register(seed, scheme(folder), ROWS)
    sifted = Sieve(rules, reading, "register").sift(raw).results
    typed = reading.typed(raw.lazy()).collect()
    outcomes = columns.outcomes(typed).collect().rows(named=True)
    masks = columns.masks(typed).collect().rows(named=True)
    verdicts = sifted[VERDICT]
    for row, said, mask, verdict in zip(typed.iter_rows(named=True), outcomes, masks, verdicts, strict=True):
        ruling = rules.rule_on(facts_of(row, reading.register))
        if verdict not in (UNREADABLE, ruling.verdict.value):
            yield VERDICT, ruling.verdict.value, verdict
        if mask[ASIDE]:
            continue
        found = {finding.bound.rule.id: finding.outcome.value for finding in ruling.findings}
        yield from ((name, found[name], said[name]) for name in found if found[name] != said[name])
        if mask[VERDICT] != ruling.verdict.value and not mask[DISPUTED]:
            yield VERDICT, ruling.verdict.value, mask[VERDICT]
        for outcome in MASKS:
            names = tuple(finding.bound.rule.id for finding in ruling.of(outcome))
            if names != columns.names(mask[outcome.value]):
                yield outcome, names, columns.names(mask[outcome.value])


@pytest.mark.parametrize("closed", [False, True], ids=["open", "ruled"])
@pytest.mark.parametrize(("folder", "line"), EVERY)
@settings(max_examples=3, deadline=None, phases=[Phase.generate])  # a smaller seed is no simpler register
@given(seed=st.integers(0, 1 << 30))
def test_columns_and_single_rulings_agree(folder: str, line: str, closed: bool, seed: int) -> None:
    assert list(differences(folder, line, closed, seed)) == []


def test_every_verdict_and_outcome_comes_up() -> None:
    _, reading, columns = prepared("shanghai-2025", "gold_model", False)
    typed = reading.typed(register(1, SCHEME, 400).lazy()).collect()
    masks = columns.masks(typed).collect().to_native()
    assert set(masks[VERDICT]) >= {"not_eligible", "depends", "incomplete"}
    assert typed[UNREADABLE].sum() > 0
    said = columns.outcomes(typed).collect().to_native()
    seen = {value for name in said.columns for value in said[name].unique()}
    assert seen == {"met", "not_met", "unknown", "depends", "judged", "not_applicable"}


def test_few_rows_are_left_to_the_single_ruling() -> None:
    _, reading, columns = prepared("shanghai-2025", "gold_model", False)
    typed = reading.typed(register(1, SCHEME, 400).lazy()).collect()
    assert columns.masks(typed).collect().to_native()[ASIDE].mean() < 0.35


def test_a_register_without_any_column_leaves_everything_unknown() -> None:
    rules = bind(SCHEME, "gold_model", on=ON)
    empty = pl.DataFrame({"place": [1, 2]})
    columns = screening(rules, Register({}))
    masks = columns.masks(empty).collect().to_native()
    ruling = rules.rule_on(facts_of({}, columns.plan.register))
    assert masks[VERDICT].to_list() == [ruling.verdict.value] * 2
    assert columns.names(masks["unknown"][0]) == tuple(finding.bound.rule.id for finding in ruling.of(UNKNOWN))


def table_of(masks: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    names = ["place", VERDICT, ASIDE, DISPUTED, *(outcome.value for outcome in MASKS)]
    return sorted(masks.select(*names).collect("pyarrow").rows())


def compared(line: str, rows: int, brought: Callable[[pl.DataFrame], Any], bring: Callable[[Table], Any]) -> None:
    """The same register screened by Polars and by another engine, row by row."""
    _, reading, columns = prepared("shanghai-2025", line, False)
    raw = register(5, SCHEME, rows)
    typed = reading.typed(raw.lazy()).select(pl.int_range(pl.len()).alias("place"), *_typed(reading)).collect()
    here = columns.masks(typed, ["place"])
    there = columns.masks(brought(typed), ["place"], bring)
    assert table_of(there) == table_of(here)


def _typed(reading: Answers) -> list[str]:
    return [expression.meta.output_name() for stage in reading.stages[1:] for expression in stage]


@pytest.mark.parametrize("line", SCHEME.lines)
def test_duckdb_gives_the_same_table(line: str) -> None:
    with duckdb.connect() as connection:
        compared(
            line,
            200,
            lambda frame: connection.from_arrow(frame.to_arrow()),
            lambda table: connection.from_arrow(pa.table(dict(table))),
        )


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("line", SCHEME.lines)
def test_spark_gives_the_same_table(line: str, spark: Any) -> None:
    compared(
        line,
        200,
        lambda frame: spark.createDataFrame(frame.to_arrow()),
        lambda table: spark.createDataFrame(pa.table(dict(table))),
    )


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A local Spark of one worker, which speaks to this machine alone."""
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[1]")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()
