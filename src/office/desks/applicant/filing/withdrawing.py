"""How is an application taken back, and opened again?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.vocabulary.acts import Act
from office import wording
from office.access.offering import offers
from office.acts.closing import closing
from office.acts.moment import moment
from office.acts.performing import perform
from office.desks.applicant import finding


@require_http_methods(["GET", "HEAD", "POST"])
@finding.signed_in
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the application back; asked once more before."""
    application, at = finding.application(request, reference), moment()
    if request.method == "POST":
        perform(Act.APPLICATION_WITHDRAW, by=request.user, on=application.pk)
        return redirect("applicant:filings", reference=reference)
    end = closing(application, at)
    shown = {
        "application": application,
        "applicant": application.applicant.name,
        "line_name": wording.said(finding.scheme(application).lines[application.line].name),
        "late": end is not None and end.refusal(at) is not None,
        "offers": offers(request.user, application),
        "closing": end,
        "now": at,
    }
    return render(request, "applicant/filing/withdraw.html", shown)


@require_POST
@finding.signed_in
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Open an application again that was withdrawn: everything is as it was."""
    application = finding.application(request, reference)
    perform(Act.APPLICATION_OPEN, by=request.user, on=application.applicant_id, line=application.line)
    return redirect("applicant:application", reference=reference)
