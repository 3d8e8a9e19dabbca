"""How fast is a register screened, how much memory does that take, and do all ways of ruling agree?"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
from invented import openfisca
from invented.register import write

from award.cli.registers import Batch, open_table
from award.cli.screening import screen
from award.cli.sources import load_scheme
from award.eligibility.columns.answers import answers
from award.eligibility.columns.register import place
from award.eligibility.columns.singly import facts_of
from award.eligibility.rules import LineRules, bind
from award.eligibility.screening import ASIDE, DISPUTED, MASKS, VERDICT
from award.eligibility.sifting import Sieve
from award.notice.reading import OfficeRuling

FOLDER, LINE, ON = Path(__file__).parents[1] / "schemes" / "shanghai-2025", "gold_model", date(2025, 7, 15)
PEER, READING = 3.0, 2.0


def best(times: int, work: Callable[[], object]) -> float:
    """The best time of several."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return min(taken)


def batches(file: Path) -> Iterator[Batch]:
    """The rows of the register, as the command line reads them."""
    with open_table(file) as table:
        yield from table.batches(list(table.columns))


def sieve(file: Path, rules: LineRules) -> Sieve:
    """The rules over the columns of this register."""
    with open_table(file) as table:
        places = {name: held for name in table.columns if (held := place(name, rules.setting.scheme)) is not None}
        return Sieve(rules, answers(table.columns, places, ON, {}), file.name)


def settled() -> LineRules:
    """The rules as they stand once the office has ruled as recommended on every reading."""
    scheme = load_scheme(str(FOLDER))
    signed = {"by": "benchmark", "on": ON, "reason": "recommended"}
    rulings = [
        OfficeRuling(reading=reading.id, chosen=reading.recommended, **signed)
        for reading in scheme.eligibility.readings
        if reading.recommended
    ]
    return bind(scheme, LINE, on=ON, rulings=rulings)


def speed(file: Path, rules: LineRules) -> None:
    """Screening from Parquet to the names of rules, beside the peer, and beside merely reading."""
    screened = sieve(file, rules)
    decided = sieve(file, settled())
    print(f"{len(screened.screening.tables)} tables of days made")
    frame = pl.concat([batch.frame for batch in batches(file)])
    rows = frame.height
    read = best(3, lambda: [batch.frame.height for batch in batches(file)])
    whole = best(3, lambda: [screened.sift(batch.frame).results.height for batch in batches(file)])
    typed = screened.answers.typed(frame.lazy()).collect()
    typing = best(3, lambda: screened.answers.typed(frame.lazy()).collect())
    alone = best(3, lambda: screened.screening.masks(typed).collect())
    once = best(3, lambda: decided.screening.masks(typed).collect())
    whole_once = best(3, lambda: [decided.sift(batch.frame).results.height for batch in batches(file)])
    peer = openfisca.seconds(frame)
    print(f"{rows:,} rows, {len(frame.columns)} columns, {len(rules.rules)} rules, all readings:")
    for what, taken in {
        "merely reading the columns": read,
        "reading, checking, ruling and naming the rules": whole,
        "  of which checking and typing": typing,
        "  of which ruling under all readings": alone,
        "the same, once every reading is ruled on": whole_once,
        "  of which ruling": once,
        "openfisca-core, ten conditions, one reading": peer,
    }.items():
        print(f"  {what:<50} {taken:8.3f} s {rows / taken / 1e6:8.2f} million rows/s")
    said = {True: "reached", False: "missed"}
    for readings, ruling, all_of_it in (("all readings", alone, whole), ("every reading ruled on", once, whole_once)):
        times, reads = peer / ruling, all_of_it / read
        reached, within = said[times >= PEER], said[reads <= READING]
        print(f"  {readings}, beside openfisca-core: {times:.2f} times its speed (aim {PEER:g}): {reached}")
        print(f"  {readings}, beside merely reading: {reads:.2f} times its time (aim {READING:g}): {within}")
    _profile(screened, typed, alone)


