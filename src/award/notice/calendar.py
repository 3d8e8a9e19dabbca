"""Which days count, and when does a period of years end?"""

from bisect import bisect_right
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

DAY = timedelta(days=1)


class UnknownYear(LookupError):
    """The official calendar of this year is not known; ``args[0]`` is the year."""


@lru_cache(maxsize=4096)
def years_after(day: date, years: int) -> date:
    """The day on which ``years`` full years since ``day`` are complete; may be negative.

    The first day is not counted, so the period ends on the corresponding day; where there is none, on the last day
    of that month. Days before the year 1 and after 9999 are those years' first and last.

    Basis: Civil Code, Arts 200–202, by analogy.
    """
    year = day.year + years
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


@lru_cache(maxsize=4096)
def latest_start(end: date, years: int) -> date:
    """The latest day from which ``years`` full years are complete on ``end``.

    ``years_after(s, years) <= end`` holds exactly for the days ``s`` up to this one.

    Basis: Civil Code, Arts 200–202, by analogy, counted backward.
    """
    if end == date.max:
        return end
    start = years_after(end, -years)
    following = start + DAY
    return following if years_after(following, years) <= end else start


@lru_cache(maxsize=4096)
def months_after(day: date, months: int) -> date:
    """The corresponding day ``months`` months after ``day``, or the last day of that month where there is none.

    Basis: Civil Code, Art. 202, by analogy.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months(start: date, end: date) -> int:
    """The whole months from ``start`` to ``end``, the first included and the last not; 0 where ``end <= start``.

    Basis: whole-month arithmetic of periods of work.
    """
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    last_of_month = end.day == monthrange(end.year, end.month)[1]
    return months if end.day >= start.day or (last_of_month and start.day > end.day) else months - 1


@lru_cache(maxsize=64)
def _working_days_of(year: int) -> tuple[date, ...]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    try:
        return tuple(chinese_calendar.get_workdays(first, last))
    except NotImplementedError as unknown:
        raise UnknownYear(year) from unknown


@lru_cache(maxsize=64)
def _weekdays_of(year: int) -> tuple[date, ...]:
    days = (date(year, 1, 1) + index * DAY for index in range(366))
    return tuple(day for day in days if day.year == year and day.weekday() < 5)


def _days_of(year: int, official: bool) -> tuple[date, ...]:
    return _working_days_of(year) if official else _weekdays_of(year)


def is_working_day(day: date, *, official: bool = True) -> bool:
    """Is ``day`` a working day, by the State Council's calendar or (``official=False``) by the week alone?

    Raises :class:`UnknownYear` where the official calendar is not known.

    Basis: the State Council's yearly notices on holidays, with their shifted weekends.
    """
    return working_days(day, day, official=official) == 1


@lru_cache(maxsize=4096)
def working_days(first: date, last: date, *, official: bool = True) -> int:
    """How many working days lie from ``first`` to ``last``, both included; 0 where ``last < first``.

    Raises :class:`UnknownYear` where the official calendar is not known.

    Basis: the State Council's yearly notices on holidays, with their shifted weekends.
    """
    count = 0
    for year in range(first.year, last.year + 1):
        days = _days_of(year, official)
        count += bisect_right(days, last) - bisect_right(days, first - DAY)
    return max(count, 0)


def next_working_day(day: date, *, official: bool = True) -> date:
    """``day`` itself if it is a working day, else the first one after it.

    Raises :class:`UnknownYear` where the official calendar is not known.

    Basis: Civil Code, Art. 203, by analogy.
    """
    while not is_working_day(day, official=official):
        day += DAY
    return day


@lru_cache(maxsize=4096)
def posting_ends(first: date, days: int, *, inclusive: bool, official: bool = True) -> date:
    """The last day of a posting that begins on ``first`` and lasts ``days`` working days.

    ``inclusive`` counts the first day. Raises :class:`UnknownYear` where the official calendar is not known.

    Basis: Civil Code, Art. 201 (the first day is not counted), by analogy.
    """
    day = first if inclusive else first + DAY
    day = next_working_day(day, official=official)
    for _ in range(days - 1):
        day = next_working_day(day + DAY, official=official)
    return day


@lru_cache(maxsize=4096)
def latest_posting_start(filed: date, days: int, *, inclusive: bool, official: bool = True) -> date:
    """The latest day on which a posting of ``days`` working days can begin to end before ``filed``.

    Raises :class:`UnknownYear` where the official calendar is not known.

    Basis: Civil Code, Arts 201 and 204, by analogy, counted backward.
    """
    day = filed - DAY
    while posting_ends(day, days, inclusive=inclusive, official=official) >= filed:
        day -= DAY
    return day
