"""What do the registers hold about one applicant, and those it succeeded?"""

from collections.abc import Iterator
from dataclasses import dataclass

from award.intake.comparing import HeldRow
from award.notice.intake import Register as Kind
from award.notice.scheme import Scheme
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.relations import Actor
from office.acts.holding import holdings
from office.filings.registers import cells_of, heads
from office.records.applications import Application
from office.records.issued import issued


@dataclass(frozen=True, slots=True)
class About:
    """A row about an applicant, and why it is: by number or by name, its own or a predecessor's.

    ``same`` is what people said of a match by name alone, if they have.
    """

    row: str
    name: str
    cells: tuple[str, ...]
    number_matches: bool
    predecessor: bool
    same: bool | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one register holds about an applicant; ``imported``: anything was ever taken into it."""

    kind: str
    name: str
    heads: tuple[str, ...]
    imported: bool
    rows: tuple[About, ...]


def held_about(actor: Actor, duty: Role, application: Application) -> tuple[Shelf, ...]:
    """By register, what is held; nothing for whoever does not serve this application. A constant number of queries."""
    if not served(actor, Application, duty).filter(pk=application.pk).exists():
        return ()
    held, scheme = holdings([application])[application.pk], issued(application.notice.digest)
    return tuple(
        Shelf(
            kind.id,
            wording.said(kind.name),
            heads(kind),
            kind.id in held.imported,
            tuple(_about(scheme, kind, (row for row in held.held if row.register == kind.id))),
        )
        for kind in scheme.intake.registers
    )


def _about(scheme: Scheme, kind: Kind, rows: Iterator[HeldRow]) -> Iterator[About]:
    for row in rows:
        said = cells_of(scheme, kind, row.values)
        yield About(row.row, row.name, said, row.number_matches, row.predecessor, row.same)
