"""What does the supervisor see of one application? What the office sees; each look at what was filed is an act, too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.attending import on_duty, served
from office.acts import receiving
from office.acts.closing import closing
from office.acts.moment import moment
from office.acts.performing import perform
from office.filings.deciding import decided
from office.filings.enquiring import answers_about
from office.filings.examining import examination
from office.filings.finding import application_served, came, file_served, filing_served
from office.filings.giving import given_out
from office.filings.opening import heading, opened
from office.records.intake import Decision


@require_safe
@on_duty(Role.SUPERVISOR)
def application(request: HttpRequest, reference: str) -> HttpResponse:
    """Who applies, what was filed and when, and whether it was given more time."""
    known, at = application_served(request.user, Role.SUPERVISOR, reference), moment()
    context = {**came(request.user, Role.SUPERVISOR, known), "closing": closing(known, at), "now": at}
    return render(request, "supervisor/application.html", context)


@require_POST
@on_duty(Role.SUPERVISOR)
def examined(request: HttpRequest, reference: str) -> HttpResponse:
    """How the office examined it, who said what and why, and what was decided: to look is an act."""
    known = application_served(request.user, Role.SUPERVISOR, reference)
    perform(Act.NOTICE_INSPECT, by=request.user, on=known.notice_id, view="examination", application=known.pk)
    decisions = served(request.user, Decision, Role.SUPERVISOR).filter(application=known).order_by("-number")
    context = {
        **heading(request.user, known),
        "examination": examination(request.user, known),
        "answers": answers_about(request.user, known),
        "decisions": decided(request.user, known, decisions),
    }
    return render(request, "supervisor/examination.html", context)


@require_POST
@on_duty(Role.SUPERVISOR)
def dossier(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What was filed, to the last word. Whoever supervises is known by what they read like everyone else."""
    known = application_served(request.user, Role.SUPERVISOR, reference)
    filing = filing_served(request.user, Role.SUPERVISOR, known, number)
    read = perform(Act.APPLICATION_READ, by=request.user, on=filing.pk)
    return render(request, "supervisor/dossier.html", {**heading(request.user, known), **opened(known, read)})


@require_POST
@on_duty(Role.SUPERVISOR)
def file(request: HttpRequest, reference: str, number: int, upload: int) -> HttpResponse:
    """A file of what was filed: to open it is an act of its own."""
    known = application_served(request.user, Role.SUPERVISOR, reference)
    filing = filing_served(request.user, Role.SUPERVISOR, known, number)
    asked = file_served(request.user, Role.SUPERVISOR, filing, upload)
    return given_out(*receiving.opening(filing.pk, asked.pk, request.user))
