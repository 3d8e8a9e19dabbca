"""What was filed, and in what do two filings differ? Whoever supervises is known by what they read, as everyone is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.attending import on_duty, served
from office.acts import receiving
from office.acts.performing import perform
from office.filings.finding import application_served, file_served, filing_served
from office.filings.giving import given_out
from office.filings.opening import heading, listed, opened
from office.filings.past import opened_beside
from office.records.applications import Filing


@require_POST
@on_duty(Role.SUPERVISOR)
def dossier(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What was filed, to the last word: to read it is an act."""
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


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SUPERVISOR)
def differences(request: HttpRequest, reference: str) -> HttpResponse:
    """Which two filings can be compared; pressed, in what they differ: to read them is an act each."""
    me, application = request.user, application_served(request.user, Role.SUPERVISOR, reference)
    pressed = request.method == "POST"
    compared = opened_beside(me, Role.SUPERVISOR, application, request.POST) if pressed else None
    filings = served(me, Filing, Role.SUPERVISOR).filter(application=application).defer("content")
    shown = {**heading(me, application), "filings": listed(application, filings), "compared": compared}
    return render(request, "supervisor/case/differences.html", shown)
