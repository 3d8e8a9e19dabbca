"""What was filed, and in what do two filings differ? Whoever supervises is known by what they read, as everyone is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from award.vocabulary.roles import Role
from office.access.attending import on_duty, served
from office.filings.finding import application_served
from office.filings.opening import heading, listed
from office.filings.past import opened_beside
from office.filings.reading import dossier_read, file_read
from office.records.applications import Filing


@require_POST
@on_duty(Role.SUPERVISOR)
def dossier(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What was filed, to the last word: to read it is an act."""
    return render(request, "supervisor/dossier.html", dossier_read(request.user, Role.SUPERVISOR, reference, number))


@require_POST
@on_duty(Role.SUPERVISOR)
def file(request: HttpRequest, reference: str, number: int, upload: int) -> HttpResponse:
    """A file of what was filed: to open it is an act of its own."""
    return file_read(request.user, Role.SUPERVISOR, reference, number, upload)


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
