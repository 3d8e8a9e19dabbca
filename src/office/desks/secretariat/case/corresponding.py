"""Which letters were written about one application?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.filings.corresponding import about, correspondence, table
from office.filings.exporting import exported
from office.filings.finding import application_served
from office.filings.opening import heading


@require_safe
@on_duty(Role.SECRETARY)
def letters(request: HttpRequest, reference: str) -> HttpResponse:
    """Every letter about the application, or about its applicant and no application in particular, newest first."""
    application = application_served(request.user, Role.SECRETARY, reference)
    found = about(request.user, Role.SECRETARY, application)
    page = correspondence(request.user, found, request.GET.get("state", ""), request.GET.get("page", ""))
    return render(request, "secretariat/case/letters.html", {**heading(request.user, application), "letters": page})


@require_POST
@on_duty(Role.SECRETARY)
def export(request: HttpRequest, reference: str) -> HttpResponse:
    """What the page lists, as a file: that it left the office is an act."""
    application = application_served(request.user, Role.SECRETARY, reference)
    found = about(request.user, Role.SECRETARY, application)
    taken = table(request.user, found, request.GET.get("state", ""), application)
    return exported(taken, request.POST.get("form", ""), request.user, application.notice)
