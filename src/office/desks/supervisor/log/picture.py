"""How many acts were there, day by day, and of which steps?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office import wording
from office.acts.recounting import Tally

HEIGHT = 120  # of the picture's highest column
MOST = 120  # columns; of a longer time there is one for each week

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_GAP = 0.2  # of a column's width
_ALONE = 8  # percent: a single day is no wall


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a column that is one step's, from above."""

    step: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A day, or a week by its Monday: its place and width in percent, and its pieces from below."""

    day: date
    left: float
    width: float
    count: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a day on which there was something, how much of each step, and in all."""

    day: date
    counts: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The columns from the first day to the last, and the same as a table; ``most`` is what the highest stands for.

    ``steps`` are those that there are, each with its name.
    """

    steps: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    weekly: bool
    most: int


def picture(tallies: Sequence[Tally], steps: Sequence[str]) -> Picture | None:
    """What was counted as a picture with its table; ``None`` where there is nothing."""
    if not tallies:
        return None
    counted: Counter[tuple[date, str]] = Counter()
    for tally in tallies:
        counted[tally.day, tally.act.partition(".")[0]] += tally.count
    found = tuple(step for step in steps if any(of == step for _, of in counted))
    days = sorted({day for day, _ in counted})
    weekly = (days[-1] - days[0]).days >= MOST
    columns, most = _columns(counted, found, days, weekly=weekly)
    lines = tuple(_line(day, [counted[day, step] for step in found]) for day in reversed(days))
    told = wording.told()
    return Picture(tuple((step, told.say(f"step.{step}")) for step in found), columns, lines, weekly, most)


def _line(day: date, counts: Sequence[int]) -> Line:
    return Line(day, tuple(counts), sum(counts))


def _columns(
    counted: Counter[tuple[date, str]], steps: Sequence[str], days: Sequence[date], *, weekly: bool
) -> tuple[tuple[Column, ...], int]:
    first, last, pace = (_begin(days[0], weekly), _begin(days[-1], weekly), _WEEK if weekly else _DAY)
    sums: Counter[tuple[date, str]] = Counter()
    for (day, step), count in counted.items():
        sums[_begin(day, weekly), step] += count
    begun = [first + pace * number for number in range((last - first) // pace + 1)]
    heights = {day: sum(sums[day, step] for step in steps) for day in begun}
    most, width = max(heights.values()), 100 / len(begun) if len(begun) > 1 else _ALONE
    columns = []
    for number, day in enumerate(begun):
        pieces, top = [], float(HEIGHT)
        for step in steps:
            height = round(HEIGHT * sums[day, step] / most, 2)
            top = round(top - height, 2)
            if height:
                pieces.append(Piece(step, top, height))
        place = (round(number * width + width * _GAP / 2, 3), round(width * (1 - _GAP), 3))
        columns.append(Column(day, *place, heights[day], tuple(pieces)))
    return tuple(columns), most


def _begin(day: date, weekly: bool) -> date:
    return day - timedelta(days=day.weekday()) if weekly else day
