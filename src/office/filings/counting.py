"""How many applications are there of each kind that is asked about?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, Value

from award.application.lifecycle import APPLICATION
from award.intake.searching import Search, Todo
from office.filings.awaited import awaited
from office.filings.filtering import filtered
from office.filings.looking import Looking
from office.filings.seeking import value

# What the office does next, and what it waits for.
NEXT = (
    *(Todo.RETURNED, Todo.BEGIN, Todo.GO_ON, Todo.SECOND),
    *(Todo.CONTRADICTION, Todo.PAPER, Todo.SILENCE, Todo.OVERDUE),
)
AWAITED = (Todo.CORRECTING, Todo.ASKED)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of something, in words; ``address`` is the search that lists exactly these."""

    name: str
    words: str
    count: int
    address: str


def by_stage(looking: Looking) -> tuple[Counted, ...]:
    """How many there are at each stage, in the order of the path."""
    counts = dict(looking.applications.order_by().values_list("stage").annotate(Count("pk")))
    return tuple(_counted("stage", stage, counts, looking) for stage in APPLICATION.stages)


def by_todo(looking: Looking, which: Iterable[Todo]) -> tuple[Counted, ...]:
    """How many wait for each of these, in one query."""
    asked = tuple(which)
    must = awaited(looking)
    counts = looking.applications.aggregate(**{one: Count("pk", filter=Q(**must[one])) for one in asked})
    return tuple(_counted("todo", one, counts, looking) for one in asked)


def by_search(looking: Looking, searches: Mapping[int, Search]) -> dict[str, int]:
    """How many each of these searches means, in one query."""
    counts = [
        filtered(search, looking).order_by().values(which=Value(str(number))).annotate(count=Count("pk"))
        for number, search in searches.items()
    ]
    return dict(counts[0].union(*counts[1:], all=True).values_list("which", "count")) if counts else {}


def _counted(name: str, one: str, counts: Mapping[str, int], looking: Looking) -> Counted:
    return Counted(one, value(name, one, looking.scheme), counts.get(one, 0), urlencode({name: one}))
