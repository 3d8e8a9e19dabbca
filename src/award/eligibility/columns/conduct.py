"""Did anything happen that bars: an accident, a complaint, a listing for dishonesty?"""

from collections.abc import Sequence
from datetime import date

from award.eligibility.columns.plan import Plan, Said, easiest, hardest
from award.eligibility.columns.register import Row, joined
from award.eligibility.columns.truth import (
    UNKNOWN,
    YES,
    Days,
    Flag,
    Truth,
    both,
    certain,
    either,
    every,
    no,
    some,
    where,
)
from award.eligibility.kinds.conduct import NoEvent, NotListed


def since(days: Days | None, begins: date | None) -> Truth:
    """Did it happen on ``begins`` or later? Always where there is no such day. Basis: the reading of the window."""
    if begins is None:
        return YES
    if days is None:
        return UNKNOWN
    return Truth((days.first >= begins).fill_null(False), (days.last >= begins).fill_null(True))


def no_event(rule: str, tests: Sequence[NoEvent], plan: Plan) -> Said:
    """Not met where one event of the classes and grades is in the window. Basis: the rule's clauses."""
    first = tests[0]
    rows = list(zip(plan.register.rows(first.events), plan.there(first.events), strict=True))
    known = plan.register.known(first.events)

    def ease(test: NoEvent) -> tuple[object, ...]:
        fewer = -len(test.grades) if test.grades else float("-inf")
        return fewer, test.begins or date.min

    def met(test: NoEvent) -> Truth:
        free = [no(every([certain(both(there, _of_class(test, row))), _counts(test, row)])) for row, there in rows]
        return where(known, every(free), UNKNOWN)

    chain = all(a.grades <= b.grades or b.grades <= a.grades for a in tests for b in tests if a.grades and b.grades)
    return Said(
        every(met(test) for test in (hardest(tests, ease) if chain else tests)),
        some(met(test) for test in (easiest(tests, ease) if chain else tests)),
    )


def _of_class(test: NoEvent, row: Row) -> Flag:
    return row.one_of("class", test.classes).surely


def _counts(test: NoEvent, row: Row) -> Truth:
    listed = row.one_of("grade", test.grades) if test.grades else YES
    return every([listed, since(row.days("on"), test.begins)])


def not_listed(rule: str, tests: Sequence[NotListed], plan: Plan) -> Said:
    """Not met while listed; a listing already removed is for people to judge. Basis: the rule's clauses."""
    first = tests[0]
    rows = list(zip(plan.register.rows(first.listings), plan.there(first.listings), strict=True))
    known = plan.flag(0, joined(first.listings, "known"), plan.register.known(first.listings))
    distinct = list({(test.current, None if test.current else test.begins): test for test in tests}.values())

    def met(test: NotListed) -> Truth:
        free = [
            where(there, every([certain(_removed(row)), some([_looked_at(test, row), no(_looked_at(test, row))])]), YES)
            for row, there in rows
        ]
        return where(known, every(free), UNKNOWN)

    judged = [both(there, _looked_at(test, row).surely) for test in distinct for row, there in rows]
    return Said(every(map(met, distinct)), some(map(met, distinct)), either(*judged))


def _removed(row: Row) -> Flag:
    removed = row.days("removed_on")
    return False if removed is None else removed.given


def _looked_at(test: NotListed, row: Row) -> Truth:
    """Was it listed in the window, where the test looks back at all?"""
    return certain(False) if test.current else since(row.days("listed_on"), test.begins)
