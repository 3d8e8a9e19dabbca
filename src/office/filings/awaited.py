"""What must be so for an application to wait for something?

Said once, as fields and what they must be: the counts and the list ask it of the database, a row of itself.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import contains, eq, ge, lt
from typing import Final

from django.db.models import Q

from award.application.lifecycle import IN_HAND, SUBMITTED
from award.intake.searching import Todo
from office.filings.looking import Looking
from office.records.applications import Application

_Must = Mapping[str, object]
_Holds = Callable[[object, object], bool]


def awaited(looking: Looking) -> Mapping[Todo, _Must]:
    """For each thing that can be waited for: what must be so of an application, as the database is asked."""
    today, at = looking.today, looking.at
    filed, in_hand = {"stage": SUBMITTED}, {"stage__in": IN_HAND}
    return {
        Todo.RETURNED: {**filed, "waiting__begun": False, "waiting__returned": True},
        Todo.BEGIN: {**filed, "waiting__begun": False, "waiting__returned": False},
        Todo.GO_ON: {**filed, "waiting__begun": True},
        Todo.SECOND: {**filed, "waiting__unseconded": True},
        Todo.CONTRADICTION: {**in_hand, "waiting__contradicted": True},
        Todo.PAPER: {**in_hand, "waiting__another_paper": True},
        Todo.SILENCE: {**in_hand, "waiting__first_asked__lt": today},
        Todo.OVERDUE: {"waiting__correcting__lt": at},
        Todo.CORRECTING: {"waiting__correcting__gte": at},
        Todo.ASKED: {**in_hand, "waiting__last_asked__gte": today},
    }


def todo(which: Todo, looking: Looking) -> Q:
    """The applications that wait for this."""
    return Q(**awaited(looking)[which])


def waits(looking: Looking) -> Callable[[Application], Iterator[Todo]]:
    """How to tell of one application after another what it waits for; each comes with what is kept beside it."""
    known = [(one, [_read(field, wanted) for field, wanted in must.items()]) for one, must in awaited(looking).items()]

    def of(application: Application) -> Iterator[Todo]:
        for one, must in known:
            if all(_is_so(application, *condition) for condition in must):
                yield one

    return of


_LOOKUPS: Final[Mapping[str, _Holds]] = {"in": lambda found, some: contains(some, found), "lt": lt, "gte": ge}


def _read(field: str, wanted: object) -> tuple[list[str], _Holds, object]:
    path = field.split("__")
    return (path[:-1], _LOOKUPS[path[-1]], wanted) if path[-1] in _LOOKUPS else (path, eq, wanted)


def _is_so(application: Application, path: list[str], holds: _Holds, wanted: object) -> bool:
    found: object = application
    for name in path:
        found = getattr(found, name, None)
    return found is not None and holds(found, wanted)
