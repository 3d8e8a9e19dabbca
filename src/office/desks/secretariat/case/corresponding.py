"""Which letters were written about one application?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.vocabulary.roles import Role
from office.access.attending import on_duty, served
from office.filings.corresponding import correspondence
from office.filings.finding import application_served
from office.filings.opening import heading
from office.records.letters import Letter


@require_safe
@on_duty(Role.SECRETARY)
def letters(request: HttpRequest, reference: str) -> HttpResponse:
    """Every letter whose text names the application by its reference number, the newest first."""
    application = application_served(request.user, Role.SECRETARY, reference)
    found = served(request.user, Letter, Role.SECRETARY)
    about = found.filter(notice=application.notice, body__contains=application.reference)
    page = correspondence(request.user, about, request.GET.get("state", ""), request.GET.get("page", ""))
    return render(request, "secretariat/case/letters.html", {**heading(request.user, application), "letters": page})
