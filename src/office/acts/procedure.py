"""What must be told of an act so that it can be performed?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.access.relations import Actor
from office.records.issued import Notice


@dataclass(frozen=True, slots=True)
class Case:
    """What an act is given: the locked ``record``, who acts as what, at which instant, and the stage it leads to."""

    act: Act
    actor: Actor
    role: Role
    record: Any
    at: datetime
    stage: str


@dataclass(frozen=True, slots=True)
class Post:
    """A letter to one recipient: the act's letter, with ``params`` for its blanks.

    ``secrets`` are filled in when it leaves: in the office's own books their place shows as ⟦name⟧. ``about`` is the
    number of the applicant of whom it tells, if of one: whoever has a part there does not look the letter over; and
    ``application`` the number of the application, where it tells of one alone.
    """

    to: str
    language: str
    params: Mapping[str, object] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    about: int | None = None
    application: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: to which ``record``, under which ``notice``, and what the ledger and the letters say of it."""

    record: Model
    notice: Notice
    outcome: str = "done"
    clauses: tuple[str, ...] = ()
    digest: str | None = None
    detail: Mapping[str, str] = field(default_factory=dict)
    post: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """An act: the record it is done to (``on``; none for one that begins everything) and how it is done.

    ``find`` finds the record by what a person holds (by default its number), and ``holder`` is the role that holding
    it proves. ``together`` are the records that are locked with it, because the decision rests on them too, and
    ``beside`` those that are read with it.
    """

    act: Act
    on: type[Model] | None
    run: Callable[..., Done | Refusal]
    find: Callable[[Any], QuerySet[Any]] | None = None
    holder: Role | None = None
    together: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def found(self, key: Any) -> QuerySet[Any]:
        """The records that ``key`` means: one or none."""
        if self.on is None:
            raise TypeError(self.act)
        return self.find(key) if self.find else self.on._default_manager.filter(pk=key)


def performs(
    act: Act,
    *,
    on: type[Model] | None = None,
    find: Callable[[Any], QuerySet[Any]] | None = None,
    holder: Role | None = None,
    together: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
) -> Callable[[Callable[..., Done | Refusal]], Procedure]:
    """Make of a function the procedure of ``act``.

    The function is given the case and the inputs. It asks ``award`` with a frozen picture of the record; a refusal it
    hands on, and then nothing is changed; otherwise it writes and says what was done.
    """
    return lambda run: Procedure(act, on, run, find, holder, together, beside)
