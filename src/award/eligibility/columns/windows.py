"""Was an award won by a day, by each reading of when it is won?"""

from collections.abc import Callable, Sequence
from datetime import MAXYEAR, MINYEAR, date
from functools import partial
from typing import NamedTuple

import narwhals as nw

from award.eligibility.columns.plan import Limit, Plan
from award.eligibility.columns.register import Row, joined
from award.eligibility.columns.truth import Bound, Days, Flag, Truth, both, either, up_to
from award.eligibility.kinds.windows import FOLLOWING
from award.eligibility.setting import End
from award.notice.calendar import DAY, months_after

Cutoff = tuple[End, str, Callable[[date], date]]


class Cutoffs(NamedTuple):
    """The limits of a window of years: for the day of the decision, for a decision that bounds the day of a later act,
    and for the year of the label, which must be earlier."""

    name: str
    decided: Limit
    bounded: Limit
    labelled: Limit


def cutoffs(plan: Plan, rule: str, ends: Sequence[Cutoff], follows: int) -> tuple[Cutoffs, Cutoffs]:
    """The hardest and the easiest limits of a window, an act following the decision within ``follows`` months.

    Basis: the readings of when an award is won and when the window ends.
    """
    earlier = [(end, joined(key, "before", follows), partial(_before, of, follows)) for end, key, of in ends]
    years = [(end, joined(key, "year"), partial(_next_year, of)) for end, key, of in ends]
    limits = [plan.limits(ends), plan.limits(earlier), plan.limits(years)]
    hard, easy = ([limit[side] for limit in limits] for side in range(2))
    return Cutoffs(joined(rule, "hard"), *hard), Cutoffs(joined(rule, "easy"), *easy)


def _next_year(of: Callable[[date], date], end: date) -> int:
    return of(end).year + 1


def _before(of: Callable[[date], date], months: int, end: date) -> date:
    """The last day from which the months are over by the cutoff."""
    limit = of(end)
    day = months_after(limit, -months) if limit.year > MINYEAR + months // 12 else date.min
    while day < limit and months_after(day + DAY, months) <= limit:
        day += DAY
    return day


class Dated(NamedTuple):
    """One award of a register, beside the limits of a window."""

    plan: Plan
    row: Row
    cutoffs: Cutoffs

    def won(self, since: str) -> Truth:
        """Was it won by the limit, by the reading ``since``?

        A date that is not given lies after the decision; an undated decision between the label's year and the acts that
        followed it.

        Basis: the reading of when an award is won.
        """
        if since == "decided_on":
            return self._decided()
        if since == "label_year":
            return self._labelled()
        latest = self._named("bounded", self._decision(self.cutoffs.bounded))
        inferred = Truth(latest.surely, self._decided().possibly)
        return _preferred(self.row.days(since), self.cutoffs.decided, inferred)

    def _decided(self) -> Truth:
        return self._named("decided", self._decision(self.cutoffs.decided))

    def _decision(self, limit: Limit) -> Truth:
        acts = [act for column in FOLLOWING if (act := self.row.days(column)) is not None]
        surely, perhaps = (
            either(_holds(self.plan.setting.on, bound), *(up_to(act.last, bound) for act in acts)) for bound in limit
        )
        begun = _begun(self.row.answer("label_year"), self.cutoffs.labelled.perhaps, untold=True)
        return _preferred(self.row.days("decided_on"), limit, Truth(surely, either(perhaps, begun)))

    def _labelled(self) -> Truth:
        label, (surely, perhaps) = self.row.answer("label_year"), self.cutoffs.labelled
        told = False if label is None else _told(label)
        inferred = both(True if isinstance(told, bool) else ~told, self._decided().surely)
        return Truth(either(_begun(label, surely, untold=False), inferred), _begun(label, perhaps, untold=True))

    def _named(self, name: str, truth: Truth) -> Truth:
        return self.plan.truth(1, joined(self.cutoffs.name, self.row.number, name), truth)


def _preferred(days: Days | None, limit: Limit, otherwise: Truth) -> Truth:
    """By these days where they are given; elsewhere otherwise."""
    if days is None:
        return otherwise
    absent = ~days.given
    return Truth(
        either(up_to(days.last, limit.surely), both(absent, otherwise.surely)),
        either(up_to(days.first, limit.perhaps), both(absent, otherwise.possibly)),
    )


def _holds(day: date, limit: Bound) -> Flag:
    """Does a day lie on the limit or before?"""
    return day <= limit if isinstance(limit, date) else nw.lit(day) <= limit


def _told(label: nw.Expr) -> nw.Expr:
    """Does the label tell a year that there is?"""
    return ((label >= MINYEAR) & (label <= MAXYEAR)).fill_null(False)


def _begun(label: nw.Expr | None, year: Bound, *, untold: bool) -> Flag:
    """Does the label tell an earlier year? ``untold`` where it tells none."""
    if label is None:
        return untold
    begun = (label < year).fill_null(untold)
    return begun | ~_told(label) if untold else begun & _told(label)
