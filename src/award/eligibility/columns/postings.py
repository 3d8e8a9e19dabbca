"""Was it posted internally for long enough before filing?"""

from collections.abc import Sequence
from datetime import date
from functools import partial

import narwhals as nw

from award.eligibility.columns.plan import Fewer, Plan, Said, apart, easiest, hardest
from award.eligibility.columns.register import Row, joined, missing
from award.eligibility.columns.truth import (
    UNKNOWN,
    YES,
    Bound,
    Days,
    Flag,
    Truth,
    both,
    certain,
    either,
    every,
    opposite,
    some,
    up_to,
    where,
)
from award.eligibility.kinds.postings import Posted
from award.notice.calendar import DAY, UnknownYear, is_working_day, posting_ends


def posted(rule: str, tests: Sequence[Posted], plan: Plan) -> Said:
    """Met where it was posted long enough at every place. Basis: the rule's clauses."""
    if any(test.official for test in tests):
        _beyond_the_calendar(tests[0], plan)

    def ease(test: Posted) -> tuple[object, ...]:
        return apart(test.official), Fewer(test.places), test.inclusive, not test.must_end

    return Said(
        every(_met(test, plan) for test in hardest(tests, ease)),
        some(_met(test, plan) for test in easiest(tests, ease)),
    )


def _beyond_the_calendar(test: Posted, plan: Plan) -> None:
    """A posting in a year whose official calendar is not known is left to the single ruling."""
    years = [year for year in plan.reach if _known(year)]
    for row, there in zip(plan.register.rows(test.postings), plan.there(test.postings), strict=True):
        for days in (row.days("from"), row.days("to")):
            if days is not None and years:
                outside = (days.first < date(years[0], 1, 1)) | (days.last > date(years[-1], 12, 31))
                plan.aside.append(outside.fill_null(False))
            elif not years:
                plan.aside.append(there)


def _known(year: int) -> bool:
    try:
        is_working_day(date(year, 1, 1))
    except UnknownYear:
        return False
    return True


def _met(test: Posted, plan: Plan) -> Truth:
    known = plan.flag(0, joined(test.postings, "known"), plan.register.known(test.postings))
    return where(known, every(_at(place, test, plan) for place in test.places), UNKNOWN)


def _at(place: str, test: Posted, plan: Plan) -> Truth:
    """Is a posting at this place in order? What can still be done is not yet known."""
    rows = list(zip(plan.register.rows(test.postings), plan.there(test.postings), strict=True))
    here = [both(there, row.one_of("place", frozenset({place})).surely) for row, there in rows]
    said = [every([certain(at), _row(test, row, plan)]) for at, (row, _) in zip(here, rows, strict=True)]
    unplaced = either(*(both(there, missing(row.answer("place"))) for row, there in rows))
    ahead = both(opposite(either(*here)), _still_possible(test, plan))
    whole = some([*said, Truth(False, either(unplaced, ahead))])
    if test.elsewhere is None or place not in test.elsewhere_places:
        return whole
    asked = plan.register.flag(test.elsewhere)
    return where(asked.surely, whole, where(asked.possibly, UNKNOWN, YES))


def _row(test: Posted, row: Row, plan: Plan) -> Truth:
    """Is one posting long enough, and before filing?"""
    begins, ends = row.days("from"), row.days("to")
    if begins is None or ends is None:
        return UNKNOWN
    filed = plan.filed(test.filing.filed, test.filing.not_yet_filed)
    before = ends if test.must_end else begins
    sooner = Truth(_before(before, filed.surely), _before(before, filed.perhaps))
    key = joined("ends", test.days, test.inclusive, test.official)
    enough = plan.look_up(begins.earliest, key, partial(_ends, test)) <= ends.first
    name = joined(test.postings, row.number, test.inclusive, test.official, test.must_end)
    said = every([certain(enough.fill_null(False)), sooner])
    return plan.truth(1, name, where(both(_exact(begins), _exact(ends)), said, UNKNOWN))


def _before(days: Days, filed: Bound) -> Flag:
    return (days.first < filed).fill_null(False)


def _exact(days: Days) -> Flag:
    return days.given if days.earliest == days.latest else (days.first == days.last).fill_null(False)


def _ends(test: Posted, begins: date) -> date:
    """When a posting from that day is long enough; never, where that lies beyond the calendar."""
    try:
        return posting_ends(begins, test.days, inclusive=test.inclusive, official=test.official)
    except UnknownYear:
        return date.max


def _still_possible(test: Posted, plan: Plan) -> Flag:
    """Can a posting that begins today still be in order on the last day on which filing is possible?"""
    filed = plan.filed(test.filing.filed, test.filing.not_yet_filed).perhaps
    begun = _ends(test, test.on) if test.must_end else test.on
    last = _last_countable(test, plan) if test.must_end and test.official else date.max
    if isinstance(filed, nw.Expr):
        return either((filed == date.max), both(filed > begun, up_to(filed, last)))
    return isinstance(filed, date) and (filed == date.max or begun < filed <= last)


def _last_countable(test: Posted, plan: Plan) -> date:
    """The last day of filing for which the official calendar still says when a posting must begin."""
    years = [year for year in plan.reach if _known(year)]
    day = date(years[-1], 12, 31) if years else date.min
    while years and _ends(test, day - DAY) == date.max:
        day -= DAY
    return day
