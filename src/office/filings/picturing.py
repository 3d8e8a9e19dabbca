"""What does the intake look like: by line, by what applicants answered, by day of filing?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import TruncDate
from django.http import QueryDict
from django.utils.timezone import get_default_timezone

from award.intake.searching import NOT_SAID, YES, Search
from office.filings.filtering import filtered
from office.filings.looking import Looking
from office.filings.seeking import Asked, Condition, asked, conditions, known, label, value
from office.records.applications import Application

# More columns than this cannot be told apart: then each is a week.
MOST_DAYS = 92


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a picture: what it counts in words, how many, its length in percent, and the search that lists it."""

    words: str
    count: int
    length: float
    address: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of bars, and the table of the same."""

    name: str
    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """From ``first`` to ``last``: how many were filed, and how many until then; both as heights, in percent."""

    first: date
    last: date
    count: int
    until: int
    place: float
    height: float
    reached: float
    address: str


@dataclass(frozen=True, slots=True)
class Days:
    """The picture by day (by week, where there are very many days), and the table of the same.

    ``width`` of a column in percent of the picture; ``most``: the highest of them; ``corners`` of the line that grows.
    """

    columns: tuple[Column, ...]
    weekly: bool
    width: float
    most: int
    corners: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of what a search means, as far as it was filed and not taken back."""

    asked: Asked
    conditions: tuple[Condition, ...]
    count: int
    bars: tuple[Bars, ...]
    days: Days | None


def pictures(looking: Looking, said: QueryDict) -> Pictures:
    """The pictures of what an address asks for, one query each. What is not there for the person is in no count."""
    wanted = asked(said, looking.scheme)
    search = replace(wanted.search, chosen={**wanted.search.chosen, "filed": (YES,)})
    found = looking.applications.none() if wanted.faults else filtered(search, looking)
    lines = _grouped(found, F("line"))
    told = [_bars("line", lines, tuple(looking.scheme.lines), search, looking)]
    for name, options in known(looking.scheme).features.items():
        counts = _grouped(found, KeyTextTransform(name, "features"))
        told.append(_bars(name, counts, (*options, NOT_SAID), search, looking))
    return Pictures(
        asked=wanted,
        conditions=conditions(wanted.search, looking.scheme),
        count=sum(lines.values()),
        bars=tuple(told),
        days=_days(_grouped(found, TruncDate("filed", tzinfo=get_default_timezone())), search),
    )


def _grouped(found: QuerySet[Application], by: Any) -> dict[Any, int]:
    return dict(found.order_by().annotate(by=by).values_list("by").annotate(Count("pk")))


def _bars(name: str, counts: Mapping[str | None, int], order: Sequence[str], search: Search, looking: Looking) -> Bars:
    """The bars in this order, those that nobody is in left out; what was not said comes last."""
    there = {NOT_SAID if which is None else which: count for which, count in counts.items()}
    most = max(there.values(), default=1)
    bars = (
        Bar(
            words=value(name, one, looking.scheme),
            count=there[one],
            length=round(100 * there[one] / most, 2),
            address=_address(replace(search, chosen={**search.chosen, name: (one,)})),
        )
        for one in order
        if one in there
    )
    return Bars(name, label(name, looking.scheme), tuple(bars))


def _days(counts: Mapping[date, int], search: Search) -> Days | None:
    if not counts:
        return None
    first, last = min(counts), max(counts)
    step = 1 if (last - first).days < MOST_DAYS else 7
    starts = [first + timedelta(days=offset) for offset in range(0, (last - first).days + 1, step)]
    sums = [sum(counts.get(start + timedelta(days=day), 0) for day in range(step)) for start in starts]
    most, whole, width = max(sums), sum(sums), 100 / len(starts)
    grown = list(accumulate(sums))
    columns = tuple(
        Column(
            first=start,
            last=(end := start + timedelta(days=step - 1)),
            count=count,
            until=until,
            place=round(number * width, 3),
            height=round(100 * count / most, 2),
            reached=round(100 * until / whole, 2),
            address=_address(replace(search, first=start, last=end)),
        )
        for number, (start, count, until) in enumerate(zip(starts, sums, grown, strict=True))
    )
    corners = " ".join(f"{one.place + width / 2:.2f},{100 - one.reached:.2f}" for one in columns)
    return Days(columns, step > 1, round(width, 3), most, corners)


def _address(search: Search) -> str:
    return urlencode(search.pairs)
