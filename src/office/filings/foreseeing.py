"""What would follow from a succession, before it is put down?"""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import get_default_timezone, localdate

from award.intake.succession import Said
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.relations import Actor
from office.acts.deciding import foresee
from office.acts.holding import concerned, standing_links
from office.acts.intake.successions import succession
from office.acts.moment import moment
from office.acts.performing import NotPossible
from office.records.applications import Application
from office.records.issued import Notice, issued


@dataclass(frozen=True, slots=True)
class Change:
    """A finding that would become another."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """An application of the successor, and which of its findings would become others."""

    reference: str
    applicant: str
    changes: tuple[Change, ...]


def foreseen(actor: Actor, duty: Role, notice: Notice, *, since: date, **said: str) -> tuple[Foreseen, ...]:
    """The applications of the successor, as they would stand. Raises ``NotPossible`` where it may not be put down."""
    linked = succession(notice, Said(on=since, **said), localdate(moment(), get_default_timezone()))
    if isinstance(linked, Refusal):
        raise NotPossible(linked)
    mine = set(served(actor, Application, duty).filter(notice=notice).values_list("pk", flat=True))
    cases = [one for one in concerned(notice, {linked.digest}, ()) if one.pk in mine]
    moved = foresee(cases, [*standing_links(notice), linked])
    scheme = issued(notice.digest)
    return tuple(
        Foreseen(
            one.application.reference,
            one.application.applicant.name,
            tuple(
                Change(wording.said(scheme.rules[rule].title), _said(one.before.get(rule)), _said(after))
                for rule, after in one.standing.outcomes.items()
                if one.before.get(rule) != after
            ),
        )
        for one in moved
    )


def _said(outcome: str | None) -> str:
    return wording.told().say(f"outcome.{outcome}") if outcome else ""
