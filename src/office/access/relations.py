"""As what does this person stand to this record?"""

from collections.abc import Callable, Mapping
from typing import Final

from django.apps import apps
from django.db.models import BooleanField, ExpressionWrapper, Model, Q, QuerySet, Value

from award.access.policy import RecordKind
from award.application.membership import MEMBER, MEMBERS
from award.vocabulary.roles import Role
from office.records.people import Membership, Person
from office.records.recommendations import Recommendation


class Clock:
    """Nobody: what time and set-up bring about."""


CLOCK: Final = Clock()

# Who acts or looks; ``None`` is a visitor.
Actor = Person | Clock | None

Relation = Callable[[Person], Q]


def _of_applicant(place: str) -> dict[Role, Relation]:
    """The relations of its members and recommenders to whatever has its applicant at ``place``."""

    def relation(role: Role) -> Relation:
        return lambda person: Q(**{f"{place}__in": _applicants(person, role)})

    def recommends(person: Person) -> Q:
        asked = Recommendation.objects.filter(person=person)
        return Q(**{f"{place}__in": asked.values("application__applicant")})

    return {**{role: relation(role) for role in MEMBERS}, Role.RECOMMENDER: recommends}


def _applicants(person: Person, role: Role) -> QuerySet[Membership]:
    return Membership.objects.filter(person=person, role=role, stage=MEMBER).values("applicant")


def _fellow(role: Role) -> Relation:
    def together(person: Person) -> Q:
        fellows = Membership.objects.filter(applicant__in=_applicants(person, role), stage=MEMBER)
        return Q(pk__in=fellows.values("person"))

    return together


def _serving(person: Person) -> Q:
    return Q(duty__gt="") if person.duty and person.in_duty else Q(pk__in=())


# For each kind of record: which of them are someone's own, and as what.
RELATIONS: Final[Mapping[RecordKind, Mapping[Role, Relation]]] = {
    RecordKind.PERSON: {
        Role.SELF: lambda person: Q(pk=person.pk),
        **{role: _fellow(role) for role in MEMBERS},
        Role.COLLEAGUE: _serving,
    },
    RecordKind.APPLICANT: _of_applicant("pk"),
    RecordKind.MEMBERSHIP: _of_applicant("applicant"),
    RecordKind.APPLICATION: _of_applicant("applicant"),
    RecordKind.PART: _of_applicant("application__applicant"),
    RecordKind.VERSION: _of_applicant("part__application__applicant"),
    RecordKind.UPLOAD: _of_applicant("application__applicant"),
    RecordKind.FILING: _of_applicant("application__applicant"),
    RecordKind.EXTENSION: _of_applicant("application__applicant"),
    RecordKind.RECOMMENDATION: {
        **_of_applicant("application__applicant"),
        Role.RECOMMENDER: lambda person: Q(person=person.pk),
    },
    RecordKind.LETTER: {Role.SELF: lambda person: Q(recipient=person.email)},
}


def kind_of(record: Model | type[Model]) -> RecordKind:
    """Which kind of record it is."""
    return RecordKind(record._meta.model_name or "")


def model_of(kind: RecordKind) -> type[Model]:
    """The table of the records of this kind."""
    return apps.get_model("records", kind)


def duties(actor: Actor) -> frozenset[Role]:
    """The roles that do not depend on a record."""
    if isinstance(actor, Clock):
        return frozenset({Role.CLOCK})
    if actor is None or not actor.is_active:
        return frozenset({Role.VISITOR})
    return frozenset({Role.PERSON, *([Role(actor.duty)] if actor.duty and actor.in_duty else [])})


def related(records: QuerySet[Model], actor: Actor) -> QuerySet[Model]:
    """The records, each with the answer as what ``actor`` stands to it, at the cost of no further query."""
    person = actor if isinstance(actor, Person) and actor.is_active else None
    asked = RELATIONS.get(kind_of(records.model), {}) if person else {}
    answers = {f"as_{role}": ExpressionWrapper(own(person), BooleanField()) for role, own in asked.items()}
    return records.annotate(seen_by=Value(person.pk if person else 0), **answers)


def roles(actor: Actor, record: Model | None) -> frozenset[Role]:
    """All that ``actor`` is to ``record``; one query where :func:`related` has not answered for them already."""
    held = duties(actor)
    if record is None or Role.PERSON not in held or not isinstance(actor, Person):
        return held
    asked = RELATIONS.get(kind_of(record), {})
    if asked and getattr(record, "seen_by", None) != actor.pk:
        found = related(type(record)._default_manager.filter(pk=record.pk), actor).first()
        record = found or record
    return held | {role for role in asked if getattr(record, f"as_{role}", False)}
