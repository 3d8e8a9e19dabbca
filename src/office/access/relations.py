"""As what does this person stand to this record?"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Model, Q, QuerySet, Value

from award.access.policy import OFFICE, RecordKind
from award.application.membership import MEMBER, MEMBERS
from award.vocabulary.roles import Role
from office.access.naming import named
from office.access.serving import SERVED
from office.records.issued import Notice
from office.records.people import DUTIES, Applicant, Membership, Person


class Clock:
    """Nobody: what time and set-up bring about."""


CLOCK: Final = Clock()

# Who acts or looks; ``None`` is a visitor.
Actor = Person | Clock | None


# Every page and every act of someone signed in begins with this question: to put it together anew each time would
# cost ten times what the database needs to answer it.
_TIES: Final = """
SELECT role, applicant_id FROM records_membership WHERE person_id = %s AND stage = %s
UNION ALL
SELECT %s, application.applicant_id FROM records_recommendation
JOIN records_application AS application ON application.id = application_id WHERE person_id = %s
"""
_HELD: Final = "ties"


@dataclass(frozen=True, slots=True)
class Ties:
    """What ``person`` has to do with: the applicants of whom they are a member, by role, and those they recommend."""

    person: Person
    members: Mapping[Role, frozenset[int]]
    recommends: frozenset[int]


def ties(person: Person) -> Ties:
    """As they are at this instant: an act reads them anew, so that whoever was removed is gone at once."""
    found: dict[Role, set[int]] = {role: set() for role in (*MEMBERS, Role.RECOMMENDER)}
    with connection.cursor() as cursor:
        cursor.execute(_TIES, [person.pk, MEMBER, Role.RECOMMENDER, person.pk])
        for role, applicant in cursor.fetchall():
            found[Role(role)].add(applicant)
    members = {role: frozenset(found[role]) for role in MEMBERS}
    return Ties(person, members, frozenset(found[Role.RECOMMENDER]))


def parts(actor: Actor) -> frozenset[int]:
    """The applicants in whom ``actor`` has a part: they are a member, or recommend them."""
    if not isinstance(actor, Person):
        return frozenset()
    held = ties(actor)
    return held.recommends.union(*held.members.values())


def _seen(person: Person) -> Ties:
    """As they were when this page first asked."""
    if person.known is None:
        return ties(person)
    if _HELD not in person.known:
        person.known[_HELD] = ties(person)
    found: Ties = person.known[_HELD]
    return found


def forget(actor: Actor) -> None:
    """What a page knows of the person is no longer so: an act was done."""
    if isinstance(actor, Person) and actor.known is not None:
        actor.known.clear()


# No record at all.
NOTHING: Final = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Relation:
    """A record is someone's own where what stands at ``place`` is one of ``which``."""

    place: str
    which: Callable[[Ties], Collection[object]]

    def query(self, held: Ties) -> Q:
        """Which records these are."""
        own = self.which(held)
        return Q(**{f"{self.place}__in": own}) if own else NOTHING

    def holds(self, record: Model, held: Ties) -> bool:
        """Whether this record is one of them; it costs a query for each step of the way that is not at hand."""
        *way, last = self.place.split("__")
        for step in way:
            record = getattr(record, step)
        return getattr(record, "pk" if last == "pk" else record._meta.get_field(last).attname) in self.which(held)


class Shown(Relation):
    """Files: of those that go with a recommendation, the ones that it was signed with."""

    def query(self, held: Ties) -> Q:
        own = super().query(held)
        return own if own is NOTHING else own & (Q(recommendation=None) | Q(signed__isnull=False))

    def holds(self, record: Model, held: Ties) -> bool:
        return (record.recommendation_id is None or record.signed is not None) and super().holds(record, held)


class Attached(Relation):
    """Files: those that someone attached themselves to a recommendation that is theirs."""

    def query(self, held: Ties) -> Q:
        return super().query(held) & Q(by=held.person.pk)

    def holds(self, record: Model, held: Ties) -> bool:
        return record.recommendation is not None and record.by_id == held.person.pk and super().holds(record, held)


