"""When could nobody file, and what followed?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty, served
from office.acts.performing import NotPossible, perform
from office.desks.secretariat.forms import Failure
from office.desks.secretariat.notices import at_work
from office.records.issued import Outage
from office.records.notices import announced

_PLACES = {"outage_not_past": "ended", "outage_without_remedy": "until", "reason_missing": "reason"}


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def outages(request: HttpRequest) -> HttpResponse:
    """The outages that were declared, and the form to declare one."""
    notice = at_work(request)
    form = Failure(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            perform(Act.NOTICE_DECLARE_OUTAGE, by=request.user, on=notice.pk, **form.cleaned_data)
        except NotPossible as refused:
            words = wording.told().say(refused.refusal.key, refused.refusal.params)
            form.add_error(_PLACES.get(refused.refusal.code), words)
        else:
            return redirect("secretariat:outages")
    known = served(request.user, Outage, Role.SECRETARY).filter(notice=notice).order_by("-began")
    rule = announced().notice.outage
    shown = {"outages": known, "form": form, "rule": wording.said(rule.words) if rule else ""}
    return render(request, "secretariat/outages.html", shown, status=422 if form is not None else 200)
