"""What does a screening say of a batch of rows: their verdicts by rule, and what could not be read?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import polars as pl

from award.eligibility.columns.answers import RAW, UNREADABLE, Answers, Check
from award.eligibility.columns.singly import facts_of
from award.eligibility.facts import wrong_code
from award.eligibility.rules import LineRules
from award.eligibility.screening import ASIDE, MASKS, VERDICT, Screening, screening
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
        masks = self.screening.masks(typed.lazy(), [UNREADABLE]).collect().to_native()
        if damaged:
            spoilt = pl.Series(sorted(damaged), dtype=pl.UInt32)
            masks = masks.with_columns(pl.col(UNREADABLE) | pl.int_range(pl.len(), dtype=pl.UInt32).is_in(spoilt))
        faults = self._faults(typed, damaged) if masks[UNREADABLE].any() else ()
        results = masks.select(VERDICT, *(self._named(masks[outcome.value]) for outcome in MASKS))
        blank = [pl.when(masks[UNREADABLE]).then(pl.lit("")).otherwise(pl.col(name)).alias(name) for name in _LISTS]
        verdict = pl.when(masks[UNREADABLE]).then(pl.lit(UNREADABLE)).otherwise(pl.col(VERDICT)).alias(VERDICT)
        aside = (masks[ASIDE] & ~masks[UNREADABLE]).arg_true()
        settled = self._singly(typed[aside].rows(named=True)) if aside.len() else None
        results = results.with_columns(verdict, *blank)
        return Sifted(results if settled is None else _put(results, aside, settled), tuple(faults))

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
    return pl.DataFrame(columns)
