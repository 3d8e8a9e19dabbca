"""What was decided on an application, by whom, upon what?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.redaction import legible
from office.access.relations import Actor
from office.access.scope import visible
from office.filings.examining import Quote
from office.records.applications import Application
from office.records.intake import Decision
from office.records.issued import issued
from office.records.people import Person


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as far as whoever looks may read it; ``by`` is empty for those who may not know."""

    number: int
    stage: str
    stage_words: str
    quotes: tuple[Quote, ...]
    reason: str
    remedy: str
    by: str
    at: datetime


def decisions(actor: Actor, duty: Role, application: Application) -> tuple[Decided, ...]:
    """Every decision on an application, the last first."""
    return decided(
        actor, application, served(actor, Decision, duty).filter(application=application).order_by("-number")
    )


def decided(actor: Actor, application: Application, decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    """These decisions on ``application``, as they come, in a number of queries that does not grow."""
    read = [legible(actor, one) for one in decisions]
    whose = {one.by_id for one in read if "by_id" in one}
    found = visible(actor, Person).filter(pk__in=whose) if whose else ()
    names = {person.pk: legible(actor, person).name for person in found}
    statements = issued(application.notice.digest).statements
    return tuple(
        Decided(
            number=one.number,
            stage=one.stage,
            stage_words=wording.told().say(f"stage.{one.stage}"),
            quotes=tuple(Quote(mark, wording.said(statements[mark].words)) for mark in one.clauses),
            reason=one.reason,
            remedy=one.remedy,
            by=names.get(getattr(one, "by_id", 0), ""),
            at=one.at,
        )
        for one in read
    )
