"""How many whole months do stretches of days make that may overlap?

A day is a number that grows with it: 64 for each month, two for each day of it, and one if it is the last of its month.
So whole months are a difference of numbers, and overlapping stretches are joined by sorting numbers.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import narwhals as nw

from award.eligibility.columns.plan import Plan
from award.eligibility.columns.register import joined
from award.eligibility.columns.truth import Bound, Flag, expression
from award.notice.calendar import DAY

MONTH = 64
WIDE = 1 << 24  # more than the number of any day
NEVER = WIDE * WIDE - 1


class Stretch(NamedTuple):
    """From a day to before another, as numbers; ``None``: since ever, or until the end that counts."""

    counts: Flag
    first: nw.Expr | None
    after: nw.Expr | None


def code(day: nw.Expr) -> nw.Expr:
    """The number of the day. Basis: the calendar."""
    year, month = day.dt.year().cast(nw.Int64), day.dt.month().cast(nw.Int64)
    number = (year * 12 + month) * MONTH + day.dt.day().cast(nw.Int64) * 2
    return number + (day.dt.offset_by("1d").dt.day() == 1).cast(nw.Int64)


def code_of(day: date) -> int:
    """The number of one day, as :func:`code`. Basis: the calendar."""
    last = day == date.max or (day + DAY).day == 1
    return (day.year * 12 + day.month) * MONTH + day.day * 2 + last


def after(end: date) -> int:
    """The number of the day after ``end``, if there is one. Basis: a stretch includes its last day."""
    return code_of(end + DAY if end < date.max else end)


def months(plan: Plan, name: str, stretches: Sequence[Stretch], until: Bound, *, longest: bool) -> nw.Expr:
    """The whole months of all stretches up to ``until``, or of the longest, those that meet or overlap joined.

    Basis: overlapping employments count once; whole-month arithmetic.
    """
    keys = [plan.let(1, joined(name, "key", n), _key(one, until)) for n, one in enumerate(stretches)]
    stage = _sort(plan, name, keys)
    state = _State(plan, name, longest)
    for key in keys:
        stage = state.take(stage, key)
    return state.whole()


def _key(stretch: Stretch, until: Bound) -> nw.Expr:
    """One number that sorts by the first day and holds both."""
    end = until if isinstance(until, nw.Expr) else nw.lit(until, nw.Int64)
    first = nw.lit(code_of(date.min), nw.Int64) if stretch.first is None else stretch.first
    last = end if stretch.after is None else nw.min_horizontal(stretch.after, end)
    some = expression(stretch.counts) & (first < last)
    return nw.when(some).then(first * WIDE + last).otherwise(nw.lit(NEVER, nw.Int64))


def _sort(plan: Plan, name: str, keys: list[nw.Expr]) -> int:
    """Put the keys in order, in as many stages as there are; the number of the next stage."""
    for turn in range(len(keys)):
        for left in range(turn % 2, len(keys) - 1, 2):
            pair = keys[left], keys[left + 1]
            place = joined(name, "sorted", turn, left)
            keys[left] = plan.let(2 + turn, joined(place, "low"), nw.min_horizontal(*pair))
            keys[left + 1] = plan.let(2 + turn, joined(place, "high"), nw.max_horizontal(*pair))
    return 2 + len(keys)


class _State:
    """The stretch that is open, and the whole months of those before it."""

    def __init__(self, plan: Plan, name: str, longest: bool) -> None:
        self.plan, self.name, self.longest, self.taken = plan, name, longest, 0
        self.first = self.after = self.before = nw.lit(0, nw.Int64)

    def take(self, stage: int, key: nw.Expr) -> int:
        """Join the stretch of this key to the open one, or close that and open this; the number of the next stage."""
        begins, ends, real = key // WIDE, key % WIDE, key < NEVER
        apart = self._let(stage, "apart", real & (begins > self.after))
        follows = nw.max_horizontal(self.after, nw.when(real).then(ends).otherwise(nw.lit(0, nw.Int64)))
        first, later = nw.when(apart).then(begins).otherwise(self.first), nw.when(apart).then(ends).otherwise(follows)
        before = nw.when(apart).then(self.whole()).otherwise(self.before)
        self.before = self._let(stage + 1, "before", before)
        self.first, self.after = self._let(stage + 1, "first", first), self._let(stage + 1, "after", later)
        self.taken += 1
        return stage + 2

    def whole(self) -> nw.Expr:
        """The whole months, the open stretch included."""
        capped = nw.when(self.after % 2 == 1).then(self.after - self.after % MONTH + MONTH - 1).otherwise(self.after)
        open_months = (capped - (self.first - self.first % 2)) // MONTH
        return nw.max_horizontal(self.before, open_months) if self.longest else self.before + open_months

    def _let(self, stage: int, what: str, value: nw.Expr) -> nw.Expr:
        return self.plan.let(stage, joined(self.name, what, self.taken), value)
