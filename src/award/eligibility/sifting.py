"""What does a screening say of a batch of rows: their verdicts by rule, and what could not be read?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import polars as pl
from polars.io.plugins import register_io_source

from award.eligibility.columns.answers import RAW, UNREADABLE, Answers, Check
from award.eligibility.columns.singly import facts_of
from award.eligibility.facts import wrong_code
from award.eligibility.outcome import NOT_MET, Verdict
from award.eligibility.rules import LineRules
from award.eligibility.ruling import escapes
from award.eligibility.screening import ASIDE, DISPUTED, MASKS, VERDICT, Screening, screening
from award.vocabulary.fault import Fault, shown


class Sifted(NamedTuple):
    """For every row of a batch its verdict and the rules by outcome; and the faults by the row's place in it."""

    results: pl.DataFrame
    faults: tuple[tuple[int, Fault], ...]


@dataclass(frozen=True)
class Sieve:
    """The rules of a line over the columns of one register. ``file`` is what faults call it."""

    rules: LineRules
    answers: Answers
    file: str

    @cached_property
    def screening(self) -> Screening:
        """The rules as columns. Basis: the notice's conditions and requirements for the line."""
        return screening(self.rules, self.answers.register)

    def sift(self, raw: pl.DataFrame, damaged: Collection[int] = ()) -> Sifted:
        """The results of a batch, in the order of its rows: ``verdict``, ``not_met``, ``unknown``, ``depends``.

        A row that cannot be read, or is among the ``damaged``, has the verdict ``unreadable`` and no rules.
        Where columns do not decide (see :meth:`Screening.masks`), the single ruling does.

        Basis: no row is dropped and nothing is guessed.
        """
        typed = self.answers.typed(raw.lazy()).collect()
        masks = self._masks(typed)
        if damaged:
            spoilt = pl.Series(sorted(damaged), dtype=pl.UInt32)
            masks = masks.with_columns(pl.col(UNREADABLE) | pl.int_range(pl.len(), dtype=pl.UInt32).is_in(spoilt))
        faults = self._faults(typed, damaged) if masks[UNREADABLE].any() else ()
        results = masks.select(VERDICT, *(self._named(masks[outcome.value]) for outcome in MASKS))
        blank = [pl.when(masks[UNREADABLE]).then(pl.lit("")).otherwise(pl.col(name)).alias(name) for name in _LISTS]
        verdict = pl.when(masks[UNREADABLE]).then(pl.lit(UNREADABLE)).otherwise(pl.col(VERDICT)).alias(VERDICT)
        aside = (masks[ASIDE] & ~masks[UNREADABLE]).arg_true()
        results = results.with_columns(verdict, *blank)
        if aside.len():
            results = _put(results, aside, self._singly(typed[aside].rows(named=True)))
        disputed = (masks[DISPUTED] & ~masks[ASIDE] & ~masks[UNREADABLE]).arg_true()
        lost = [at for at in disputed if not self._escapes(typed.row(at, named=True))]
        if lost:
            refused = pl.DataFrame({VERDICT: [Verdict.NOT_ELIGIBLE.value] * len(lost)})
            results = _put(results, pl.Series(lost), refused)
        return Sifted(results, tuple(faults))

    def _masks(self, typed: pl.DataFrame) -> pl.DataFrame:
        handed, plan = self._plan
        handed[:] = [typed]
        masks = plan.collect()
        handed.clear()
        return masks

    @cached_property
    def _plan(self) -> tuple[list[pl.DataFrame], pl.LazyFrame]:
        """A place for a batch, and the rules as a plan over what stands there: made once, as making it takes long."""
        handed: list[pl.DataFrame] = []

        def batch(columns: list[str] | None, *_: object) -> Iterator[pl.DataFrame]:
            yield handed[0] if columns is None else handed[0].select(columns)

        typed = self.answers.typed(pl.LazyFrame(schema=self.answers.schema))
        frame = register_io_source(batch, schema=typed.collect_schema())
        return handed, self.screening.masks(frame, [UNREADABLE]).to_native()

    def _escapes(self, row: Mapping[str, object]) -> bool:
        """Is there one joint choice of the readings that several rules share under which none of them fails?"""
        facts = facts_of(row, self.answers.register)
        findings = [self.rules.rules[place].find(facts.values) for place in self.screening.sharing]
        return escapes([finding for finding in findings if NOT_MET in finding.outcomes])

    def _named(self, mask: pl.Series) -> pl.Series:
        """The names of the rules that each mask stands for, joined by commas."""
        distinct = mask.unique()
        names = pl.Series([",".join(self.screening.names(bits)) for bits in distinct], dtype=pl.String)
        return mask.replace_strict(distinct, names, return_dtype=pl.String).rename(mask.name)

    def _singly(self, rows: list[dict[str, object]]) -> pl.DataFrame:
        """The rulings on single rows, as results."""
        found: dict[str, list[str]] = {VERDICT: [], **{name: [] for name in _LISTS}}
        for row in rows:
            ruling = self.rules.rule_on(facts_of(row, self.answers.register))
            found[VERDICT].append(ruling.verdict.value)
            for outcome in MASKS:
                found[outcome.value].append(",".join(finding.bound.rule.id for finding in ruling.of(outcome)))
        return pl.DataFrame(found, schema=dict.fromkeys(found, pl.String()))

    def _faults(self, typed: pl.DataFrame, damaged: Collection[int]) -> Iterator[tuple[int, Fault]]:
        rows = typed.with_row_index(_PLACE).filter(pl.col(UNREADABLE) & ~pl.col(_PLACE).is_in(list(damaged)))
        found = [
            (row[_PLACE], _fault(check, row.get(RAW + check.name), self.file))
            for check in self.answers.checks
            for row in rows.filter(check.fails.fill_null(False)).iter_rows(named=True)
        ]
        yield from sorted(found, key=lambda fault: fault[0])


_LISTS = tuple(outcome.value for outcome in MASKS)
_PLACE = "place"


def _fault(check: Check, value: object, file: str) -> Fault:
    code = (wrong_code(str(value)) or check.code) if check.code == "form.code" else check.code
    return Fault(file, check.name, code, None if value is None else shown(value), dict(check.params))


def _put(results: pl.DataFrame, places: pl.Series, settled: pl.DataFrame) -> pl.DataFrame:
    """The results with those of some rows replaced."""
    columns: Mapping[str, pl.Series] = {name: results[name].scatter(places, settled[name]) for name in results.columns}
    return results.with_columns(**columns)