def _of_applicant(place: str, to: type[Relation] = Relation) -> dict[Role, Relation]:
    """The relations of its members and recommenders to whatever has its applicant at ``place``."""
    members = {role: to(place, lambda held, role=role: held.members[role]) for role in MEMBERS}
    return {**members, Role.RECOMMENDER: Relation(place, lambda held: held.recommends)}


@dataclass(frozen=True, slots=True)
class Numbered(Relation):
    """What tells of someone's own, or of whom it succeeded, by the digest of a number, at ``place`` or ``besides``, or
    by ``name`` alone. ``which`` gives digests with plain names."""

    besides: str = ""
    name: str = ""

    def query(self, held: Ties) -> Q:
        own: Collection[tuple[str, str]] = self.which(held)  # type: ignore[assignment]  # as is said above
        if not own:
            return NOTHING
        numbers, names = sorted({number for number, _ in own} - {""}), sorted({name for _, name in own})
        found = Q(**{f"{self.place}__in": numbers})
        if self.besides:
            found |= Q(**{f"{self.besides}__in": numbers})
        if self.name:
            found |= Q(**{self.place: "", f"{self.name}__in": names})
        return found

    def holds(self, record: Model, held: Ties) -> bool:
        query = self.query(held)
        return query is not NOTHING and type(record)._default_manager.filter(query, pk=record.pk).exists()


def _of_number(**places: str) -> dict[Role, Relation]:
    """The relations of an applicant's members and recommenders to what tells of it by the digest of its number."""
    members = {
        role: Numbered("digest", lambda held, role=role: named(held.members[role]), **places) for role in MEMBERS
    }
    return {**members, Role.RECOMMENDER: Numbered("digest", lambda held: named(held.recommends), **places)}


def _fellows(role: Role) -> Callable[[Ties], Collection[object]]:
    """Those who belong to an applicant of whom someone is a member in this role."""

    def fellows(held: Ties) -> Collection[object]:
        together = Membership.objects.filter(applicant__in=held.members[role], stage=MEMBER)
        return set(together.values_list("person", flat=True)) if held.members[role] else ()

    return fellows


def _serving(held: Ties) -> Collection[object]:
    return DUTIES if held.person.duty and held.person.in_duty else ()


# For each kind of record: which of them are someone's own, and as what.
RELATIONS: Final[Mapping[RecordKind, Mapping[Role, Relation]]] = {
    RecordKind.PERSON: {
        Role.SELF: Relation("pk", lambda held: {held.person.pk}),
        **{role: Relation("pk", _fellows(role)) for role in MEMBERS},
        Role.COLLEAGUE: Relation("duty", _serving),
    },
    RecordKind.TOKEN: {Role.SELF: Relation("person", lambda held: {held.person.pk})},
    RecordKind.APPLICANT: _of_applicant("pk"),
    RecordKind.MEMBERSHIP: _of_applicant("applicant"),
    RecordKind.APPLICATION: _of_applicant("applicant"),
    RecordKind.VERSION: _of_applicant("part__application__applicant"),
    RecordKind.UPLOAD: {
        **_of_applicant("application__applicant", Shown),
        Role.SELF: Attached("recommendation__person", lambda held: {held.person.pk}),
    },
    RecordKind.RECOMMENDATION: {
        **_of_applicant("application__applicant"),
        Role.RECOMMENDER: Relation("person", lambda held: {held.person.pk}),
    },
    **{
        kind: _of_applicant("application__applicant")
        for kind in (
            *(RecordKind.PART, RecordKind.FILING, RecordKind.EXTENSION, RecordKind.STANDING),
            *(RecordKind.WAITING, RecordKind.JUDGEMENT, RecordKind.CORRECTION, RecordKind.DECISION),
            *(RecordKind.ARRIVAL, RecordKind.ANSWER),
        )
    },
    RecordKind.HELD: _of_number(name="plain"),
    RecordKind.SUCCESSION: _of_number(besides="predecessor_digest"),
    RecordKind.SEARCH: {Role.SELF: Relation("person", lambda held: {held.person.pk})},
    RecordKind.ENTRY: _of_applicant("applicant"),
    RecordKind.LETTER: {
        Role.SELF: Relation("recipient", lambda held: {held.person.email}),
        **_of_applicant("applicant"),
    },
}


