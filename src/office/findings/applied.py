"""Which rulings of the office were applied?"""

from dataclasses import dataclass
from datetime import date

from award.eligibility.rules import LineRules
from office import wording


@dataclass(frozen=True, slots=True)
class Applied:
    """A ruling on a reading on which a rule of the line rests."""

    id: str
    number: str
    words: str
    by: str
    on: date


def applied(rules: LineRules) -> tuple[Applied, ...]:
    """The rulings under which these rules stand, in the order of the readings; those of other lines are left out."""
    scheme, resting = rules.setting.scheme, {name for rule in rules.rules for name in rule.readings}
    found = (reading for reading in scheme.eligibility.readings if reading.id in rules.rulings)
    return tuple(
        Applied(reading.id, reading.number, wording.said(way.words), ruling.by, ruling.on)
        for reading in found
        if reading.id in resting
        for ruling in (rules.rulings[reading.id],)
        for way in reading.alternatives
        if way.id == ruling.chosen
    )
