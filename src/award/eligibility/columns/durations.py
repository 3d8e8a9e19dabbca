"""Has it existed, or worked, for long enough?"""

from collections.abc import Sequence
from functools import partial

from award.eligibility.columns.plan import Limit, Plan, Said
from award.eligibility.columns.register import Row, joined
from award.eligibility.columns.stretches import Stretch, after, code, months
from award.eligibility.columns.truth import (
    NO,
    UNKNOWN,
    YES,
    Bound,
    Flag,
    Truth,
    both,
    by,
    every,
    opposite,
    some,
    where,
)
from award.eligibility.kinds.durations import OperatedFor, WorkedFor
from award.eligibility.kinds.windows import cutoff


def operated_for(rule: str, tests: Sequence[OperatedFor], plan: Plan) -> Said:
    """Met where its own years, or a linked predecessor's, are complete. Basis: the rule's clauses."""
    limits = plan.limits(
        (test.end, f"after_{test.years}_{test.by_year}", partial(cutoff, years=test.years, by_year=test.by_year))
        for test in tests
    )
    linked = {test.succeeds: test for test in tests}.values()

    def met(test: OperatedFor, limit: Limit) -> Truth:
        return some([_own(test, plan, limit), _inherited(test, plan, limit)])

    return Said(
        every(met(test, limits.hard) for test in linked),
        some(met(test, limits.easy) for test in linked),
    )


def _own(test: OperatedFor, plan: Plan, limit: Limit) -> Truth:
    """From the later of its establishment and the start of its operation."""
    established, began = plan.register.days(test.established), plan.register.days(test.began)
    if established is None:
        return UNKNOWN
    operating = YES if began is None else where(began.given, by(began, *limit), YES)
    return where(established.given, every([by(established, *limit), operating]), UNKNOWN)


def _inherited(test: OperatedFor, plan: Plan, limit: Limit) -> Truth:
    """From the establishment of a predecessor, where that is linked and a succession is not denied."""
    if test.succeeds is None:
        return NO
    fact, values = test.succeeds
    succeeded = plan.register.one_of(fact, frozenset(values)).possibly
    return where(succeeded, by(plan.register.days(test.predecessor), *limit), NO)


def worked_for(rule: str, tests: Sequence[WorkedFor], plan: Plan) -> Said:
    """Met where the months that are certain suffice, doubtful ones included, which people judge.

    More days never make fewer whole months, nor the longest stretch more of them than all. So the earliest end and the
    longest stretch ask most, and what is certain and not in doubt lies within what is certain, that within what is
    possible.

    Basis: the rule's clauses.
    """
    first, need = tests[0], 12 * tests[0].years
    until = plan.limits((test.end, "after", after) for test in tests)
    longest, total = any(test.unbroken for test in tests), not all(test.unbroken for test in tests)
    known = plan.flag(0, joined(first.jobs, "known"), plan.register.known(first.jobs))
    doubtful = frozenset({"yes", "unsure"})

    def enough(name: str, end: Bound, *, surely: bool, related: frozenset[str], unbroken: bool) -> Flag:
        rows = zip(plan.register.rows(first.jobs), plan.there(first.jobs), strict=True)
        jobs = [_job(first, row, there, surely=surely, related=related) for row, there in rows]
        if not jobs:
            return False
        return months(plan, joined(rule, name), jobs, end, longest=unbroken) >= need

    def met(name: str, limit: Limit, *, unbroken: bool) -> Truth:
        certainly = enough(joined(name, "surely"), limit.surely, surely=True, related=doubtful, unbroken=unbroken)
        perhaps = enough(joined(name, "perhaps"), limit.perhaps, surely=False, related=doubtful, unbroken=unbroken)
        return where(known, Truth(certainly, perhaps), UNKNOWN)

    undoubted = enough("undoubted", until.hard.surely, surely=True, related=frozenset({"yes"}), unbroken=longest)
    return Said(
        met("hard", until.hard, unbroken=longest),
        met("easy", until.easy, unbroken=not total),
        opposite(undoubted),
    )


def _job(test: WorkedFor, row: Row, there: Flag, *, surely: bool, related: frozenset[str]) -> Stretch:
    """One job as a stretch of days: only those that are certain, or all that are possible."""
    place, quality = row.one_of("place", test.places), row.one_of("quality_related", related)
    begun, ended = row.days("from"), row.days("to")
    counts = every([place, quality])
    if begun is None:
        return Stretch(False if surely else both(there, counts.possibly), None, None)
    given = begun.given if surely else True
    return Stretch(
        both(there, counts.surely if surely else counts.possibly, given),
        code(begun.last if surely else begun.first),
        None if ended is None else code((ended.first if surely else ended.last).dt.offset_by("1d")),
    )