def kind_of(record: Model | type[Model]) -> RecordKind:
    """Which kind of record it is."""
    return RecordKind(record._meta.model_name or "")


def model_of(kind: RecordKind) -> type[Model]:
    """The table of the records of this kind."""
    return apps.get_model("records", kind)


def concerned(record: Model, notice: Notice) -> tuple[int | None, int | None]:
    """The application and the applicant under ``notice`` that ``record`` belongs to; ``None`` where to none."""
    kind = kind_of(record)
    relation = RELATIONS.get(kind, {}).get(Role.OWNER)
    if relation is None or kind is RecordKind.PERSON:  # a person has fellows, and belongs to no applicant
        return None, None
    *way, last = relation.place.split("__")
    for step in way:
        record = getattr(record, step)
    if last == "digest":
        found = Applicant.objects.filter(notice=notice, digest=record.digest)
        return None, found.values_list("pk", flat=True).first()
    application = record.pk if kind_of(record) is RecordKind.APPLICATION else None
    return application, record.pk if last == "pk" else record.applicant_id


def duties(actor: Actor) -> frozenset[Role]:
    """The roles that do not depend on a record."""
    if isinstance(actor, Clock):
        return frozenset({Role.CLOCK})
    if actor is None or not actor.is_active:
        return frozenset({Role.VISITOR})
    return frozenset({Role.PERSON, *([Role(actor.duty)] if actor.duty and actor.in_duty else [])})


def own(actor: Actor, model: type[Model]) -> Mapping[Role, Q]:
    """Which records of ``model`` are someone's own, and as what. None are where nobody is signed in."""
    asked = RELATIONS.get(kind_of(model))
    if not asked or not isinstance(actor, Person) or not actor.is_active:
        return {}
    held = _seen(actor)
    return {role: relation.query(held) for role, relation in asked.items()}


def related(records: QuerySet[Model], actor: Actor, whose: Mapping[Role, Q]) -> QuerySet[Model]:
    """The records, each with the answer as what ``actor`` stands to it; ``whose`` are their :func:`own`."""
    never = {f"as_{role}": Value(False) for role, which in whose.items() if which is NOTHING}
    answers = {f"as_{role}": ExpressionWrapper(q, BooleanField()) for role, q in whose.items() if q is not NOTHING}
    if some := SERVED.get(kind_of(records.model)):
        answers["is_served"] = ExpressionWrapper(some(), BooleanField())
    return records.alias(**never).annotate(seen_by=Value(actor.pk if isinstance(actor, Person) else 0), **answers)


def roles(actor: Actor, record: Model | None) -> frozenset[Role]:
    """All that ``actor`` is to ``record``; asked anew where :func:`related` has not answered for them already."""
    known = duties(actor)
    if record is None or Role.PERSON not in known or not isinstance(actor, Person):
        return known
    asked, seen = RELATIONS.get(kind_of(record), {}), getattr(record, "seen_by", None) == actor.pk
    if known & OFFICE and (some := SERVED.get(kind_of(record))):
        anew = type(record)._default_manager
        is_served = record.is_served if seen else anew.filter(some(), pk=record.pk).exists()
        known -= frozenset() if is_served else OFFICE
    if seen:
        return known | {role for role in asked if getattr(record, f"as_{role}", False)}
    held = ties(actor) if asked else None
    return known | {role for role, relation in asked.items() if relation.holds(record, held)}
