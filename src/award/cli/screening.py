"""Who of a register may apply? The command ``screen``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
import polars as pl
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

from award.cli.registers import Batch, Table, open_table
from award.cli.results import most_rows, writer
from award.cli.sources import (
    default_scheme,
    language_option,
    load_rulings,
    load_scheme,
    refuse,
    wordings,
)
from award.eligibility.columns.answers import UNREADABLE, answers
from award.eligibility.columns.register import Place, place
from award.eligibility.rules import bind
from award.eligibility.screening import VERDICT
from award.eligibility.sifting import Sieve
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.wording import Language, Wording, fault_words

WITH_UNREADABLE, CANCELLED = 5, 130
ALWAYS_KEPT = ("name", "code")
ROW = "row"


@click.command()
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--line", required=True, help="申报奖项 Award line.")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="结果 Results: CSV, Parquet or XLSX.")
@click.option("--scheme", "scheme_name", help="方案 Scheme: a folder, or the name of one at hand.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="裁定之日 Day of the ruling (today).")
@click.option("--rulings", "rulings_file", help="对歧义的裁定 File of the office's rulings on readings.")
@click.option("--keep", multiple=True, help="照抄的列 A further column to copy into the results; may be repeated.")
@click.option("--encoding", help="CSV 的编码 Encoding of a CSV file (found out: UTF-8, UTF-16 or GB18030).")
@language_option
def screen(
    table: Path,
    line: str,
    out: Path,
    scheme_name: str | None,
    on: Any,
    rulings_file: str | None,
    keep: tuple[str, ...],
    encoding: str | None,
    language: Language,
) -> None:
    """筛查名册 Rule on every row of a register: TABLE is a CSV, Parquet or XLSX file.

    Exit status: 0 done, 2 bad input, 5 done, but some rows could not be read (they are in the results as
    “unreadable”, with the reasons in OUT.faults.csv), 130 cancelled. On 2 and 130 no results are written.
    """
    day = on.date() if on else date.today()  # noqa: DTZ011 - the day where the command is given
    try:
        scheme = load_scheme(scheme_name or default_scheme())
        if line not in scheme.lines:
            raise Faulty([Fault("--line", "", "unknown_reference", line, {"expected": ", ".join(scheme.lines)})])
        rules = bind(scheme, line, on=day, rulings=load_rulings(rulings_file, scheme))
        if out.resolve() == table.resolve():
            raise Faulty([Fault(str(out), "", "screen.same_file")])
        with open_table(table, encoding) as register:
            places = _places(register, scheme, keep, table.name)
            said = {word: value for wording in wordings().values() for word, value in _flags(wording).items()}
            sieve = Sieve(rules, answers(register.columns, places, day, said), table.name)
            counts = _Run(register, sieve, keep, wordings()[language]).write(out)
    except Faulty as faulty:
        refuse(faulty, language)
    except KeyboardInterrupt:
        raise SystemExit(CANCELLED) from None
    else:
        _print(counts, out, wordings()[language])
        raise SystemExit(WITH_UNREADABLE if counts[UNREADABLE] else 0)


def _flags(wording: Wording) -> Mapping[str, bool]:
    return {wording.value(True).lower(): True, wording.value(False).lower(): False}


def _places(table: Table, scheme: Scheme, keep: Sequence[str], file: str) -> dict[str, Place]:
    """What each column holds. Raises :class:`Faulty` with every column that is neither a fact nor to be kept."""
    faults = [_unknown(file, name, [*table.columns]) for name in keep if name not in table.columns]
    found: dict[str, Place] = {}
    for name in table.columns:
        held = place(name, scheme)
        if held is not None:
            found[name] = held
        elif name not in keep:
            faults.append(_unknown(file, name, list(_known(name, scheme))))
    if faults:
        raise Faulty(faults)
    return found


def _known(name: str, scheme: Scheme) -> Iterator[str]:
    """The names that a column may have, with the row number that this one has."""
    number = next((part for part in name.split(".") if part.isdecimal()), "1")
    for fact in scheme.facts.values():
        if fact.kind == "rows":
            yield f"{fact.id}.count"
            yield from (f"{fact.id}.{number}.{column.id}" for column in fact.columns)
        elif fact.kind == "yearly":
            yield from (f"{fact.id}.{year}.{column.id}" for year in fact.years for column in fact.columns)
        else:
            yield fact.id


def _unknown(file: str, name: str, known: Sequence[str]) -> Fault:
    nearest = get_close_matches(name, known, n=1)
    if nearest:
        return Fault(file, name, "unknown_key_near", name, {"nearest": nearest[0]})
    return Fault(file, name, "screen.unknown_column", name)


@dataclass
class _Run:
    """One screening from the first row to the last."""

    table: Table
    sieve: Sieve
    keep: Sequence[str]
    wording: Wording
    counts: Counter[str] = field(default_factory=Counter)
    done: int = 0

    def write(self, out: Path) -> Counter[str]:
        """Write the results, and beside them the faults if there are any; the rows by verdict."""
        faults_file = out.with_name(f"{out.name}.faults.csv")
        kept = [name for name in self.table.columns if name in (*ALWAYS_KEPT, *self.keep)]
        wanted = [name for name in self.table.columns if name in self.sieve.answers.register.places or name in kept]
        with ExitStack() as files:
            write = files.enter_context(writer(out))
            complain = None
            for batch in self._shown(wanted):
                results, faults = self._sifted(batch, kept)
                self._fits(out)
                write(results)
                if faults.height:
                    complain = complain or files.enter_context(writer(faults_file))
                    complain(faults)
        if complain is None:
            faults_file.unlink(missing_ok=True)
        return self.counts

    def _fits(self, out: Path) -> None:
        most = most_rows(out)
        if most is not None and self.done > most:
            raise Faulty([Fault(str(out), "", "screen.too_many_rows", None, {"most": str(most)})])

    def _sifted(self, batch: Batch, kept: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
        sifted = self.sieve.sift(batch.frame, batch.damaged)
        rows = pl.int_range(self.done + 1, self.done + batch.frame.height + 1, dtype=pl.Int64, eager=True)
        results = pl.DataFrame([rows.alias(ROW), *batch.frame.select(kept), *sifted.results])
        self.counts.update(dict(sifted.results[VERDICT].value_counts().iter_rows()))
        faults = sorted([*batch.damaged.items(), *sifted.faults], key=lambda fault: fault[0])
        lines = [(self.done + at + 1, fault.key, fault.found, fault_words(fault, self.wording)) for at, fault in faults]
        self.done += batch.frame.height
        return results, pl.DataFrame(lines, schema=_FAULTS, orient="row")

    def _shown(self, wanted: Sequence[str]) -> Iterator[Batch]:
        """The batches, with a bar on a terminal that shows how far reading has come."""
        columns = BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
        console = Console(stderr=True)
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("")
            for batch in self.table.batches(wanted):
                done, total = self.table.progress()
                bar.update(task, completed=done, total=total)
                yield batch
            if not self.done:
                yield Batch(pl.DataFrame(schema={name: self.table.columns[name] for name in wanted}), {})


_FAULTS = {"row": pl.Int64, "column": pl.String, "found": pl.String, "reason": pl.String}


def _print(counts: Counter[str], out: Path, wording: Wording) -> None:
    for verdict, count in counts.most_common():
        key = f"screen.{verdict}" if verdict == UNREADABLE else f"verdict.{verdict}"
        click.echo(f"{count:>12,}  {wording.say(key)}")
    click.echo(wording.say("screen.written", {"count": counts.total(), "file": out.name}))
    if counts[UNREADABLE]:
        click.echo(wording.say("screen.faults", {"file": f"{out.name}.faults.csv"}), err=True)
