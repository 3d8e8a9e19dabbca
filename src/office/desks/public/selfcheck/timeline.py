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
    """The days in order; ``today`` and ``closing`` are the places of today and of the deadline."""

    days: tuple[Day, ...]
    today: float | None
    closing: float | None
    heights: int


def timeline(dates: Sequence[DateToMind], scheme: Scheme, today: date) -> Timeline | None:
    """The days to mind as a picture with its list; ``None`` where there are none."""
    if not dates:
        return None
    known = [item.day for item in dates]
    first, last = min([today, *known]), max([today, *known])
    deadline = next((item.day for item in dates if item.key == "deadline"), None)

    def place(day: date) -> float:
        share = (day - first).days / max((last - first).days, 1)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    days: list[Day] = []
    for number, item in enumerate(dates, start=1):
        days.append(
            Day(
                number=number,
                key=item.key,
                on=item.day,
                words=wording.told().say(f"date_to_mind.{item.key}"),
                rule=wording.said(scheme.rules[item.rule].title) if item.rule else "",
                readings=tuple(_readings(item, dates, scheme)),
                late=deadline is not None and item.day > deadline,
                place=place(item.day),
                height=_free(days, place(item.day)),
            )
        )
    return Timeline(
        days=tuple(days),
        today=place(today),
        closing=place(deadline) if deadline else None,
        heights=max(day.height for day in days) + 1,
    )


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
