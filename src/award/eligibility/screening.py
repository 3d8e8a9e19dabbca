"""Who of a whole register may apply: what do the rules of a line say of every row at once?

The rules are expressions that run unchanged on every engine Narwhals speaks to: Polars here, DuckDB, Spark.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any

import narwhals as nw

from award.eligibility.columns.awards import held_award, not_won_within
from award.eligibility.columns.conduct import no_event, not_listed
from award.eligibility.columns.durations import operated_for, worked_for
from award.eligibility.columns.filings import filed_by, not_filed_elsewhere
from award.eligibility.columns.lookups import Bring, Table, look_up, table
from award.eligibility.columns.losses import no_loss
from award.eligibility.columns.plan import Plan, Said
from award.eligibility.columns.postings import posted
from award.eligibility.columns.register import Register, joined
from award.eligibility.columns.standing import among, answered, in_force, judged
from award.eligibility.columns.truth import (
    NO,
    UNKNOWN,
    YES,
    Flag,
    Truth,
    both,
    either,
    every,
    expression,
    opposite,
    some,
    where,
)
from award.eligibility.finding import BoundRule
from award.eligibility.outcome import DEPENDS, JUDGED, MET, NOT_APPLICABLE, NOT_MET, Outcome, Verdict
from award.eligibility.outcome import UNKNOWN as NOT_KNOWN
from award.eligibility.rules import LineRules

KINDS: dict[str, Callable[[str, Any, Plan], Said]] = {
    "one_of": answered,
    "affirmed": answered,
    "judged": judged,
    "held_award": held_award,
    "not_won_within": not_won_within,
    "operated_for": operated_for,
    "worked_for": worked_for,
    "no_loss": no_loss,
    "no_event": no_event,
    "not_listed": not_listed,
    "posted": posted,
    "not_filed_elsewhere": not_filed_elsewhere,
    "filed_by": filed_by,
    "in_force": in_force,
}
MASKS = (NOT_MET, NOT_KNOWN, DEPENDS)
ASIDE, DISPUTED, VERDICT = "aside", "disputed", "verdict"


@dataclass(frozen=True)
class Column:
    """A rule in columns: under which readings it is met, where it applies, and where people judge it."""

    id: str
    every: Truth
    some: Truth
    judged: Flag
    applies: Flag

    @property
    def not_met(self) -> Flag:
        """Does it fail under every reading? Basis: :func:`award.eligibility.outcome.over_readings`."""
        return opposite(self.some.possibly)

    @property
    def contested(self) -> Flag:
        """Does it fail under some reading? Basis: :func:`award.eligibility.ruling.escapes`."""
        return opposite(self.every.possibly)

    @property
    def depends(self) -> Flag:
        """Does it fail under one reading and not under another? Basis: as :attr:`not_met`."""
        return both(self.some.surely, self.contested)

    @property
    def unknown(self) -> Flag:
        """Is it unknown, and no failure decides it? Basis: as :attr:`not_met`."""
        return both(self.some.possibly, opposite(self.every.surely), opposite(self.depends))

    def mask(self, outcome: Outcome) -> Flag:
        """In which rows is this the outcome? Basis: as :attr:`not_met`."""
        return {NOT_MET: self.not_met, NOT_KNOWN: self.unknown, DEPENDS: self.depends}[outcome]

    def outcome(self) -> nw.Expr:
        """The outcome in every row. Basis: as :attr:`not_met`."""
        passing = nw.when(expression(self.judged)).then(nw.lit(JUDGED.value)).otherwise(nw.lit(MET.value))
        said = nw.when(expression(self.applies)).then(passing).otherwise(nw.lit(NOT_APPLICABLE.value))
        for outcome in (NOT_KNOWN, DEPENDS, NOT_MET):
            said = nw.when(expression(self.mask(outcome))).then(nw.lit(outcome.value)).otherwise(said)
        return said


@dataclass(frozen=True)
class Screening:
    """The rules of a line for a register with certain columns, ready to run on any number of rows."""

    plan: Plan
    columns: tuple[Column, ...]
    sharing: tuple[int, ...]
    disputed: Flag

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables of days, by the column they are looked up for. Basis: one arithmetic for both ways."""
        return {column: table(column, wanted, self.plan.reach) for column, wanted in self.plan.lookups.items()}

    def masks(self, frame: Any, keep: Sequence[str] = (), bring: Bring | None = None) -> nw.LazyFrame[Any]:
        """For every row of a frame of typed columns: ``keep``, ``verdict``, ``aside``, ``disputed``, and three masks.

        The masks ``not_met``, ``unknown`` and ``depends`` have the bit ``1 << i`` for the rule ``rules[i]``. Where
        ``aside`` is true, a day lies beyond the tables, and the single ruling decides. Where ``disputed`` is true, the
        rules in ``sharing`` decide singly whether one joint choice of readings is left; if none is, the verdict is
        that of a ruling on them: not eligible.

        Basis: the notice's conditions and requirements for the line.
        """
        masks = [nw.col(outcome.value) for outcome in MASKS]
        worst = zip(masks, (Verdict.NOT_ELIGIBLE, Verdict.INCOMPLETE, Verdict.DEPENDS), strict=True)
        failed, unknown, depends = ((mask != 0, nw.lit(whole.value)) for mask, whole in worst)
        verdict = nw.lit(Verdict.ELIGIBLE.value)
        for condition, whole in (unknown, depends, failed):
            verdict = nw.when(condition).then(whole).otherwise(verdict)
        found = {ASIDE: expression(either(*self.plan.aside)), DISPUTED: expression(self.disputed)}
        found |= {outcome.value: self._mask(outcome) for outcome in MASKS}
        # Constants alone would make a frame of one row: so first beside what is there, then chosen.
        staged = self._staged(frame, bring).with_columns(**found).select(*keep, *found)
        return staged.with_columns(verdict.alias(VERDICT))

    def outcomes(self, frame: Any, keep: Sequence[str] = (), bring: Bring | None = None) -> nw.LazyFrame[Any]:
        """For every row of a frame of typed columns: ``keep``, and the outcome of each rule under its own name.

        Basis: the notice's conditions and requirements for the line.
        """
        found = {column.id: column.outcome() for column in self.columns}
        return self._staged(frame, bring).with_columns(**found).select(*keep, *found)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules in their order. Basis: the scheme."""
        return tuple(column.id for column in self.columns)

    def names(self, mask: int) -> tuple[str, ...]:
        """The rules that a mask stands for, in their order. Basis: the scheme."""
        return tuple(name for index, name in enumerate(self.rules) if mask >> index & 1)

    def _mask(self, outcome: Outcome) -> nw.Expr:
        bits = nw.lit(0, nw.Int64)
        for index, column in enumerate(self.columns):
            flag = column.mask(outcome)
            if flag is not False:
                bit = nw.lit(1 << index, nw.Int64)
                bits = bits + nw.when(expression(flag)).then(bit).otherwise(nw.lit(0, nw.Int64))
        return bits

    def _staged(self, frame: Any, bring: Bring | None) -> nw.LazyFrame[Any]:
        whole: nw.LazyFrame[Any] = nw.from_native(frame).lazy()
        for column, known in self.tables.items():
            whole = look_up(whole, column, known, bring)
        for stage in filter(None, self.plan.stages):
            whole = whole.with_columns(**stage)
        return whole


def screening(rules: LineRules, register: Register) -> Screening:
    """The rules of a line as columns over the columns that a register has; a column it lacks is unknown in every row.

    Basis: the notice's conditions and requirements for the line.
    """
    plan = Plan(register, rules.setting)
    said = [_said(bound, plan) for bound in rules.rules]
    plan.aside += [_beyond(column, plan.reach) for column in plan.lookups]
    last_stage = len(plan.stages)
    columns = tuple(_named(column, plan, last_stage) for column in said)
    pairs = _sharing(rules.rules)
    sharing = tuple(sorted({place for pair in pairs for place in pair}))
    return Screening(plan, columns, sharing, _disputed(pairs, columns))


def _beyond(column: str, years: range) -> Flag:
    """In which rows does the day lie outside the tables?"""
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    return ((nw.col(column) < first) | (nw.col(column) > last)).fill_null(False)


def _said(bound: BoundRule, plan: Plan) -> Column:
    tests = list(dict.fromkeys(test for test in bound.tests if test is not None))
    spared = [YES] if None in bound.tests else []
    said = KINDS[bound.rule.kind](bound.rule.id, tests, plan) if tests else Said(YES, YES)
    applies = _applies([among(fact, values, plan) for fact, values in bound.conditions])
    here = [
        where(applies.surely, merge([truth, *spared]), where(applies.possibly, UNKNOWN, YES))
        for merge, truth in ((every, said.every), (some, said.some))
    ]
    return Column(bound.rule.id, here[0], here[1], said.judged, applies.surely if tests else False)


def _applies(conditions: Sequence[Truth]) -> Truth:
    """Does the rule apply? An unknown answer leaves open whatever follows it."""
    whole = YES
    for condition in reversed(conditions):
        whole = where(condition.surely, whole, where(condition.possibly, UNKNOWN, NO))
    return whole


def _named(column: Column, plan: Plan, stage: int) -> Column:
    name = joined("rule", column.id)
    return Column(
        column.id,
        plan.truth(stage, joined(name, "every"), column.every),
        plan.truth(stage, joined(name, "some"), column.some),
        plan.flag(stage, joined(name, "judged"), column.judged),
        plan.flag(stage, joined(name, "applies"), column.applies),
    )


def _sharing(rules: Sequence[BoundRule]) -> list[tuple[int, int]]:
    """The pairs of rules that share an open reading, by their places."""
    openly = [_open(bound) for bound in rules]
    return [(a, b) for a, b in combinations(range(len(rules)), 2) if openly[a] & openly[b]]


def _disputed(pairs: Iterable[tuple[int, int]], columns: Sequence[Column]) -> Flag:
    """In which rows do two such rules fail under some reading, and no rule under all?

    Basis: :func:`award.eligibility.ruling.verdict`.
    """
    contested = [both(columns[a].contested, columns[b].contested) for a, b in pairs]
    return both(either(*contested), *(opposite(column.not_met) for column in columns))


def _open(bound: BoundRule) -> set[str]:
    """The readings of a rule that no ruling has closed."""
    chosen: Mapping[str, set[str]] = {name: {choice[name] for choice in bound.choices} for name in bound.readings}
    return {name for name, alternatives in chosen.items() if len(alternatives) > 1}
