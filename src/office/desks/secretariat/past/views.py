"""What has happened to an application, and in what do two of its filings differ?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.acts.moment import moment
from office.acts.performing import perform
from office.filings.finding import application_served, filing_served
from office.filings.opening import heading
from office.filings.past import compared, past
from office.records.applications import Application


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """The timeline; pressed with two numbers, the difference between these filings: to read them is an act each."""
    application = application_served(request.user, Role.SECRETARY, reference)
    shown = {
        **heading(request.user, application),
        **past(request.user, Role.SECRETARY, application, moment()),
        "compared": _compared(request, application) if request.method == "POST" else None,
    }
    return render(request, "secretariat/past/history.html", shown)


def _compared(request: HttpRequest, application: Application) -> dict[str, object]:
    known = [
        filing_served(request.user, Role.SECRETARY, application, _number(request.POST.get(name, "")))
        for name in ("before", "after")
    ]
    before, after = sorted(known, key=lambda one: one.number)
    read = [perform(Act.APPLICATION_READ, by=request.user, on=one.pk) for one in (before, after)]
    return {"before": before.number, "after": after.number, "changes": compared(application, *read)}


def _number(typed: str) -> int:
    """What is no number is that of no filing."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0
