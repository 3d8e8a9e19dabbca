"""What time is it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


@contextmanager
def pretending(moment: datetime) -> Iterator[None]:
    """While this lasts, it is ``moment``: a demonstration has a past."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)


def now() -> datetime:
    """This instant where the award is given; by day the one that the office has been told to pretend, if any."""
    pretended = _pretended.get()
    if pretended is not None:
        return localtime(pretended)
    instant, day = localtime(), settings.AWARD_TODAY
    return instant if day is None else instant.replace(year=day.year, month=day.month, day=day.day)
