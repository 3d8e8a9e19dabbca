"""What does one application say?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.acts.closing import closing
from office.acts.moment import moment
from office.filings.finding import application_served, came
from office.filings.progress import progress
from office.filings.reading import dossier_read, file_read
from office.records.applications import Application


@require_safe
@on_duty(Role.SECRETARY)
def application(request: HttpRequest, reference: str) -> HttpResponse:
    """One application: who applies, what was filed and when, and whether it was given more time."""
    return shown(request, application_served(request.user, Role.SECRETARY, reference))


def shown(request: HttpRequest, application: Application, form: object = None) -> HttpResponse:
    """The page of one application, with the form for more time as it was typed."""
    at = moment()
    context = {
        **came(request.user, Role.SECRETARY, application),
        "progress": progress(request.user, Role.SECRETARY, application),
        "form": form,
        "closing": closing(application, at),
        "now": at,
    }
    return render(request, "secretariat/application.html", context, status=422 if form is not None else 200)


@require_POST
@on_duty(Role.SECRETARY)
def dossier(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What was filed, to the last word.

    To read it is an act: the log says who read what, and when. So it is pressed and never merely followed: a browser
    that looks ahead, or a link in a letter, would read for nobody. And the page comes with the press itself: behind an
    address of its own it could be read again without an entry.
    """
    return render(request, "secretariat/dossier.html", dossier_read(request.user, Role.SECRETARY, reference, number))


@require_POST
@on_duty(Role.SECRETARY)
def file(request: HttpRequest, reference: str, number: int, upload: int) -> HttpResponse:
    """A file of what was filed: to open it is an act of its own."""
    return file_read(request.user, Role.SECRETARY, reference, number, upload)
