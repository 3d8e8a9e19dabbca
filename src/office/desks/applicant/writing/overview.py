"""How does the whole application stand?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from award.application import filing
from award.application.completeness import PartState, Standing
from award.application.filing import Considered
from award.application.writing import FACTS
from award.eligibility.asking import Questions
from award.eligibility.rules import LineRules
from award.vocabulary.acts import Act
from office import wording
from office.access.offering import offers
from office.acts.application.filing import draft
from office.acts.closing import office
from office.acts.moment import moment
from office.desks.applicant import finding
from office.desks.applicant.writing import conditions
from office.desks.applicant.writing.standing import LATELY, Kept, Task, kept
from office.records.applications import Application


@dataclass(frozen=True, slots=True)
class Overview:
    """An application at one moment: what it lacks, what is kept of each part, and the tasks that follow."""

    application: Application
    at: datetime
    considered: Considered
    rules: LineRules
    kept: Mapping[str, Kept]
    conditions: tuple[Task, ...]
    dossier: tuple[Task, ...]
    offers: frozenset[Act]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Everything there is to write, in the order in which it is asked."""
        return (*self.conditions, *self.dossier)

    @property
    def writable(self) -> bool:
        """Whether the person may write in it now; the act itself decides again."""
        end = self.considered.closing
        return Act.APPLICATION_WRITE in self.offers and not (end and end.refusal(self.at))

    @property
    def pages(self) -> tuple[Questions, ...]:
        """The pages of questions that the tasks on the conditions stand for."""
        return conditions.asked_pages(self.rules)

    def next(self) -> Task | None:
        """The first task that is not done."""
        return next((task for task in self.tasks if task.state is not PartState.DONE), None)

    def after(self, address: str) -> str:
        """Where to go on after the page at ``address``: to the next page, and from the last to the task list."""
        addresses = [task.address for task in self.tasks]
        place = addresses.index(address) + 1
        return addresses[place] if place < len(addresses) else self.home

    @property
    def home(self) -> str:
        """Where the task list is."""
        return reverse("applicant:application", args=[self.application.reference])

    def shown(self) -> dict[str, object]:
        """What every page of the application shows of it."""
        application, setting = self.application, self.considered.ruling.setting
        return {
            "application": application,
            "applicant": application.applicant.name,
            "line_name": wording.said(setting.line.name),
            "stage": wording.told().say(f"stage.{application.stage}"),
            "conditions": self.conditions,
            "dossier": self.dossier,
            "lately": LATELY.seconds // 60,
            "offers": self.offers,
            "writable": self.writable,
            "closing": self.considered.closing,
            "now": self.at,
        }


def overview(request: HttpRequest, reference: str) -> Overview:
    """How the application with this number stands, in a number of queries that does not grow. Raises ``Http404``."""
    application, at = finding.application(request, reference), moment()
    said = office(application, at)
    considered = filing.considered(draft(application), said, at)
    known = kept(request, application, at)
    return Overview(
        application=application,
        at=at,
        considered=considered,
        rules=said.rules,
        kept=known,
        conditions=conditions.tasks(reference, said.rules, considered.ruling, known.get(FACTS)),
        dossier=tuple(_task(reference, standing, known) for standing in considered.completeness.parts),
        offers=offers(request.user, application),
    )


def _task(reference: str, standing: Standing, known: Mapping[str, Kept]) -> Task:
    written = known.get(standing.part.id)
    return Task(
        id=standing.part.id,
        name=wording.said(standing.part.title),
        state=standing.state,
        address=reverse("applicant:part", args=[reference, standing.part.id]),
        lacking=len(standing.lacking),
        by=written.by if written else "",
        saved=written.saved if written else None,
        present=written.present if written else (),
    )
