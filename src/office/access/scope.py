"""Which records are there for this person?"""

from collections.abc import Mapping

from django.db.models import Model, Q, QuerySet

from award.access.policy import BARS, Reach, rows
from award.vocabulary.roles import Role
from office.access.relations import NOTHING, Actor, duties, kind_of, own, related
from office.access.serving import SERVED


def visible(actor: Actor, model: type[Model]) -> QuerySet[Model]:
    """The records of ``model`` that exist for ``actor``: the only way in which a desk comes by records."""
    whose = own(actor, model)
    return related(model._default_manager.filter(_reach(actor, model, whose)), actor, whose)


def _reach(actor: Actor, model: type[Model], whose: Mapping[Role, Q]) -> Q:
    kind = kind_of(model)
    seen = NOTHING
    for role, which in whose.items():
        if which is not NOTHING and rows(kind, role) is not Reach.NONE:
            seen = which if seen is NOTHING else seen | which
    for duty in duties(actor):
        reach = rows(kind, duty)
        if reach in {Reach.ALL, Reach.SERVED}:
            barred = NOTHING
            for role, which in whose.items():
                if duty in BARS.get(role, ()):
                    barred |= which
            seen |= (SERVED[kind]() if reach is Reach.SERVED else ~NOTHING) & ~barred
    return seen
