"""Which papers came for an application, and do they agree with what was filed?"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.access.offering import offers
from office.acts.performing import NotPossible, perform
from office.filings.arriving import papers
from office.filings.finding import application_served
from office.filings.opening import heading
from office.records.applications import Application

_PLACES = {"paper.code": "code", "paper.arrived_later": "arrived", "paper.dispatched_later": "dispatched"}


class Arriving(forms.Form):
    """The code that the paper bears, when it was sent and when it came. Whether they will do, the act says."""

    code = forms.CharField(max_length=60)
    dispatched = forms.DateField(required=False)
    arrived = forms.DateField()
    note = forms.CharField(required=False, max_length=1000)


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def paper(request: HttpRequest, reference: str) -> HttpResponse:
    """Every paper of one application, and the form for another. A mismatch is no reason not to book it in."""
    application = application_served(request.user, Role.SECRETARY, reference)
    if request.method != "POST":
        return _shown(request, application)
    form = Arriving(request.POST)
    if form.is_valid():
        try:
            perform(Act.INTAKE_BOOK_IN, by=request.user, on=application.pk, **form.cleaned_data)
        except NotPossible as refused:
            words = wording.told().say(refused.refusal.key, refused.refusal.params)
            form.add_error(_PLACES.get(refused.refusal.code), words)
        else:
            return redirect("secretariat:paper", reference=reference)
    return _shown(request, application, form)


def _shown(request: HttpRequest, application: Application, form: Arriving | None = None) -> HttpResponse:
    shown = {
        **heading(request.user, application),
        **papers(request.user, Role.SECRETARY, application),
        "offers": offers(request.user, application),
        "form": form,
    }
    return render(request, "secretariat/paper/paper.html", shown, status=422 if form else 200)