def _profile(screened: Sieve, typed: pl.DataFrame, whole: float) -> None:
    """What each rule costs: the time of the whole without it."""
    print("  the rules by what they cost:")
    plan = screened.screening.plan
    sizes = {column.id: 0 for column in screened.screening.columns}
    for stage in plan.stages:
        for name in stage:
            for rule in sizes:
                sizes[rule] += name.startswith((f"{rule}__", f"rule__{rule}__"))
    costly = sorted(sizes.items(), key=lambda item: -item[1])[:6]
    print("    " + ", ".join(f"{rule} {size} columns" for rule, size in costly))
    count = sum(map(len, plan.stages))
    print(f"    {count} columns in all, {whole / typed.height / count * 1e9:.2f} ns each a row")


def memory(folder: Path, millions: tuple[int, ...]) -> None:
    """The peak memory of the command from Parquet to Parquet, in processes of their own."""
    peaks = []
    for many in millions:
        file = folder / f"{many}.parquet"
        write(many * 1_000_000, file)
        command = [sys.executable, __file__, "--command", str(file), str(folder / "out.parquet")]
        begun = perf_counter()
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        peaks.append(float(told.stdout.split()[-1]))
        print(f"  {many:>3} million rows: {peaks[-1]:6.0f} MB at most, {perf_counter() - begun:6.1f} s, written")
        file.unlink()
    print(f"  memory grows by {peaks[-1] / peaks[0]:.2f} from the least to the most rows (aim: flat)")


def command(table: str, out: str) -> None:
    """Run the command itself and print its peak memory in megabytes."""
    given = [table, "--scheme", str(FOLDER), "--line", LINE, "--on", ON.isoformat(), "-o", out]
    with suppress(SystemExit):
        screen.main(given, standalone_mode=False)
    # Not by getrusage, which counts in the process that started this one.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    print(int(status["VmHWM"].split()[0]) / 1024)


def agreement(file: Path, rules: LineRules) -> None:
    """Columns, single rulings and DuckDB on every row of the register."""
    screened = sieve(file, rules)
    differing, rows, aside = {"single rulings": 0, "DuckDB": 0}, 0, 0
    with duckdb.connect() as connection:
        for batch in batches(file):
            typed = screened.answers.typed(batch.frame.lazy()).collect()
            results = screened.sift(batch.frame).results
            here = screened.screening.masks(typed).collect().to_native()
            differing["DuckDB"] += _duckdb(connection, screened, typed, here)
            aside += int((here[ASIDE] | here[DISPUTED]).sum())
            rows += typed.height
            for row, said in zip(typed.iter_rows(named=True), results.iter_rows(named=True), strict=True):
                ruling = rules.rule_on(facts_of(row, screened.answers.register))
                names = [",".join(item.bound.rule.id for item in ruling.of(outcome)) for outcome in MASKS]
                found = [said[VERDICT], *(said[outcome.value] for outcome in MASKS)]
                differing["single rulings"] += found != [ruling.verdict.value, *names]
    print(f"{rows:,} random rows, {aside:,} of them settled singly; rows in which the columns differ:")
    for other, count in differing.items():
        print(f"  from {other}: {count:,}")


def _duckdb(connection: Any, screened: Sieve, typed: pl.DataFrame, here: pl.DataFrame) -> int:
    needed = [name for name in typed.columns if "." not in name and " " not in name]
    rows = typed.select(pl.int_range(pl.len()).alias("place"), *needed)
    there = screened.screening.masks(
        connection.from_arrow(rows.to_arrow()), ["place"], lambda table: connection.from_arrow(pa.table(dict(table)))
    )
    other = pl.from_arrow(there.collect("pyarrow").to_native()).sort("place")
    return sum(one != two for one, two in zip(here.rows(), other.select(here.columns).rows(), strict=True))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows for the speed")
    parser.add_argument("--millions", type=int, nargs=2, default=(1, 10), help="millions of rows for the memory")
    parser.add_argument("--agree", type=int, default=20_000, help="rows on which all ways must agree")
    parser.add_argument("--command", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.command:
        command(*chosen.command)
        return
    rules = bind(load_scheme(str(FOLDER)), LINE, on=ON)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.rows:
            write(chosen.rows, folder / "register.parquet")
            speed(folder / "register.parquet", rules)
        if chosen.millions[1]:
            memory(folder, tuple(chosen.millions))
        if chosen.agree:
            write(chosen.agree, folder / "agree.parquet")
            agreement(folder / "agree.parquet", rules)


if __name__ == "__main__":
    main()
