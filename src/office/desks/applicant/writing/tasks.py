"""What is there to do before the application can be filed?"""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.application import filing
from award.application.completeness import PartState, Standing
from award.application.writing import FACTS
from office import wording
from office.access.offering import offers
from office.acts.application.closing import office
from office.acts.application.filing import draft
from office.acts.moment import moment
from office.desks.applicant import finding
from office.desks.applicant.writing import conditions
from office.desks.applicant.writing.standing import LATELY, Kept, Task, kept


@require_safe
@finding.signed_in
def tasks(request: HttpRequest, reference: str) -> HttpResponse:
    """The parts of an application, in the order in which they are asked."""
    application, at = finding.application(request, reference), moment()
    considered = filing.considered(draft(application), office(application, at), at)
    known = kept(request, application, at)
    groups = (
        conditions.tasks(reference, considered.ruling, known.get(FACTS)),
        tuple(_task(standing, known) for standing in considered.completeness.parts),
    )
    every = [task for group in groups for task in group]
    shown = {
        "application": application,
        "applicant": application.applicant.name,
        "line_name": wording.said(considered.ruling.setting.line.name),
        "stage": wording.told().say(f"stage.{application.stage}"),
        "conditions": groups[0],
        "dossier": groups[1],
        "done": sum(task.state is PartState.DONE for task in every),
        "count": len(every),
        "next": next((task for task in every if task.state is not PartState.DONE), None),
        "lately": LATELY.seconds // 60,
        "offers": offers(request.user, application),
        "closing": considered.closing,
        "now": at,
    }
    return render(request, "applicant/writing/tasks.html", shown)


def _task(standing: Standing, known: Mapping[str, Kept]) -> Task:
    written = known.get(standing.part.id)
    return Task(
        name=wording.said(standing.part.title),
        state=standing.state,
        address="",
        lacking=len(standing.lacking),
        by=written.by if written else "",
        saved=written.saved if written else None,
        present=written.present if written else (),
    )
