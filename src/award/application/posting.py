"""From when to when must it be posted internally, and when can it be filed, under each reading?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from award.eligibility.finding import BoundRule, Choice
from award.eligibility.kinds.postings import Posted
from award.notice.calendar import DAY, UnknownYear, is_working_day, posting_ends


class PostedDay(NamedTuple):
    """A day of the posting: whether it is a working day, and as which of the days that are needed it counts, if so."""

    on: date
    working: bool
    counts: int | None


class Plan(NamedTuple):
    """One way of reading, and what follows: a posting that begins as planned is long enough on ``ends`` and can be
    filed from ``first_filing`` on; to be filed as planned, posting must begin on ``latest_start`` at the latest.

    Where the calendar of a year is not known, ``unknown`` is that year and nothing follows.
    """

    choice: Choice
    recommended: bool
    ends: date | None
    first_filing: date | None
    latest_start: date | None
    days: tuple[PostedDay, ...]
    unknown: int | None = None


def plans(bound: BoundRule, begins: date, filed: date) -> tuple[Plan, ...]:
    """What follows for a posting that begins on ``begins``, and for filing on ``filed``, under each reading that
    makes a difference. ``bound`` is a rule of the kind ``posted``.

    Basis: the notice's working days of posting, and the open readings of how they count.
    """
    known = [
        _plan(choice, test, begins, filed, recommended=index == bound.recommended)
        for index, (choice, test) in enumerate(zip(bound.choices, bound.tests, strict=True))
        if isinstance(test, Posted)
    ]
    return tuple(_telling(known))


def _plan(choice: Choice, test: Posted, begins: date, filed: date, *, recommended: bool) -> Plan:
    try:
        ends = posting_ends(begins, test.days, inclusive=test.inclusive, official=test.official)
        first = (ends if test.must_end else begins) + DAY
        latest = test.latest_start(filed)
        days = tuple(_days(test, begins, max(ends, first)))
    except UnknownYear as unknown:
        return Plan(choice, recommended, None, None, None, (), unknown.args[0])
    return Plan(choice, recommended, ends, first, latest, days)


def _days(test: Posted, begins: date, last: date) -> Sequence[PostedDay]:
    days, count = [], 0
    for offset in range((last - begins).days + 1):
        day = begins + offset * DAY
        working = is_working_day(day, official=test.official)
        counts = working and count < test.days and (test.inclusive or day > begins)
        count += counts
        days.append(PostedDay(day, working, count if counts else None))
    return days


def _telling(known: Sequence[Plan]) -> Sequence[Plan]:
    """Without the readings on which nothing turns: the others are shown as they are recommended."""
    if not known:
        return ()
    home = next((plan for plan in known if plan.recommended), known[0])
    telling = [name for name in home.choice if _turns(known, name)]
    return [
        plan._replace(choice={name: plan.choice[name] for name in telling})
        for plan in known
        if all(plan.choice[name] == home.choice[name] for name in home.choice if name not in telling)
    ]


def _turns(known: Sequence[Plan], name: str) -> bool:
    """Does anything turn on this reading, whatever the others are?"""
    found: dict[tuple[tuple[str, str], ...], set[tuple[object, ...]]] = {}
    for plan in known:
        others = tuple(item for item in _items(plan.choice) if item[0] != name)
        found.setdefault(others, set()).add(plan[2:])
    return any(len(said) > 1 for said in found.values())


def _items(choice: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    return sorted(choice.items())
