"""May this person do this to this record?"""

import logging
from collections.abc import Collection

from django.db.models import Model

from award.access.policy import capacity
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.access.relations import Actor, kind_of, roles
from office.records.people import Person

_security = logging.getLogger("award.security")


class NotAllowed(Exception):
    """Someone asked for what they may not do; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def ask(act: Act, actor: Actor, record: Model | None, held: Collection[Role] = ()) -> Role:
    """As what ``actor`` may do ``act`` to ``record``; ``held`` are roles that someone signed in proved otherwise.

    Raises :class:`NotAllowed`, and tells the security log.
    """
    known = roles(actor, record)
    found = capacity(act, known.union(held) if Role.PERSON in known else known)
    if isinstance(found, Role):
        return found
    who = actor.pseudonym if isinstance(actor, Person) else type(actor).__name__
    what = f"{kind_of(record)}/{record.pk}" if record is not None else "-"
    _security.warning("not allowed: %s by %s on %s: %s", act, who, what, found.code)
    raise NotAllowed(found)
