"""Was there a loss in the years that count?"""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from award.eligibility.columns.plan import Plan, Said, apart, easiest, hardest
from award.eligibility.columns.register import joined, missing
from award.eligibility.columns.truth import UNKNOWN, YES, Flag, Truth, both, by, either, every, opposite, some, where
from award.eligibility.kinds.losses import NoLoss


def no_loss(rule: str, tests: Sequence[NoLoss], plan: Plan) -> Said:
    """Met where no year that counts shows a loss; a policy loss is for people. Basis: the rule's clauses."""
    return Said(
        every(_met(rule, test, plan) for test in hardest(tests, _ease)),
        some(_met(rule, test, plan) for test in easiest(tests, _ease)),
        either(*(_judged(rule, test, plan) for test in tests)),
    )


def _ease(test: NoLoss) -> tuple[object, ...]:
    """All full years ask more than those since the founding; an approved cause more than any."""
    rolling = test.window == "rolling_months"
    other = apart((test.figure, test.consolidated, test.spares_nonprofits, rolling))
    return other, test.window != "all_full_years", test.any_cause


def _years(test: NoLoss) -> tuple[int, ...]:
    return test.touched_years if test.window == "rolling_months" else test.full_years


def _met(rule: str, test: NoLoss, plan: Plan) -> Truth:
    name = joined(rule, test.window, test.figure, test.consolidated, test.any_cause)
    years = [where(_before(rule, test, year, plan), YES, _year(rule, test, year, plan)) for year in _years(test)]
    if test.window == "all_full_years":
        begins = date(test.full_years[0], 1, 1)
        years.append(by(plan.register.days(test.established), begins, begins))
    whole = plan.truth(2, name, every(years))
    if not test.spares_nonprofits:
        return whole
    unsaid = missing(plan.register.answer(test.activity))
    return where(_nonprofit(test, plan), YES, where(unsaid, UNKNOWN, whole))


def _nonprofit(test: NoLoss, plan: Plan) -> Flag:
    return plan.register.one_of(test.activity, test.nonprofit).surely


def _before(rule: str, test: NoLoss, year: int, plan: Plan) -> Flag:
    """Is it a year before the founding, which does not count?"""
    founded = plan.register.days(test.established)
    if founded is None or test.window == "all_full_years":
        return False
    return plan.flag(0, joined(rule, "before", year), (founded.first > date(year, 12, 31)).fill_null(False))


def _result(rule: str, test: NoLoss, year: int, plan: Plan) -> nw.Expr | None:
    """The figure that counts: the consolidated one unless there are no consolidated accounts."""
    own = plan.register.answer(joined(test.results, year, test.figure))
    if not test.consolidated:
        return own
    group = plan.register.answer(joined(test.results, year, f"consolidated_{test.figure}"))
    consolidates = plan.register.answer(test.consolidates)
    if consolidates is None:
        return group
    alone, whole = (nw.lit(None, nw.Float64) if one is None else one for one in (own, group))
    chosen = nw.when(~consolidates.fill_null(True)).then(alone).otherwise(whole)
    return plan.let(0, joined(rule, year, test.figure, "consolidated"), chosen)


def _year(rule: str, test: NoLoss, year: int, plan: Plan) -> Truth:
    """No loss in this year, or one that people judge."""
    result = _result(rule, test, year, plan)
    if result is None:
        return UNKNOWN
    name = joined(rule, year, test.figure, test.consolidated, test.any_cause, year == test.partly)
    gain, loss, excuse = result >= 0, _loss(rule, test, year, plan), _excuse(test, year, plan)
    surely = either(gain.fill_null(False), both(loss, excuse.surely))
    return plan.truth(1, name, Truth(surely, either(gain.fill_null(True), both(loss, excuse.possibly))))


def _loss(rule: str, test: NoLoss, year: int, plan: Plan) -> Flag:
    result = _result(rule, test, year, plan)
    return False if result is None else (result < 0).fill_null(False)


def _excuse(test: NoLoss, year: int, plan: Plan) -> Truth:
    """May the loss be one that people judge: a policy loss, or one of a year that counts only in part?"""
    if year == test.partly:
        return YES
    cause = joined(test.results, year, "policy_loss")
    return plan.register.one_of(cause, frozenset({"approved", "claimed"} if test.any_cause else {"approved"}))


def _judged(rule: str, test: NoLoss, plan: Plan) -> Flag:
    """Does people's judgement carry it, where it is met: a loss in a year that counts, or a body that is spared?"""
    losses = [both(opposite(_before(rule, test, year, plan)), _loss(rule, test, year, plan)) for year in _years(test)]
    return either(*losses, _nonprofit(test, plan) if test.spares_nonprofits else False)
