"""Which rules bind a line of the announced notice today?"""

from datetime import date
from functools import lru_cache

from award.eligibility.rules import LineRules, bind
from award.notice.reading import OfficeRuling
from office.desks.public.clock import today
from office.records.notices import announced
from office.records.rulings import rulings


def rules_of(line: str) -> LineRules:
    """The rules of ``line`` today, as the office has ruled on their readings."""
    return _bound(line, today(), rulings())


@lru_cache(maxsize=16)
def _bound(line: str, on: date, given: tuple[OfficeRuling, ...]) -> LineRules:
    return bind(announced(), line, on=on, rulings=given)
