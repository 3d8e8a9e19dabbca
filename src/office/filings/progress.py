"""What is done on an application, what does it wait for, and what is missing before it is decided?"""

from dataclasses import dataclass

from award.intake.checklist import FINDING, FORM
from award.vocabulary.roles import Role
from office.access.relations import Actor
from office.filings.examining import Examination, examination
from office.filings.listing import Row, told, written
from office.filings.looking import looking_under
from office.records.applications import Application


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the items of one sort: how many are settled, of how many, and how many turn on a reading first."""

    sort: str
    settled: int
    all: int
    turning: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come; ``row`` is what the list says of it, and ``examined`` is empty where nothing counts."""

    row: Row
    examined: tuple[Tally, ...]
    failing: int


def progress(actor: Actor, duty: Role, application: Application) -> Progress:
    """How far ``application``, which ``actor`` serves, has come, in a number of queries that does not grow."""
    here = looking_under(actor, duty, application.notice)
    row = next(written(told(here.applications.filter(pk=application.pk)), here))
    whole = examination(actor, application)
    if whole is None:
        return Progress(row, (), 0)
    return Progress(row, tuple(_tally(whole, sort) for sort in (FORM, FINDING)), len(whole.failing))


def _tally(whole: Examination, sort: str) -> Tally:
    rows = whole.of(sort)
    return Tally(sort, len(rows) - whole.lacking(sort), len(rows), sum(bool(one.readings) for one in rows))
