"""What is there to do before the application can be filed?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.application.completeness import PartState
from award.application.lifecycle import WITHDRAWN
from office.access.scope import visible
from office.desks.applicant.finding import signed_in
from office.desks.applicant.sent_back import last_round
from office.desks.applicant.writing.overview import overview
from office.desks.applicant.writing.since import counting
from office.filings.contradictions import contradictions, remedies
from office.filings.deciding import decided
from office.records.intake import Decision


@require_safe
@signed_in
def tasks(request: HttpRequest, reference: str) -> HttpResponse:
    """The parts of an application, in the order in which they are asked."""
    whole = overview(request, reference)
    told = contradictions(request.user, whole.application)
    decisions = visible(request.user, Decision).filter(application=whole.application).order_by("-number")
    shown = {
        **whole.shown(),
        "done": sum(task.state is PartState.DONE for task in whole.tasks),
        "count": len(whole.tasks),
        "next": whole.next(),
        "filed": counting(request, whole),
        "decisions": decided(request.user, whole.application, decisions),
        "contradictions": told,
        "remedies": remedies(told),
        "sent_back": last_round(request, whole.application, whole.at),
        "withdrawn": whole.application.stage == WITHDRAWN,
        "posts": any(bound.rule.kind == "posted" for bound in whole.rules.rules),
    }
    return render(request, "applicant/writing/tasks.html", shown)
