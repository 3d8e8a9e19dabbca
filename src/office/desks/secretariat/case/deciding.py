"""Is this application accepted, refused, or opened again, and what will be written to whom?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.access.offering import offers
from office.acts.performing import NotPossible, Rehearsed, perform, rehearse
from office.filings.deciding import decisions
from office.filings.examining import Examination, examination
from office.filings.finding import application_served
from office.filings.leaving import leaving
from office.filings.opening import heading
from office.records.applications import Application

_PLACES = {
    "clause_missing": "clauses",
    "refusal_without_reason": "reason",
    "refusal_without_remedy": "remedy",
    "reason_missing": "reason",
}


class Accepting(forms.Form):
    """The filing that was looked at."""

    upon = forms.IntegerField(min_value=0)


class Refusing(Accepting):
    """Upon which clauses, why, and what can be done about it. Whether that will do, the act says."""

    clauses = forms.MultipleChoiceField(required=False)
    reason = forms.CharField(required=False, max_length=4000)
    remedy = forms.CharField(required=False, max_length=4000)

    def __init__(self, *said: Any, **told: Any) -> None:
        super().__init__(*said, **told)
        sent = self.data.getlist("clauses") if hasattr(self.data, "getlist") else []
        self.fields["clauses"].choices = [(one, one) for one in sent]


class Reopening(forms.Form):
    """Why, and who approved it."""

    reason = forms.CharField(required=False, max_length=4000)
    approver = forms.CharField(required=False, max_length=200)


_FORMS: Mapping[Act, type[forms.Form]] = {
    Act.INTAKE_ACCEPT: Accepting,
    Act.INTAKE_REFUSE: Refusing,
    Act.INTAKE_REOPEN: Reopening,
}


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """What can be decided now. The letters are looked at first, and leave only as they were seen."""
    application = application_served(request.user, Role.SECRETARY, reference)
    act = next((one for one in _FORMS if one.verb == request.POST.get("act")), None)
    if request.method != "POST" or act is None:
        return _shown(request, application)
    form = _FORMS[act](request.POST)
    if not form.is_valid():
        return _shown(request, application, act, form)
    asked = {"by": request.user, "on": application.pk, **form.cleaned_data}
    try:
        if seen := request.POST.get("letters_seen"):
            perform(act, letters_seen=seen, **asked)
            return redirect("secretariat:case_decision", reference=reference)
        return _shown(request, application, act, form, rehearse(act, **asked))
    except NotPossible as refused:
        words = wording.told().say(refused.refusal.key, refused.refusal.params)
        form.add_error(_PLACES.get(refused.refusal.code) if refused.refusal.code in _PLACES else None, words)
        return _shown(request, application, act, form)


def _shown(
    request: HttpRequest,
    application: Application,
    act: Act | None = None,
    form: forms.Form | None = None,
    rehearsed: Rehearsed | None = None,
) -> HttpResponse:
    whole: Examination | None = examination(request.user, application)
    context = {
        **heading(request.user, application),
        "examination": whole,
        "decisions": decisions(request.user, Role.SECRETARY, application),
        "offers": offers(request.user, application),
        "acts": {one.verb: one for one in _FORMS},
        "act": act.verb if act else "",
        "form": form,
        "leaving": leaving(request.user, Role.SECRETARY, rehearsed) if rehearsed else None,
    }
    return render(request, "secretariat/case/decision.html", context, status=422 if form and form.errors else 200)
