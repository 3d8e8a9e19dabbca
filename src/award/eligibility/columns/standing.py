"""Is an answer as required, or an arrangement in force?"""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from award.eligibility.columns.plan import Limit, Plan, Said
from award.eligibility.columns.truth import (
    NO,
    UNKNOWN,
    YES,
    Truth,
    both,
    by,
    certain,
    every,
    no,
    opposite,
    some,
    where,
)
from award.eligibility.kinds.standing import Answered, InForce, Judged


def among(fact: str, values: frozenset[object], plan: Plan) -> Truth:
    """Is an answer, chosen or yes-or-no, one of these? Basis: absent is unknown."""
    flags = {value for value in values if isinstance(value, bool)}
    if not flags:
        return plan.register.one_of(fact, frozenset(map(str, values)))
    said = plan.register.flag(fact)
    told = certain(opposite(both(said.possibly, opposite(said.surely))))
    return where(told.surely, YES if len(flags) > 1 else said if True in flags else no(said), UNKNOWN)


def answered(_rule: str, tests: Sequence[Answered], plan: Plan) -> Said:
    """Met where the answer is among those required. Basis: the rule's clauses."""
    truths = [among(fact, values, plan) for fact, values in {(test.fact, frozenset(test.values)) for test in tests}]
    return Said(every(truths), some(truths))


def judged(_rule: str, _tests: Sequence[Judged], _plan: Plan) -> Said:
    """Always for people to judge. Basis: no machine result stands for what people judge."""
    return Said(YES, YES, judged=True)


def in_force(_rule: str, tests: Sequence[InForce], plan: Plan) -> Said:
    """Met where it began in time and has not ended before filing. Basis: the rule's clauses."""
    truths = [_lasts(test, plan) for test in {test.begins: test for test in tests}.values()]
    return Said(every(truths), some(truths))


def _lasts(test: InForce, plan: Plan) -> Truth:
    exists, since, ended = (
        plan.register.flag(test.exists),
        plan.register.days(test.since),
        plan.register.days(test.ended),
    )
    filing = plan.filed(test.filing.filed, test.filing.not_yet_filed)
    if since is None:
        return where(exists.possibly, UNKNOWN, NO)
    goes_on = YES
    if ended is not None:
        surely, possibly = ended.first >= filing.perhaps, ended.last >= filing.surely
        goes_on = Truth(surely.fill_null(True), possibly.fill_null(True))
    needed = filing if test.begins is None else _founded(test, test.begins, plan)
    lasting = every([by(since, *needed), goes_on])
    return where(both(exists.surely, since.given), lasting, where(exists.possibly, UNKNOWN, NO))


def _founded(test: InForce, begins: date, plan: Plan) -> Limit:
    """The window's first day, or the founding if that is later."""
    founded = plan.register.days(test.established)
    if founded is None:
        return Limit(begins, date.max)
    first, last = founded.first.fill_null(nw.lit(begins)), founded.last.fill_null(nw.lit(date.max))
    return Limit(nw.max_horizontal(nw.lit(begins), first), nw.max_horizontal(nw.lit(begins), last))
