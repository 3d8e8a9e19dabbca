"""When was it, as far as that is known?"""

import re
from calendar import monthrange
from datetime import date, datetime
from typing import NamedTuple

# Years that periods can be counted from and to without leaving the calendar.
YEARS = range(1000, 9000)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Span(NamedTuple):
    """A day that is known to lie from ``first`` to ``last``, both included; equal where the day itself is known."""

    first: date
    last: date

    @property
    def known(self) -> bool:
        """Is the very day known? Basis: a partial date is unknown within its bounds, never guessed."""
        return self.first == self.last


def exactly(day: date) -> Span:
    """The span of a day that is known. Basis: a partial date is unknown within its bounds."""
    return Span(day, day)


def span(value: object) -> Span:
    """The days that ``value`` may mean: a date, or ``2022-09-20``, ``2022-09``, ``2022`` (text or number).

    Raises ``ValueError`` or ``TypeError`` where it is none of these, no such day exists, or the year is not in
    :data:`YEARS`.

    Basis: awards of which only a year is known are unknown within that year.
    """
    if isinstance(value, datetime | bool):
        raise TypeError(value)
    if isinstance(value, date):
        value = value.isoformat()
    found = _PARTIAL.fullmatch(str(value)) if isinstance(value, str | int) else None
    if found is None:
        raise ValueError(value)
    year, month, day = found.groups()
    if int(year) not in YEARS:
        raise ValueError(value)
    if day:
        return exactly(date(int(year), int(month), int(day)))
    if month:
        last = monthrange(int(year), int(month))[1]
        return Span(date(int(year), int(month), 1), date(int(year), int(month), last))
    return Span(date(int(year), 1, 1), date(int(year), 12, 31))


def written(days: Span) -> str:
    """The span as it is written in a facts file: ``2022-09-20``, ``2022-09`` or ``2022``, else ``first/last``.

    ``span(written(s)) == s`` for every span that a facts file can say.

    Basis: answers can be taken away as a facts file and loaded again.
    """
    first, last = days
    if first == last:
        return first.isoformat()
    if days == span(f"{first.year:04d}-{first.month:02d}"):
        return f"{first.year:04d}-{first.month:02d}"
    if days == span(f"{first.year:04d}"):
        return f"{first.year:04d}"
    return f"{first.isoformat()}/{last.isoformat()}"
