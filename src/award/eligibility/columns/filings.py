"""Was it filed in time, and nowhere else at the same time?"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from award.eligibility.columns.plan import Fewer, Plan, Said, apart, easiest, hardest
from award.eligibility.columns.register import Row, joined
from award.eligibility.columns.truth import (
    NO,
    UNKNOWN,
    YES,
    Bound,
    Days,
    Truth,
    both,
    by,
    certain,
    either,
    every,
    no,
    some,
    up_to,
    where,
)
from award.eligibility.kinds.filings import FiledBy, NotFiledElsewhere
from award.eligibility.setting import End
from award.notice.calendar import months_after
from award.notice.references import FILING
from award.vocabulary.days import Span


class Time(NamedTuple):
    """From when to when two filings surely, and possibly, fall together; days included."""

    surely: tuple[Bound, Bound]
    perhaps: tuple[Bound, Bound]


def not_filed_elsewhere(rule: str, tests: Sequence[NotFiledElsewhere], plan: Plan) -> Said:
    """Not met where one other filing counts and falls together. Basis: the rule's clauses."""
    first = tests[0]
    rows = list(zip(plan.register.rows(first.filings), plan.there(first.filings), strict=True))
    known = plan.flag(0, joined(first.filings, "known"), plan.register.known(first.filings))

    def ease(test: NotFiledElsewhere) -> tuple[object, ...]:
        return apart(test.same_time), Fewer(test.states), not test.whole_group

    def met(test: NotFiledElsewhere) -> Truth:
        time = _time(test, plan)
        free = [
            no(every([certain(there), _counts(test, row), _together(row.days("filed_on"), time)]))
            for row, there in rows
        ]
        return where(known, every(free), UNKNOWN)

    return Said(every(map(met, hardest(tests, ease))), some(map(met, easiest(tests, ease))))


def _counts(test: NotFiledElsewhere, row: Row) -> Truth:
    theirs = YES if test.whole_group else row.one_of("by", frozenset({"own"}))
    return every([row.one_of("state", test.states), theirs])


def _time(test: NotFiledElsewhere, plan: Plan) -> Time:
    """The time that counts as the same, by the reading."""
    if test.same_time == "cycle":
        cycle = date(test.cycle[0], 1, 1), date(test.cycle[-1], 12, 31)
        return Time(cycle, cycle)
    begins, ends = (
        (_year_begins, _year_ends)
        if test.same_time == "calendar_year"
        else (partial(months_after, months=-12), partial(months_after, months=12))
    )

    def bound(of: Callable[[date], date], side: int, what: str) -> Bound:
        end = End(FILING, None, test.filed, Span(*test.not_yet_filed))
        return plan.limits([(end, joined(test.same_time, what), of)]).hard[side]

    return Time(
        (bound(begins, 1, "begins"), bound(ends, 0, "ends")), (bound(begins, 0, "begins"), bound(ends, 1, "ends"))
    )


def _year_begins(day: date) -> date:
    return date(day.year, 1, 1)


def _year_ends(day: date) -> date:
    return date(day.year, 12, 31)


def _together(days: Days | None, time: Time) -> Truth:
    """Does the other filing fall into the time?"""
    if days is None:
        return UNKNOWN
    begins, ends = time.surely
    surely = both((days.first >= begins).fill_null(False), up_to(days.last, ends))
    begins, ends = time.perhaps
    return Truth(surely, both((days.last >= begins).fill_null(True), up_to(days.first, ends, missing=True)))


def filed_by(rule: str, tests: Sequence[FiledBy], plan: Plan) -> Said:
    """Met where filed in time in the ways that count. Basis: the rule's clauses."""

    def ease(test: FiledBy) -> tuple[object, ...]:
        return apart(test.paper), test.last or Span(date.min, date.max), not test.office_hours, not test.need_both

    return Said(
        every(_in_time(test, plan) for test in hardest(tests, ease)),
        some(_in_time(test, plan) for test in easiest(tests, ease)),
    )


def _in_time(test: FiledBy, plan: Plan) -> Truth:
    filed, paper = plan.register.days(test.filed), plan.register.days(test.paper)
    other = plan.register.days(test.other_paper)
    sent = False if filed is None else filed.given
    posted = either(*(days.given for days in (paper, other) if days is not None))
    absent = NO if not test.need_both else YES
    ways = [
        where(sent, _electronic(test, filed, plan), absent),
        where(posted, UNKNOWN if test.last is None else by(paper, *test.last), absent),
    ]
    return where(either(sent, posted), every(ways) if test.need_both else some(ways), UNKNOWN)


def _electronic(test: FiledBy, filed: Days | None, plan: Plan) -> Truth:
    if filed is None or test.last is None:
        return UNKNOWN
    in_time = by(filed, *test.last)
    if not test.office_hours:
        return in_time
    on_last = (filed.last == test.last.first).fill_null(False)
    return where(both(in_time.surely, on_last), _by_close(test, plan), in_time)


def _by_close(test: FiledBy, plan: Plan) -> Truth:
    at = plan.register.answer(test.filed_time)
    if at is None:
        return UNKNOWN
    return Truth((at <= test.closes).fill_null(False), (at <= test.closes).fill_null(True))
