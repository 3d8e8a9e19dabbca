"""What do columns say that may be yes, no or unknown?

A truth is two columns without gaps: is it surely so, and is it possibly so. Where only the second holds, it is unknown.
So every engine computes the same, whatever it makes of missing values, and constants fold away before it starts.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import narwhals as nw

Flag = nw.Expr | bool


def expression(flag: Flag) -> nw.Expr:
    """The flag as an expression. Basis: a constant is the same in every row."""
    return nw.lit(flag) if isinstance(flag, bool) else flag


def both(*flags: Flag) -> Flag:
    """Do all hold? Yes where there are none. Basis: propositional logic."""
    whole: Flag = True
    for flag in flags:
        if flag is False or whole is False:
            return False
        whole = whole if flag is True else flag if whole is True else expression(whole) & expression(flag)
    return whole


def either(*flags: Flag) -> Flag:
    """Does any hold? No where there are none. Basis: propositional logic."""
    whole: Flag = False
    for flag in flags:
        if flag is True or whole is True:
            return True
        whole = whole if flag is False else flag if whole is False else expression(whole) | expression(flag)
    return whole


def opposite(flag: Flag) -> Flag:
    """Does it not hold? Basis: propositional logic."""
    return not flag if isinstance(flag, bool) else ~flag


class Truth(NamedTuple):
    """Surely so, and possibly so; what is surely so is possibly so."""

    surely: Flag
    possibly: Flag


YES, NO, UNKNOWN = Truth(True, True), Truth(False, False), Truth(False, True)


def certain(flag: Flag) -> Truth:
    """What is known in every row. Basis: nothing is unknown about it."""
    return Truth(flag, flag)


def every(truths: Iterable[Truth]) -> Truth:
    """Do all hold, as far as is known? Yes where there are none. Basis: Kleene's logic of three values."""
    given = tuple(truths)
    return Truth(both(*(one.surely for one in given)), both(*(one.possibly for one in given)))


def some(truths: Iterable[Truth]) -> Truth:
    """Does any hold, as far as is known? No where there are none. Basis: Kleene's logic of three values."""
    given = tuple(truths)
    return Truth(either(*(one.surely for one in given)), either(*(one.possibly for one in given)))


def no(truth: Truth) -> Truth:
    """Does it not hold, as far as is known? Basis: Kleene's logic of three values."""
    return Truth(opposite(truth.possibly), opposite(truth.surely))


def where(condition: Flag, then: Truth, otherwise: Truth) -> Truth:
    """One truth in the rows where the condition holds, the other elsewhere. Basis: propositional logic."""
    rest = opposite(condition)
    return Truth(
        either(both(condition, then.surely), both(rest, otherwise.surely)),
        either(both(condition, then.possibly), both(rest, otherwise.possibly)),
    )


Bound = nw.Expr | date | int


class Days(NamedTuple):
    """The names of two columns between whose days the day lies; the same where it is known, both empty where not."""

    earliest: str
    latest: str

    @property
    def first(self) -> nw.Expr:
        """The first of the days it may be. Basis: a date that is known in part is unknown within its bounds."""
        return nw.col(self.earliest)

    @property
    def last(self) -> nw.Expr:
        """The last of the days it may be. Basis: a date that is known in part is unknown within its bounds."""
        return nw.col(self.latest)

    @property
    def given(self) -> nw.Expr:
        """Is there a day? Basis: a missing value is unknown."""
        return ~self.first.is_null()


def up_to(column: nw.Expr, limit: Bound, *, missing: bool = False) -> Flag:
    """Does the day in the column lie on the limit or before? Basis: the order of days."""
    return (column <= limit).fill_null(missing)


def by(days: Days | None, surely: Bound, perhaps: Bound) -> Truth:
    """Was it by the limit, which lies from ``surely`` to ``perhaps``? Unknown where there is no day.

    Basis: a date that is known in part is unknown within its bounds.
    """
    if days is None:
        return UNKNOWN
    return Truth(up_to(days.last, surely), up_to(days.first, perhaps, missing=True))
