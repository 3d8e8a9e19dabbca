"""Which searches does someone keep, and what does each find now?"""

from dataclasses import dataclass

from office.access.redaction import legible
from office.access.scope import visible
from office.filings.counting import by_search
from office.filings.looking import Looking
from office.filings.seeking import Asked, Condition, asked_again, conditions
from office.records.intake import Search

# So many stand beside the list by name; all of them on a page of their own.
BESIDE = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """A search under its name: what stands behind the question mark of the list's address."""

    number: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """A search that is kept, its conditions in words, and how many applications it finds now: one that asks for what
    is none any more (``asked.faults``) finds nothing."""

    kept: Kept
    asked: Asked
    conditions: tuple[Condition, ...]
    count: int


def kept(looking: Looking) -> tuple[Kept, ...]:
    """The searches that the person keeps, by name, as many as stand beside the list."""
    return _kept(looking)[:BESIDE]


def counted(looking: Looking) -> tuple[Found, ...]:
    """All searches that the person keeps, each with what it finds now, in a number of queries that does not grow."""
    every = [(one, asked_again(one.address, looking.scheme)) for one in _kept(looking)]
    counts = by_search(looking, {one.number: asked.search for one, asked in every if not asked.faults})
    return tuple(
        Found(one, asked, conditions(asked.search, looking.scheme), counts.get(str(one.number), 0))
        for one, asked in every
    )


def found(looking: Looking, number: str) -> Kept | None:
    """The search of this number, if the person keeps it."""
    return next((one for one in _kept(looking) if str(one.number) == number), None)


def _kept(looking: Looking) -> tuple[Kept, ...]:
    read = (legible(looking.actor, one) for one in visible(looking.actor, Search).order_by("name"))
    return tuple(Kept(one.id, one.name, one.query) for one in read)
