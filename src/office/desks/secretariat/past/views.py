"""What has happened to an application, and in what do two of its filings differ?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.acts.moment import moment
from office.filings.finding import application_served
from office.filings.opening import heading
from office.filings.past import opened_beside, past


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """The timeline; pressed with two numbers, the difference between these filings: to read them is an act each."""
    application = application_served(request.user, Role.SECRETARY, reference)
    pressed = request.method == "POST"
    shown = {
        **heading(request.user, application),
        **past(request.user, Role.SECRETARY, application, moment()),
        "compared": opened_beside(request.user, Role.SECRETARY, application, request.POST) if pressed else None,
    }
    return render(request, "secretariat/past/history.html", shown)
