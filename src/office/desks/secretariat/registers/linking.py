"""Who succeeded whom, and what follows before it is put down?"""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty, served
from office.acts.performing import NotPossible, perform
from office.desks.secretariat.notices import at_work
from office.filings.exporting import exported
from office.filings.foreseeing import foreseen
from office.filings.registers import successions as known
from office.filings.registers import successions_table
from office.records.registers import Succession

_PLACES = {
    "succession_wrong_number": "successor_number",
    "succession_without_document": "document",
    "succession_in_future": "since",
    "applicant_without_name": "predecessor",
    "succession_of_oneself": "predecessor_number",
    "succession_known": "predecessor",
    "succession_circular": "predecessor",
}


class Linking(forms.Form):
    """Who succeeded whom, when, and upon which document. What may be put down, the act decides."""

    predecessor = forms.CharField(max_length=200)
    predecessor_number = forms.CharField(required=False, max_length=40)
    successor = forms.CharField(max_length=200)
    successor_number = forms.CharField(max_length=40)
    since = forms.DateField(input_formats=["%Y-%m-%d", "%Y/%m/%d"])
    document = forms.CharField(required=False, max_length=2000)


class Ending(forms.Form):
    """Why a succession should not stand."""

    reason = forms.CharField(required=False, max_length=2000)


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def successions(request: HttpRequest) -> HttpResponse:
    """Every succession, and the form to put one down: first what follows is shown, then it is done."""
    notice = at_work(request)
    form = Linking(request.POST) if request.method == "POST" else None
    foresight = None
    if form is not None and form.is_valid():
        try:
            if request.POST.get("confirmed") == "yes":
                perform(Act.INTAKE_LINK_SUCCESSOR, by=request.user, on=notice.pk, **form.cleaned_data)
                return redirect("secretariat:successions")
            foresight = foreseen(request.user, Role.SECRETARY, notice, **form.cleaned_data)
        except NotPossible as refused:
            words = wording.told().say(refused.refusal.key, refused.refusal.params)
            form.add_error(_PLACES.get(refused.refusal.code), words)
    return _page(request, form, foresight)


@require_POST
@on_duty(Role.SECRETARY)
def export(request: HttpRequest) -> HttpResponse:
    """Every succession, as a file: that it left the office is an act."""
    notice = at_work(request)
    found = successions_table(request.user, Role.SECRETARY, notice)
    return exported(found, request.POST.get("form", ""), request.user, notice)


@require_POST
@on_duty(Role.SECRETARY)
def end(request: HttpRequest, succession: int) -> HttpResponse:
    """End a succession that should not stand."""
    there = served(request.user, Succession, Role.SECRETARY).filter(notice=at_work(request), pk=succession)
    if not there.exists():
        raise Http404
    form = Ending(request.POST)
    if form.is_valid():
        try:
            perform(Act.INTAKE_UNLINK_SUCCESSOR, by=request.user, on=succession, **form.cleaned_data)
        except NotPossible as refused:
            form.add_error("reason", wording.told().say(refused.refusal.key, refused.refusal.params))
        else:
            return redirect("secretariat:successions")
    return _page(request, form, ended=succession)


def _page(
    request: HttpRequest, form: forms.Form | None, foresight: object = None, ended: int | None = None
) -> HttpResponse:
    shown = {
        "successions": known(request.user, Role.SECRETARY, at_work(request)),
        "form": form,
        "foresight": foresight,
        "ended": ended,
    }
    wrong = form is not None and bool(form.errors)
    return render(request, "secretariat/registers/successions.html", shown, status=422 if wrong else 200)
