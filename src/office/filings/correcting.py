"""What was sent back for correction, why, until when, and what came of it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_default_timezone

from award.application.deadline import at as said_at
from award.application.deadline import remaining
from award.eligibility.setting import Step
from award.intake.correction import Place, places
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.redaction import Legible, legible
from office.access.relations import Actor
from office.filings.differing import group_of
from office.records.applications import Application
from office.records.intake import Correction
from office.records.issued import issued


@dataclass(frozen=True, slots=True)
class Field:
    """A place that was named: its part, its question, and the reason."""

    place: str
    group: str
    part: str
    ask: str
    reason: str


@dataclass(frozen=True, slots=True)
class Round:
    """One sending back: what was named, with ``words`` on the whole; ``ended_words`` say how it ended, if it did.

    ``filing`` is the number of what was sent back and ``returned`` of what came back, 0 where nothing did. ``over``:
    its time has run out, whether or not that was noted down.
    """

    number: int
    fields: tuple[Field, ...]
    words: str
    asked: datetime
    until: str
    left: str
    over: bool
    ended: datetime | None
    how: str
    ended_words: str
    filing: int
    returned: int

    @property
    def open(self) -> bool:
        """Whether it can still be corrected and handed back."""
        return self.ended is None and not self.over


def every_round(actor: Actor, duty: Role, application: Application, moment: datetime) -> tuple[Round, ...]:
    """Every sending back of an application, the last first."""
    found = served(actor, Correction, duty).filter(application=application)
    kept = found.select_related("filing", "returned").order_by("-number")
    return rounds(actor, application, kept, moment)


def rounds(
    actor: Actor, application: Application, corrections: Iterable[Correction], moment: datetime
) -> tuple[Round, ...]:
    """These corrections, as they come; ask for them with their filings (``filing``, ``returned``)."""
    scheme = issued(application.notice.digest)
    known = {place.id: place for place in places(scheme, application.line)}
    return tuple(_round(legible(actor, one), one, known, moment) for one in corrections)


def _round(read: Legible, kept: Correction, known: dict[str, Place], moment: datetime) -> Round:
    return Round(
        number=read.number,
        fields=tuple(_field(one, known) for one in read.fields),
        words=read.words,
        asked=read.asked,
        until=wording.in_words(said_at(read.until, get_default_timezone())),
        left=wording.in_words(remaining(read.until - moment)),
        over=moment >= read.until,
        ended=read.ended,
        how=read.how,
        ended_words=wording.in_words(Step(f"correction.ended.{read.how}", {})) if read.how else "",
        filing=kept.filing.number,
        returned=kept.returned.number if kept.returned else 0,
    )


def _field(one: dict[str, str], known: dict[str, Place]) -> Field:
    place = known[one["place"]]
    return Field(one["place"], place.group, group_of(place), wording.said(place.called), one["reason"])
