"""Who serves in the office, as those who serve see each other?"""

from dataclasses import dataclass

from award.vocabulary.roles import Role
from office.access.redaction import Legible, legible
from office.access.relations import Actor
from office.access.scope import visible
from office.records.people import Person


@dataclass(frozen=True, slots=True)
class Serving:
    """Someone who serves; ``me``: who looks."""

    number: int
    name: str
    email: str
    duty: Role
    me: bool


def attending(actor: Actor) -> tuple[Serving, ...]:
    """Everyone who serves, by duty and by name, in one query."""
    found = visible(actor, Person).filter(as_colleague=True).order_by("duty", "name", "pk")
    return tuple(_serving(actor, legible(actor, one)) for one in found)


def colleague(actor: Actor, number: int) -> Legible | None:
    """The one who serves at this number, if anyone."""
    found = visible(actor, Person).filter(as_colleague=True, pk=number).first()
    return legible(actor, found) if found else None


def _serving(actor: Actor, read: Legible) -> Serving:
    return Serving(read.id, read.name, read.email, Role(read.duty), isinstance(actor, Person) and read.id == actor.pk)
