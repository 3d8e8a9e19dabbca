"""How is one applicant given more time?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts.performing import NotPossible, perform
from office.desks.secretariat import applications
from office.desks.secretariat.forms import More
from office.filings.finding import application_served

_PLACES = {"extension_without_effect": "until", "reason_missing": "reason"}


@require_POST
@on_duty(Role.SECRETARY)
def extend(request: HttpRequest, reference: str) -> HttpResponse:
    """Give it, for a reason and with someone's approval."""
    application = application_served(request.user, Role.SECRETARY, reference)
    form = More(request.POST)
    if form.is_valid():
        try:
            perform(Act.APPLICATION_EXTEND, by=request.user, on=application.pk, **form.cleaned_data)
        except NotPossible as refused:
            words = wording.told().say(refused.refusal.key, refused.refusal.params)
            form.add_error(_PLACES.get(refused.refusal.code), words)
        else:
            return redirect("secretariat:application", reference=reference)
    return applications.shown(request, application, form)
