"""Who serves in the office, and who appoints and dismisses them?"""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.notice.lifecycle import DUTIES
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts.performing import NotPossible, perform
from office.desks.secretariat.notices import at_work
from office.filings.attending import attending, colleague

_PLACES = {"no_such_duty": "duty", "no_account": "email", "own_duty": "email", "serves_already": "email"}


class Appointment(forms.Form):
    """Whom to appoint, and to what. Whether it can be, the act decides."""

    email = forms.CharField(max_length=254)
    duty = forms.CharField()


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def serving(request: HttpRequest) -> HttpResponse:
    """Everyone who serves, and the form to appoint someone."""
    notice, form = at_work(request), Appointment(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            perform(Act.NOTICE_APPOINT, by=request.user, on=notice.pk, **form.cleaned_data)
        except NotPossible as refused:
            _told(form, refused, _PLACES.get(refused.refusal.code))
        else:
            return redirect("secretariat:serving")
    return _page(request, form)


@require_POST
@on_duty(Role.SECRETARY)
def dismiss(request: HttpRequest, person: int) -> HttpResponse:
    """Relieve someone of their duty."""
    notice, whom, form = at_work(request), colleague(request.user, person), Appointment({})
    if whom is None:
        raise Http404
    try:
        perform(Act.NOTICE_DISMISS, by=request.user, on=notice.pk, email=whom.email)
    except NotPossible as refused:
        form.errors.clear()
        _told(form, refused, None)
        return _page(request, form)
    return redirect("secretariat:serving")


def _told(form: forms.Form, refused: NotPossible, place: str | None) -> None:
    form.add_error(place, wording.told().say(refused.refusal.key, refused.refusal.params))


def _page(request: HttpRequest, form: forms.Form | None) -> HttpResponse:
    shown = {
        "serving": attending(request.user),
        "duties": [{"value": duty.value, "text": wording.in_words(duty)} for duty in DUTIES],
        "form": form,
    }
    return render(request, "secretariat/serving.html", shown, status=422 if form is not None else 200)
