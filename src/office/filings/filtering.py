"""Which applications does a search mean, and in which order?

Only those that the person serves are there at all. What a search rests on stands
to the applicant as the application itself does, so whoever serves the one serves the other. Recommendations, and what
is still being written, are the applicant's own and no ground of a search.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Case, F, IntegerField, Q, QuerySet, TextField, When
from django.db.models.functions import Cast
from django.utils.timezone import get_default_timezone, make_aware

from award.access.policy import RecordKind, fields
from award.application.lifecycle import APPLICATION, WITHDRAWN
from award.eligibility.outcome import Verdict
from award.intake.checklist import FINDING, FORM
from award.intake.searching import BACK, NOT_SAID, Search, Todo
from award.intake.sought import Sought, Word
from award.notice.scheme import Scheme
from award.vocabulary.roles import Role
from office.filings.awaited import todo
from office.filings.looking import Looking
from office.records.applications import Application, Extension
from office.records.encrypted import digest
from office.records.intake import Judgement, Standing
from office.records.people import Applicant

_PLAIN: Final = {"stage": "stage", "line": "line", "kind": "applicant__kind", "verdict": "standing__verdict"}
_NOTHING: Final = Q(pk__in=())
# Whose a row of a register is can be said before anybody has begun to examine.
_EXAMINED: Final = (FORM, FINDING)


def filtered(search: Search, looking: Looking) -> QuerySet[Application]:
    """Of the applications that are there those that ``search`` means."""
    found = looking.applications
    for name, values in search.chosen.items():
        found = found.filter(_chosen(name, values, looking))
    if search.first:
        found = found.filter(filed__gte=_begins(search.first))
    if search.last:
        found = found.filter(filed__lt=_begins(search.last + timedelta(days=1)))
    return found.filter(_worded(search.sought, looking.duty)) if search.sought else found


def ordered(applications: QuerySet[Application], sort: str, scheme: Scheme) -> QuerySet[Application]:
    """In the order that ``sort`` names: backwards where it says so; what is not there comes last."""
    by, back = sort.removesuffix(BACK), sort.endswith(BACK)
    if by == "filed":
        key = F("filed").desc(nulls_last=True) if back else F("filed").asc(nulls_last=True)
    else:
        ranks = {"line": list(scheme.lines), "stage": APPLICATION.stages, "verdict": list(Verdict)}
        found = _ranked(_PLAIN[by], ranks[by]) if by in ranks else F(_NAMED[by])
        key = found.desc() if back else found.asc()
    return applications.order_by(key, "-pk" if back else "pk")


_NAMED: Final = {"reference": "reference", "name": "applicant__folded"}


def _of(records: QuerySet) -> Q:
    """The applications that these records are about."""
    return Q(pk__in=records.values("application"))


def _chosen(name: str, values: tuple[str, ...], looking: Looking) -> Q:
    if name in _PLAIN:
        return Q(**{f"{_PLAIN[name]}__in": values})
    if name == "todo":
        return _any(todo(Todo(value), looking) for value in values)
    if name == "turns_on":
        return _any(_turning_on(reading) for reading in values)
    if name == "finding":
        return _any(Q(**{f"standing__outcomes__{rule}": outcome}) for rule, outcome in map(_parted, values))
    if name == "more_time":
        return _of(Extension.objects.all())
    if name == "mine":
        return _of(Judgement.objects.filter(by=looking.actor, sort__in=_EXAMINED))
    if name == "filed":
        return Q(filed__isnull=False) & ~Q(stage=WITHDRAWN)
    return _any(_feature(name, value) for value in values)


def _any(conditions: Iterable[Q]) -> Q:
    found = _NOTHING
    for condition in conditions:
        found |= condition
    return found


def _parted(finding: str) -> tuple[str, str]:
    rule, _, outcome = finding.rpartition(".")
    return rule, outcome


def _turning_on(reading: str) -> Q:
    """The name of a reading holds no quotes, so that between quotes it is nothing else's."""
    said = Standing.objects.annotate(names=Cast("turns_on", TextField()))
    return _of(said.filter(names__contains=f'"{reading}"'))


def _feature(name: str, value: str) -> Q:
    return Q(**{f"features__{name}__isnull": True}) if value == NOT_SAID else Q(**{f"features__{name}": value})


def _begins(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()), get_default_timezone())


def _ranked(field: str, order: Iterable[str]) -> Case:
    ranks = (When(**{field: value}, then=rank) for rank, value in enumerate(order))
    return Case(*ranks, default=len(APPLICATION.stages) + 99, output_field=IntegerField())


def _worded(sought: Sought, duty: Role) -> Q:
    """Where each word is found, or the whole as one number; of an applicant's numbers those that this duty reads."""
    readable = fields(RecordKind.APPLICANT, {duty})
    found = ~_NOTHING
    for word in sought.words:
        found &= _one(word, readable)
    if sought.reference:
        found |= Q(reference=sought.reference)
    if sought.tail and "code" in readable:
        found |= _whose(Q(code__endswith=sought.tail))
    if sought.identity and "number" in readable:
        found |= _whose(Q(digest=digest(sought.identity)))
    return found


def _one(word: Word, readable: frozenset[str]) -> Q:
    named = Q(folded__contains=word.folded)
    if word.tail and "code" in readable:
        named |= Q(code__endswith=word.tail)
    return _whose(named) | Q(reference__contains=word.reference) if word.reference else _whose(named)


def _whose(which: Q) -> Q:
    return Q(applicant__in=Applicant.objects.filter(which).values("pk"))
