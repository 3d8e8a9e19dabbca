"""Which rules bind an award line just now, as the office has ruled on their readings?"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from award.eligibility.rules import LineRules, bind
from award.notice.reading import OfficeRuling
from office.records.issued import Notice, issued
from office.records.rulings import ruled


def rules(notice: Notice, line: str, day: date) -> LineRules:
    """The rules of ``line`` on this day, in one query: the scheme never changes, the rulings may have."""
    return bound(notice.digest, line, day, ruled(notice))


def bound(notice: str, line: str, day: date, rulings: Sequence[OfficeRuling]) -> LineRules:
    """The rules of ``line`` of the notice with this digest, under these rulings."""
    return _bound(notice, line, day, tuple(rulings))


@lru_cache(maxsize=64)  # of about a megabyte each
def _bound(notice: str, line: str, day: date, rulings: tuple[OfficeRuling, ...]) -> LineRules:
    return bind(issued(notice), line, on=day, rulings=rulings)
