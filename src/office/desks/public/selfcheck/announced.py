"""Which rules bind a line of the announced notice today?"""

from datetime import date
from functools import lru_cache

from award.eligibility.rules import LineRules, bind
from office.desks.public.clock import today
from office.records.notices import announced, rulings


def rules_of(line: str) -> LineRules:
    """The rules of ``line`` today, as the office has ruled on their readings."""
    return _bound(line, today())


@lru_cache(maxsize=16)
def _bound(line: str, on: date) -> LineRules:
    return bind(announced(), line, on=on, rulings=rulings().rulings)
