"""What time is it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils.timezone import localtime

_pretended: ContextVar[date | None] = ContextVar("pretended", default=None)


@contextmanager
def pretending(day: date) -> Iterator[None]:
    """While this lasts, it is ``day``: a demonstration has a past."""
    token = _pretended.set(day)
    try:
        yield
    finally:
        _pretended.reset(token)


def now() -> datetime:
    """This instant where the award is given; by day the one that the office has been told to pretend, if any."""
    instant = localtime()
    day = _pretended.get() or settings.AWARD_TODAY
    return instant if day is None else instant.replace(year=day.year, month=day.month, day=day.day)
