"""Which records are there for this person?"""

from django.db.models import Model, Q, QuerySet

from award.access.policy import BARS, Reach, rows
from award.vocabulary.roles import Role
from office.access.relations import RELATIONS, Actor, duties, kind_of, related
from office.records.people import Person


def visible(actor: Actor, model: type[Model]) -> QuerySet[Model]:
    """The records of ``model`` that exist for ``actor``: the only way in which a desk comes by records."""
    return related(model._default_manager.filter(_reach(actor, model)), actor)


def _reach(actor: Actor, model: type[Model]) -> Q:
    kind = kind_of(model)
    nothing, everything = Q(pk__in=()), ~Q(pk__in=())
    own = _relations(actor, model)
    seen = nothing
    for role, which in own.items():
        if rows(kind, role) is not Reach.NONE:
            seen |= which
    for duty in duties(actor):
        if rows(kind, duty) is Reach.ALL:
            barred = nothing
            for role, which in own.items():
                if duty in BARS.get(role, ()):
                    barred |= which
            seen |= everything & ~barred
    return seen


def _relations(actor: Actor, model: type[Model]) -> dict[Role, Q]:
    if not isinstance(actor, Person) or Role.PERSON not in duties(actor):
        return {}
    return {role: own(actor) for role, own in RELATIONS.get(kind_of(model), {}).items()}
