"""Which declared row and which held row are about the same thing?"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from award.eligibility.facts import Row
from award.vocabulary.days import Span


class Pair(NamedTuple):
    """The places of a declared and of a held row that are about the same thing."""

    declared: int
    held: int


def same(one: Any, other: Any) -> bool:
    """Can two known values be the same? Days known in part can, where they overlap.

    Basis: a partial date is unknown within its bounds.
    """
    if isinstance(one, Span) and isinstance(other, Span):
        return one.first <= other.last and other.first <= one.last
    return bool(one == other)


def narrower(declared: Any, held: Any) -> Any:
    """The value that counts: what is held; where what is declared lies within it, that. Basis: as :func:`same`."""
    if isinstance(declared, Span) and isinstance(held, Span) and same(declared, held):
        within = held.first <= declared.first and declared.last <= held.last
        return declared if within else held
    return held


def pairs(declared: Sequence[Row], held: Sequence[Row], keys: Sequence[str]) -> list[Pair]:
    """The rows that are about the same thing, each in one pair at most, the likeliest first.

    Two rows can be so where no column of ``keys`` that is known of both differs. The more of their cells are the same,
    and the fewer differ, the likelier.

    Basis: what is declared is compared with what is held, thing by thing.
    """
    able = [
        (-_likeness(row, other), place, beside)
        for place, row in enumerate(declared)
        for beside, other in enumerate(held)
        if all(_agree(row.get(key), other.get(key)) for key in keys)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, place, beside in sorted(able):
        if place not in taken[0] and beside not in taken[1]:
            taken[0].add(place)
            taken[1].add(beside)
            found.append(Pair(place, beside))
    return sorted(found)


def _agree(one: Any, other: Any) -> bool:
    return one is None or other is None or same(one, other)


def _likeness(one: Row, other: Row) -> int:
    both = [name for name, value in one.items() if value is not None and other.get(name) is not None]
    return sum(1 if same(one[name], other[name]) else -1 for name in both)
