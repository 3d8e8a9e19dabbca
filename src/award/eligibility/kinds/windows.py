"""When did an award begin to count, when does its window end, and was that long enough ago?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, Protocol, TypeVar

from award.eligibility.outcome import MET, NOT_MET, UNKNOWN, Outcome
from award.eligibility.setting import End, Values
from award.notice.calendar import latest_start, months_after, years_after
from award.vocabulary.days import Span, exactly

Row = Mapping[str, Any]
FOLLOWING = ("published_on", "certified_on", "presented_on")


def start_of(row: Row, since: str, follows: int, on: date) -> Span:
    """From when an award counts: the column ``since``, or the bounds that the row's other dates give.

    ``label_year`` counts from the first day of that year, which is the same as the difference of years. A date that is
    not given follows the decision within ``follows`` months. An undated decision lies from the label's year to the
    first of the acts that follow it, and to ``on``.

    Basis: the reading of when an award is won; the scheme's default on how soon its acts follow the decision.
    """
    label = row.get("label_year")
    if label is not None and not MINYEAR <= label <= MAXYEAR:
        label = None
    decided: Span | None = row.get("decided_on")
    if decided is None:
        last = min([on, *(row[column].last for column in FOLLOWING if column in row)])
        decided = Span(min(last, date(int(label), 1, 1)) if label is not None else date.min, last)
    if since == "decided_on":
        return decided
    if since == "label_year":
        return Span(date.min, decided.last) if label is None else exactly(date(int(label), 1, 1))
    given: Span | None = row.get(since)
    return given or Span(decided.first, months_after(decided.last, follows))


def cutoff(end: date, years: int, by_year: bool) -> date:
    """The latest start from which ``years`` years have passed on ``end``, to the day or by the calendar year.

    Basis: Civil Code, Arts 200–202 and 1259 (the number itself is included), by analogy; or the difference of years.
    """
    return date(max(end.year - years, 1), 12, 31) if by_year else latest_start(end, years)


def long_ago(start: Span, surely: date, perhaps: date) -> Outcome:
    """Does it start by the cutoff, which lies from ``surely`` to ``perhaps``?

    Basis: a date that is known in part is unknown within its bounds.
    """
    return MET if start.last <= surely else NOT_MET if start.first > perhaps else UNKNOWN


def complete(start: Span, years: int) -> Span:
    """The days on which ``years`` years from ``start`` may be complete; a bound that is not known stays unknown.

    Basis: Civil Code, Art. 202, by analogy.
    """
    first = start.first if start.first == date.min else years_after(start.first, years)
    return Span(first, years_after(start.last, years))


def first_complete(start: date, years: int, by_year: bool) -> date:
    """The first day on which ``years`` years from ``start`` are complete, to the day or by the calendar year.

    Basis: Civil Code, Art. 202, by analogy; or the difference of years.
    """
    return date(start.year + years, 1, 1) if by_year else years_after(start, years)


def counted(start: Span, years: int, end: End, facts: Values) -> dict[str, object]:
    """What the arithmetic of a window shows: from when, how many years, until when, and when they are complete.

    Basis: every finding shows its arithmetic.
    """
    until = end.of(facts)
    return {
        "start": start,
        "years": years,
        "until": end.name,
        "end": until,
        "start_year": start.first.year,
        "end_year": until.first.year,
        "difference": until.first.year - start.first.year,
        "complete": complete(start, years),
    }


def earliest(ends: Iterable[End]) -> Callable[[Values], date]:
    """The first day on which a window may end, whichever of these ends holds.

    Basis: where every reading of the end agrees, it is decided.
    """
    given = tuple(dict.fromkeys(ends))
    fixed = min((end.fixed.first for end in given if end.fixed is not None), default=date.max)
    filing = next((end for end in given if end.fixed is None), None)
    if filing is None:
        return lambda _facts: fixed
    fact, not_yet = filing.filed, filing.not_yet_filed

    def of(facts: Values) -> date:
        filed: date = facts.get(fact, not_yet)[0]
        return min(filed, fixed)

    return of


class Dated(Protocol):
    """A test over rows of awards: which of them count, from when, and whether that was long enough ago."""

    @property
    def awards(self) -> str: ...

    @property
    def since(self) -> str: ...

    def counts(self, row: Row) -> bool | None:
        """Is this an award that the rule looks at? Basis: the rule's clauses."""

    def start(self, row: Row) -> Span:
        """From when it counts. Basis: the reading of when an award is won."""

    def limits(self, facts: Values) -> tuple[date, date]:
        """The latest start that is surely, and perhaps, long enough ago. Basis: the reading of the window's end."""

    def said(self, counting: Sequence[bool | None], ages: Sequence[Outcome]) -> Outcome:
        """What follows from which awards count, and which began long ago. Basis: the rule's clauses."""


Tested = TypeVar("Tested", bound=Dated)


def severally(
    tests: Sequence[Tested], looks: Callable[[Tested], object], limited: Callable[[Tested], object]
) -> Callable[[Values], Sequence[Outcome]]:
    """What each of these tests says where the awards are given, computing once what several of them share.

    ``looks`` tells apart the tests that look at different awards, ``limited`` those with different limits.

    Basis: every reading is computed.
    """
    lookers, looking = _axis(tests, looks)
    starters, starting = _axis(tests, lambda test: test.since)
    limiters, limiting = _axis(tests, limited)
    width = len(starters) * len(limiters)
    places = [a * width + b * len(limiters) + c for a, b, c in zip(looking, starting, limiting, strict=True)]

    def each(facts: Values) -> Sequence[Outcome]:
        rows = facts[tests[0].awards]
        starts = [[test.start(row) for row in rows] for test in starters]
        limits = [test.limits(facts) for test in limiters]
        ages = [tuple([long_ago(start, *limit) for start in began]) for began in starts for limit in limits]
        different = set(ages)
        alike: dict[tuple[bool | None, ...], list[Outcome]] = {}
        said: list[Outcome] = []
        for test in lookers:
            counting = tuple([test.counts(row) for row in rows])
            if counting not in alike:
                follows = {age: test.said(counting, age) for age in different}
                alike[counting] = [follows[age] for age in ages]
            said += alike[counting]
        return [said[place] for place in places]

    return each


def _axis(tests: Sequence[Tested], key: Callable[[Tested], object]) -> tuple[list[Tested], list[int]]:
    """One test for each value of ``key``, in order, and for every test the place of its like among them."""
    places: dict[object, int] = {}
    indices = [places.setdefault(key(test), len(places)) for test in tests]
    return [tests[indices.index(place)] for place in range(len(places))], indices
