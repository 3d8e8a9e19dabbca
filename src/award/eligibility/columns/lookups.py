"""What follows from a day alone, as a table of days?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import narwhals as nw
import polars as pl

from award.eligibility.columns.plan import OfDay
from award.eligibility.columns.register import joined

Table = Mapping[str, Sequence[Any]]
Bring = Callable[[Table], Any]


def table(column: str, wanted: Mapping[str, OfDay], years: range) -> Table:
    """For every day of the years, what follows from it, under the names wanted; ``COLUMN__day`` is the day.

    Basis: one arithmetic for columns and for single rulings.
    """
    first = date(years[0], 1, 1)
    days = [first + timedelta(days=index) for index in range((date(years[-1], 12, 31) - first).days + 1)]
    return {joined(column, "day"): days, **{name: [of(day) for day in days] for name, of in wanted.items()}}


def look_up(frame: nw.LazyFrame[Any], column: str, known: Table, bring: Bring | None) -> nw.LazyFrame[Any]:
    """The frame with what follows from the days in ``column``; nothing where the table does not reach.

    ``bring`` makes of a table a frame of the same engine, and is not needed for Polars.

    Basis: one arithmetic for columns and for single rulings.
    """
    if bring is None:
        return _gathered(frame, column, known)
    days = nw.from_native(bring(known)).lazy()
    return frame.join(days, left_on=column, right_on=joined(column, "day"), how="left")


def _gathered(frame: nw.LazyFrame[Any], column: str, known: Table) -> nw.LazyFrame[Any]:
    """The same by position, which Polars does many times faster than a join and without changing the order."""
    (_, days), *follows = known.items()
    since = (pl.col(column) - pl.lit(days[0])).dt.total_days().cast(pl.Int32)
    place = pl.when(since.is_between(0, len(days) - 1)).then(since)
    found = {name: pl.lit(pl.Series(values)).gather(place) for name, values in follows}
    native: pl.LazyFrame = frame.to_native()
    return nw.from_native(native.with_columns(**found))
