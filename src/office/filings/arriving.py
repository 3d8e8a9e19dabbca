"""Which printed dossiers came, and is each of the filing that counts?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from award.application.lifecycle import WITHDRAWN
from award.intake.paper import Match, matched
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import served
from office.access.redaction import legible
from office.access.relations import Actor
from office.filings.opening import listed
from office.records.applications import Application, Filing
from office.records.intake import Arrival


@dataclass(frozen=True, slots=True)
class Came:
    """A paper: the code that it bears, its days, and of which filing it is by now (``filing`` 0: of none)."""

    code: str
    dispatched: date | None
    arrived: date
    note: str
    at: datetime
    filing: int
    match: str
    match_words: str

    @property
    def counts(self) -> bool:
        """Whether it is of the filing that counts."""
        return self.match == Match.COUNTS


def papers(actor: Actor, duty: Role, application: Application) -> dict[str, object]:
    """The papers of an application, the last first, and the codes of its filings."""
    filings = list(served(actor, Filing, duty).filter(application=application).defer("content"))
    found = served(actor, Arrival, duty).filter(application=application).order_by("-at", "-pk")
    return {"filings": listed(application, filings), "arrivals": arrivals(actor, application, found, filings)}


def arrivals(
    actor: Actor, application: Application, papers: Iterable[Arrival], filings: Sequence[Filing]
) -> tuple[Came, ...]:
    """These papers, as they come; ``filings`` are those of the application. Whether one counts can change later."""
    digests = [filing.digest for filing in sorted(filings, key=lambda one: one.number)]
    withdrawn = application.stage == WITHDRAWN
    return tuple(_came(actor, paper, digests, withdrawn=withdrawn) for paper in papers)


def _came(actor: Actor, paper: Arrival, digests: Sequence[str], *, withdrawn: bool) -> Came:
    read = legible(actor, paper)
    found = matched(read.code, digests, withdrawn=withdrawn)
    return Came(
        code=read.code,
        dispatched=read.dispatched,
        arrived=read.arrived,
        note=read.note,
        at=read.at,
        filing=found.number,
        match=found.match.value,
        match_words=wording.in_words(found.match),
    )
