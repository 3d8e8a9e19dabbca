"""Was an earlier award held for long enough, or won too lately?"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from award.eligibility.columns.plan import Plan, Said, apart, easiest, hardest
from award.eligibility.columns.register import Row, missing, yes
from award.eligibility.columns.truth import (
    UNKNOWN,
    YES,
    Flag,
    Truth,
    both,
    certain,
    either,
    every,
    no,
    opposite,
    some,
    where,
)
from award.eligibility.columns.windows import Cutoffs, Dated, cutoffs
from award.eligibility.kinds.awards import HeldAward
from award.eligibility.kinds.bars import NotWonWithin
from award.eligibility.kinds.windows import cutoff
from award.notice.calendar import DAY, latest_start


def held_award(rule: str, tests: Sequence[HeldAward], plan: Plan) -> Said:
    """Met where one award of the tiers began early enough. Basis: the rule's clauses."""
    first = tests[0]
    ends = [
        (test.end, f"after_{test.years}_{test.by_year}", partial(cutoff, years=test.years, by_year=test.by_year))
        for test in tests
    ]
    hard, easy = cutoffs(plan, rule, ends, first.follows)

    def ease(test: HeldAward) -> tuple[object, ...]:
        return apart(test.since), not test.own_only

    there = plan.there(first.awards)
    known = plan.flag(0, f"{first.awards}__known", plan.register.known(first.awards))
    rows = list(zip(plan.register.rows(first.awards), there, strict=True))

    def met(test: HeldAward, limits: Cutoffs) -> Truth:
        held = [
            every([certain(both(exists, _counts(test, row))), Dated(plan, row, limits).won(test.since)])
            for row, exists in rows
        ]
        return where(known, some(held), UNKNOWN)

    return Said(
        every(met(test, hard) for test in hardest(tests, ease)),
        some(met(test, easy) for test in easiest(tests, ease)),
    )


def _counts(test: HeldAward, row: Row) -> Flag:
    """Is it an award of the tiers, the applicant's own or one that counts as such?"""
    own = opposite(_inherited(row)) if test.own_only else True
    return both(row.one_of("tier", test.tiers).surely, own)


def _inherited(row: Row) -> Flag:
    return row.one_of("holder", frozenset({"predecessor"})).surely


def not_won_within(rule: str, tests: Sequence[NotWonWithin], plan: Plan) -> Said:
    """Not met where one award that bars is too recent. Basis: the rule's clauses."""
    first = tests[0]
    ends = [(test.end, f"within_{test.years}_{test.last_day_barred}", partial(_free, test)) for test in tests]
    hard, easy = cutoffs(plan, rule, ends, first.follows)
    rows = list(zip(plan.register.rows(first.awards), plan.there(first.awards), strict=True))
    known = plan.flag(0, f"{first.awards}__known", plan.register.known(first.awards))
    if {"same_line"} < {test.scope for test in tests} and any(test.by_project for test in tests):
        # With the category unknown neither reading of the bearer is the easier one.
        plan.aside += [both(exists, missing(row.answer("category"))) for row, exists in rows]

    def met(test: NotWonWithin, limits: Cutoffs) -> Truth:
        free = [
            some([no(every([certain(exists), _bars(test, row)])), Dated(plan, row, limits).won(test.since)])
            for row, exists in rows
        ]
        return where(known, every(free), UNKNOWN)

    return Said(
        every(met(test, hard) for test in hardest(tests, _leniency)),
        some(met(test, easy) for test in easiest(tests, _leniency)),
    )


def _free(test: NotWonWithin, end: date) -> date:
    """The last day on which an award may have been won that does not bar any more at the end."""
    return latest_start(end - DAY if test.last_day_barred else end, test.years)


_SCOPES = ("any_award", "same_tier", "same_line")


def _leniency(test: NotWonWithin) -> tuple[object, ...]:
    """What bars less is easier: a narrower scope, fewer tiers, the project alone, no predecessor's awards."""
    barring = float("-inf") if test.scope == "any_award" else -len(test.barring_tiers)
    return apart(test.since), _SCOPES.index(test.scope), barring, test.by_project, test.own_only


def _bars(test: NotWonWithin, row: Row) -> Truth:
    """Is this the award that may not be won again?"""
    tier, ours = row.one_of("tier", test.barring_tiers).surely, row.one_of("tier", frozenset({test.line_tier})).surely
    category = row.one_of("category", frozenset({test.line_category}))
    same_line = Truth(category.surely, either(category.surely, missing(row.answer("category"))))
    same = {"any_award": YES, "same_tier": certain(ours), "same_line": every([certain(ours), same_line])}[test.scope]
    same = some([certain(tier), same])
    if test.by_project:
        project = yes(row.answer("same_project"))
        unsure = both(same.possibly, opposite(same.surely))
        same = Truth(both(same.surely, project.surely), either(both(same.surely, project.possibly), unsure))
    return every([certain(opposite(_inherited(row))), same]) if test.own_only else same
