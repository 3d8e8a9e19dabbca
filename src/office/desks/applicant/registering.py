"""How is an applicant registered?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.performing import NotPossible, perform
from office.desks.applicant import finding
from office.questions.refusing import wrong

FIELDS = ("kind", "name", "number")
_PLACES = {
    "kind_missing": "kind-1",
    "applicant_without_name": "name",
    "name_not_kept": "name",
    "organisation_number_wrong": "number",
    "individual_number_wrong": "number",
    "registered_already": "number",
}


@require_http_methods(["GET", "HEAD", "POST"])
@finding.signed_in
def register(request: HttpRequest) -> HttpResponse:
    """An organisation by its unified social credit code, a person by the identity number."""
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    if request.method != "POST":
        return render(request, "applicant/register.html", {"typed": typed, "errors": ()})
    try:
        applicant = perform(Act.APPLICATION_REGISTER, by=request.user, on=finding.notice(request).pk, **typed)
    except NotPossible as refused:
        return _refused(request, typed, refused.refusal)
    return redirect("applicant:members", number=applicant.pk)


def _refused(request: HttpRequest, typed: dict[str, str], refusal: Refusal) -> HttpResponse:
    shown = {"typed": typed, "errors": (wrong(refusal, _PLACES),)}
    return render(request, "applicant/register.html", shown, status=422)
