"""Which days should the visitor keep in mind, and how far apart are they?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from award.eligibility.explaining import DateToMind
from award.notice.scheme import Scheme
from office import wording

# Of the width of the picture: two points nearer than this stand one above the other.
APART = 7.0
MARGIN = 4.0


@dataclass(frozen=True, slots=True)
class Day:
    """A day to keep in mind: what it is, where it comes from, on which readings it rests, and its place in percent."""

    number: int
    key: str
    on: date
    words: str
    rule: str
    readings: tuple[str, ...]
    late: bool
    place: float
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days in order; ``today`` and ``closing`` are the places of today and of the deadline.

    ``edge`` is the place after which the picture keeps no measure: days that lie very far stand at its end.
    """

    days: tuple[Day, ...]
    today: float
    closing: float | None
    edge: float | None
    heights: int


def timeline(dates: Sequence[DateToMind], scheme: Scheme, today: date) -> Timeline | None:
    """The days to mind as a picture with its list; ``None`` where there are none.

    A first day that has passed needs no minding.
    """
    dates = [item for item in dates if item.day >= today or not item.key.startswith("first_")]
    if not dates:
        return None
    deadline = next((item.day for item in dates if item.key == "deadline"), None)
    scale = _Scale([today, *(item.day for item in dates)], deadline)
    days: list[Day] = []
    for number, item in enumerate(dates, start=1):
        place = scale.place(item.day)
        days.append(
            Day(
                number=number,
                key=item.key,
                on=item.day,
                words=wording.told().say(f"date_to_mind.{item.key}"),
                rule=wording.said(scheme.rules[item.rule].title) if item.rule else "",
                readings=tuple(_readings(item, dates, scheme)),
                late=deadline is not None and item.day > deadline,
                place=place,
                height=_free(days, place),
            )
        )
    return Timeline(
        days=tuple(days),
        today=scale.place(today),
        closing=scale.place(deadline) if deadline else None,
        edge=scale.edge,
        heights=max(day.height for day in days) + 1,
    )


class _Scale:
    """Where a day stands, in percent of the width. What lies further behind the deadline than that is long from the
    first day stands at the end, so that a day years away does not press the others together."""

    def __init__(self, days: Sequence[date], deadline: date | None) -> None:
        self.first, last = min(days), max(days)
        horizon = deadline + (deadline - self.first) if deadline else last
        self.last = max(day for day in days if day <= horizon)
        self.edge = 100 - 3 * MARGIN if self.last < last else None
        self.width = (self.edge or 100 - MARGIN) - MARGIN

    def place(self, day: date) -> float:
        if day > self.last:
            return 100 - MARGIN
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(MARGIN + share * self.width, 2)


def _free(days: Sequence[Day], place: float) -> int:
    """The lowest height at which a point stands free of those before it."""
    taken = {day.height for day in days if place - day.place < APART}
    return next(height for height in range(len(days) + 1) if height not in taken)


def _readings(item: DateToMind, dates: Sequence[DateToMind], scheme: Scheme) -> list[str]:
    """The readings in which this day differs from its fellows of the same kind."""
    fellows = [other for other in dates if (other.key, other.rule) == (item.key, item.rule)]
    differing = [name for name, chosen in item.choice.items() if any(o.choice[name] != chosen for o in fellows)]
    return [
        wording.said(alternative.words)
        for name in differing
        for alternative in scheme.readings[name].alternatives
        if alternative.id == item.choice[name]
    ]
