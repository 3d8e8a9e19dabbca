"""What does the log say to whoever supervises?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Max, Q, QuerySet, prefetch_related_objects

from award.access.notable import LATE, Concern
from award.access.policy import RecordKind
from award.ledger import receipt
from award.ledger.entry import Entry as Said
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.attending import served
from office.access.relations import Actor
from office.acts import sealing
from office.acts.closing import closing_for_all
from office.records.applications import Application
from office.records.issued import Notice, issued
from office.records.ledger import Entry

Entries = QuerySet[Entry]

_BATCH = 2000  # entries that are read at a time


class Tally(NamedTuple):
    """How many entries there are of one day that agree in this."""

    day: date
    act: str
    role: str
    concern: str
    count: int


class Reading(NamedTuple):
    """How often someone read what one applicant had filed, and when they did last."""

    actor: str
    role: str
    reference: str | None
    count: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """An entry: its place in the log, counted from 1, what it says, and what it is about."""

    number: int
    said: Said
    content: bytes
    leaf: bytes
    concern: str
    late: bool
    reference: str
    applicant: str
    application: int | None


def served_entries(actor: Actor, notice: Notice) -> Entries:
    """The entries of the log of ``notice``, but those about an applicant in whom ``actor`` has a part."""
    return served(actor, Entry, Role.SUPERVISOR).filter(notice=notice)


def about(application: Application) -> Q:
    """Which entries tell of ``application``, and of the people of its applicant.

    An entry about many names none of them. Of an enquiry those are told in which it was asked about the application,
    and in which what stands as the answer was taken down.
    """
    mine = Q(application=application) | Q(application=None)
    found = Q(applicant=application.applicant_id) & mine
    for enquiry, answered in application.answers.values_list("enquiry", "at"):
        of = Q(notice=application.notice_id, record=f"{RecordKind.ENQUIRY}/{enquiry}")
        found |= of & (Q(act=Act.INTAKE_ENQUIRE) | Q(act=Act.INTAKE_RECORD_ANSWERS, at=answered))
    return found


def late(notice: Notice, at: datetime) -> Q:
    """Which entries are of acts on an applicant's side after the time that held for everyone, as far as known ``at``.

    With the outages that were declared since: what they made good was not late. Whoever acted late was given more time,
    or did what needs no time to be left.
    """
    prefetch_related_objects([notice], "outages")
    after = Q(pk__in=())
    for line in issued(notice.digest).lines:
        end = closing_for_all(notice, line, at)
        if end is not None and end.instant <= at:
            after |= Q(application__line=line, at__gte=end.instant)
    return Q(act__in=LATE) & after


def tallied(found: Entries) -> list[Tally]:
    """How many there are of each sort and day, in one query."""
    sorts = ("day", "act", "role", "concern")
    return [Tally(*row) for row in found.order_by().values_list(*sorts).annotate(Count("pk")).order_by("day")]


def readings(found: Entries) -> list[Reading]:
    """Who read, what, and how often, in one query; those who read most come first."""
    sorts = ("actor", "role", "application__reference")
    read = found.filter(concern=Concern.READ).order_by().values_list(*sorts)
    return [Reading(*row) for row in read.annotate(many=Count("pk"), last=Max("at")).order_by("-many", "-last")]


def told(found: Entries, late: Q, first: int = 0, last: int | None = None) -> Iterator[Told]:
    """The entries from place ``first`` to before ``last``, the newest first, each with what it is about: one query."""
    marked = found.annotate(
        is_late=ExpressionWrapper(late, BooleanField()),
        reference=F("application__reference"),
        applicant_name=F("applicant__name"),  # whole, its number would come along, to be deciphered each time
    )
    for entry in marked.order_by("-number").defer("edge")[first:last].iterator(_BATCH):
        content = bytes(entry.content)
        yield Told(
            number=entry.number + 1,
            said=decode(content),
            content=content,
            leaf=bytes(entry.leaf),
            concern=entry.concern,
            late=entry.is_late,
            reference=entry.reference or "",
            applicant=entry.applicant_name or "",
            application=entry.application_id,
        )


def proved(notice: Notice, entry: Told) -> receipt.Receipt:
    """What proves to anyone that the entry is in the log, under its head as it is now."""
    return sealing.proof(notice, entry.number - 1)
