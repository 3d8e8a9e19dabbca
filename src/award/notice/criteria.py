"""By which criteria do assessors mark, on which scale?"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from award.notice.text import Id, Item, Mark, Sourced, Words


class Criterion(Item):
    """A criterion: its points, and either sub-criteria or the scale it is marked on."""

    id: Id
    number: str = ""
    name: Words
    points: Annotated[Decimal, Field(gt=0)] | None = None
    scale: Id | None = None
    clauses: tuple[Mark, ...] = ()
    items: tuple["Criterion", ...] = ()

    def leaves(self) -> Iterator["Criterion"]:
        """The criteria that are marked, in order.

        Basis: the criteria sets of the scheme.
        """
        if not self.items:
            yield self
        for item in self.items:
            yield from item.leaves()


class CriteriaSet(Sourced):
    """A set of criteria for some lines; ``to_be_confirmed`` until the office has confirmed it."""

    id: Id
    name: Words
    standard: str = ""
    lines: tuple[Id, ...] = Field(min_length=1)
    total: Annotated[Decimal, Field(gt=0)] | None = None
    to_be_confirmed: bool = True
    items: tuple[Criterion, ...] = Field(min_length=1)


class Band(Item):
    """A band of a scale, both ends included, in percent of a criterion's points."""

    lowest: Annotated[int, Field(ge=0, le=100)]
    highest: Annotated[int, Field(ge=0, le=100)]
    words: Words


class Scale(Sourced):
    """How a criterion is marked: the aspects looked at, the step between marks and the bands, in percent."""

    id: Id
    name: Words
    aspects: tuple[Words, ...] = ()
    step: Annotated[int, Field(ge=1, le=100)]
    bands: tuple[Band, ...] = Field(min_length=1)


class Stage(Sourced):
    """A stage at which marks are given, in order, with what it leads to."""

    id: Id
    name: Words
    criteria: tuple[Id, ...] = ()
    gate: Literal["none", "all", "threshold", "ranking", "vote"]
    threshold: Annotated[Decimal, Field(ge=0)] | None = None


class Criteria(Item):
    """The file ``criteria.toml``."""

    sets: tuple[CriteriaSet, ...] = Field(min_length=1)
    scales: tuple[Scale, ...] = ()
    stages: tuple[Stage, ...] = ()
