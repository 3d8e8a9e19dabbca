"""In which stages are the columns of a ruling computed, each shared part once?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, NamedTuple, TypeVar

import narwhals as nw

from award.eligibility.columns.register import Register, joined
from award.eligibility.columns.truth import Bound, Days, Flag, Truth
from award.eligibility.setting import End, Setting
from award.vocabulary.days import Span

REACH = 2  # years either way
OfDay = Callable[[date], date | int | None]


class Said(NamedTuple):
    """What a rule says in every row: is it met under every reading, and under some reading?

    ``judged`` says, for the rows in which every reading is met, where people judge one of them.
    """

    every: Truth
    some: Truth
    judged: Flag = False


class Limit(NamedTuple):
    """The last day that is early enough: surely up to ``surely``, possibly up to ``perhaps``."""

    surely: Bound
    perhaps: Bound


class Limits(NamedTuple):
    """The limits under the readings that ask most, and least, of an applicant."""

    hard: Limit
    easy: Limit


@dataclass
class Plan:
    """The stages of a screening, in the order in which they are computed, and what is looked up before the first.

    ``lookups`` holds, for a column of days, the columns that follow from the day alone; ``aside`` says in which rows
    the columns do not decide, so that the single ruling does.
    """

    register: Register
    setting: Setting
    stages: list[dict[str, nw.Expr]] = field(default_factory=list)
    lookups: dict[str, dict[str, OfDay]] = field(default_factory=dict)
    aside: list[Flag] = field(default_factory=list)

    @property
    def reach(self) -> range:
        """The years that lookups by the day cover; other days are left to the single ruling.

        Basis: filing and posting lie near the day of the ruling.
        """
        return range(max(self.setting.on.year - REACH, MINYEAR), min(self.setting.on.year + REACH, MAXYEAR) + 1)

    def let(self, stage: int, name: str, value: nw.Expr) -> nw.Expr:
        """Compute ``value`` once, in this stage; later stages call it by the name. Basis: the same is computed once."""
        while len(self.stages) <= stage:
            self.stages.append({})
        self.stages[stage].setdefault(name, value)
        return nw.col(name)

    def flag(self, stage: int, name: str, flag: Flag) -> Flag:
        """As :meth:`let`; what is constant needs no column. Basis: the same is computed once."""
        return flag if isinstance(flag, bool) else self.let(stage, name, flag)

    def truth(self, stage: int, name: str, truth: Truth) -> Truth:
        """As :meth:`let`, for both columns of a truth. Basis: the same is computed once."""
        surely = self.flag(stage, joined(name, "surely"), truth.surely)
        return Truth(surely, self.flag(stage, joined(name, "possibly"), truth.possibly))

    def there(self, fact: str) -> list[Flag]:
        """In which rows of the register each numbered row of a fact exists. Basis: only what is there counts."""
        rows = self.register.rows(fact)
        return [self.flag(0, joined(fact, row.number, "there"), row.there) for row in rows]

    def look_up(self, column: str, key: str, follows: OfDay) -> nw.Expr:
        """What ``follows`` from the day in ``column``; ``key`` names the function. Basis: one arithmetic for both ways.

        A day that the calendar of the screening does not reach leaves the row to the single ruling.
        """
        self.lookups.setdefault(column, {})[joined(column, key)] = follows
        return nw.col(joined(column, key))

    def limits(self, ends: Iterable[tuple[End, str, OfDay]]) -> Limits:
        """The hardest and the easiest of the limits that follow from where a window may end.

        Each of ``ends`` is an end, and the function from it to the limit, with its name. Where a limit grows, what was
        by it stays by it; so the least and the greatest limit decide for all.

        Basis: every reading of the end of a window is computed.
        """
        given = list({(end, key): (end, key, follows) for end, key, follows in ends}.values())
        sides = [self._side(given, side) for side in range(2)]
        name = joined("limit", *sorted(joined(end.name, key) for end, key, _ in given))
        hard, easy = (
            [self._chosen(choose, joined(name, side), sides[side]) for side in range(2)] for choose in (min, max)
        )
        return Limits(Limit(*hard), Limit(*easy))

    def _side(self, ends: Sequence[tuple[End, str, OfDay]], side: int) -> list[Any]:
        found: list[Any] = []
        for end, key, follows in ends:
            if end.fixed is not None:
                found.append(follows(end.fixed[side]))
                continue
            absent, days = follows(end.not_yet_filed[side]), self.register.days(end.filed)
            found.append(absent if days is None else self._followed(days, side, key, follows).fill_null(nw.lit(absent)))
        return found

    def _followed(self, days: Days, side: int, key: str, follows: OfDay) -> nw.Expr:
        return self.look_up(days[side], key, follows)

    def _chosen(self, choose: Callable[[Sequence[Any]], Any], name: str, values: Sequence[Any]) -> Bound:
        """The least or greatest of constants and columns; what is constant needs no column."""
        constants = [value for value in values if not isinstance(value, nw.Expr)]
        columns = [value for value in values if isinstance(value, nw.Expr)]
        settled = [choose(constants)] if constants else []
        if not columns:
            bound: Bound = settled[0]
            return bound
        together = [*columns, *(nw.lit(value) for value in settled)]
        if len(together) == 1:
            return self.let(0, name, together[0])
        across = nw.min_horizontal if choose is min else nw.max_horizontal
        return self.let(0, joined(name, choose.__name__), across(*together))

    def filed(self, fact: str, not_yet: Span) -> Limit:
        """The day of filing: the bounds of what is given, else of when filing is still possible.

        Basis: filing lies ahead where it is not given.
        """
        days = self.register.days(fact)
        if days is None:
            return Limit(*not_yet)
        return Limit(
            self.let(0, joined(fact, "from"), days.first.fill_null(nw.lit(not_yet.first))),
            self.let(0, joined(fact, "until"), days.last.fill_null(nw.lit(not_yet.last))),
        )


Test = TypeVar("Test")


def hardest(tests: Iterable[Test], ease: Callable[[Test], tuple[Any, ...]]) -> list[Test]:
    """The tests than which no other is harder; ``ease`` gives values of which the greater is easier in every row.

    Values of which neither is ``<=`` the other (sets) leave both. With the tests of all readings at hand, the hardest
    decide whether all are met: the others follow.

    Basis: every reading is computed.
    """
    ranks = {ease(test): test for test in tests}
    return [test for rank, test in ranks.items() if not any(_below(other, rank) for other in ranks)]


def easiest(tests: Iterable[Test], ease: Callable[[Test], tuple[Any, ...]]) -> list[Test]:
    """The tests than which no other is easier; they decide whether any is met. See :func:`hardest`.

    Basis: every reading is computed.
    """
    ranks = {ease(test): test for test in tests}
    return [test for rank, test in ranks.items() if not any(_below(rank, other) for other in ranks)]


def _below(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def apart(value: object) -> frozenset[object]:
    """A value that is neither easier nor harder than another, for :func:`hardest`. Basis: sets are ordered in part."""
    return frozenset({value})


class Fewer(frozenset[str]):
    """Values of which fewer are easier, for :func:`hardest`."""

    def __le__(self, other: object) -> bool:
        return isinstance(other, frozenset) and self.issuperset(other)
