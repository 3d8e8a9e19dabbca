"""About whom is an authority asked, with which letter and table?"""

from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_default_timezone, localdate
from django.views.decorators.http import require_http_methods

from award.intake.enquiry import due
from award.notice.intake import Authority
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts.importing import columns
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.desks.secretariat.notices import at_work
from office.filings.enquiring import Askable, askables
from office.records.issued import Notice, issued

NEW, ALL, CHOSEN = "new", "all", "chosen"


class Asking(forms.Form):
    """About which applications, and until when. About whom it may be asked, the act decides."""

    which = forms.ChoiceField(choices=[(one, one) for one in (NEW, ALL, CHOSEN)])
    until = forms.DateField(input_formats=["%Y-%m-%d", "%Y/%m/%d"])


@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def ask(request: HttpRequest, authority: str) -> HttpResponse:
    """Choose, look at the letter and the table, and then ask."""
    notice = at_work(request)
    asked = _authority(notice, authority)
    rows = askables(request.user, Role.SECRETARY, notice, asked)
    form = Asking(request.POST) if request.method == "POST" else None
    chosen: list[Askable] = []
    if form is not None and form.is_valid():
        chosen = _chosen(request, form.cleaned_data["which"], rows)
        try:
            if request.POST.get("confirmed") == "yes":
                said = {"authority": asked.id, "until": form.cleaned_data["until"]}
                said["applications"] = [one.key for one in chosen]
                made = perform(Act.INTAKE_ENQUIRE, by=request.user, on=notice.pk, **said)
                return redirect("secretariat:enquiry", number=made.number)
        except NotPossible as refused:
            form.add_error("until", wording.told().say(refused.refusal.key, refused.refusal.params))
        if not chosen:
            form.add_error("which", wording.told().say("refusal.enquiry_about_nobody"))
    return _page(request, notice, asked, rows, form, chosen)


def _page(
    request: HttpRequest,
    notice: Notice,
    asked: Authority,
    rows: list[Askable],
    form: forms.Form | None,
    chosen: list[Askable],
) -> HttpResponse:
    wrong = form is not None and bool(form.errors)
    counted = due(localdate(moment(), get_default_timezone()), asked.working_days)
    unknown = wording.told().say(counted.key, counted.params) if isinstance(counted, Refusal) else ""
    shown = {
        "id": asked.id,
        "authority": wording.said(asked.name),
        "asked": wording.said(asked.asked),
        "title": wording.said(issued(notice.digest).notice.title),
        "days": asked.working_days,
        "suggested": "" if isinstance(counted, Refusal) else counted.isoformat(),
        "unknown": unknown,
        "rows": rows,
        "new": sum(not one.before for one in rows),
        "form": form,
        "preview": form is not None and not wrong,
        "chosen": chosen,
        "count": len(chosen),
        "until": _until(form) if not wrong else None,
        "heads": [one.heads[0 if wording.language() == "zh-hans" else 1] for one in columns(notice, asked.id)],
    }
    return render(request, "secretariat/enquiries/ask.html", shown, status=422 if wrong else 200)


def _until(form: forms.Form | None) -> date | None:
    return form.cleaned_data["until"] if form is not None and form.is_valid() else None


def _authority(notice: Notice, name: str) -> Authority:
    found = next((one for one in issued(notice.digest).intake.authorities if one.id == name), None)
    if found is None:
        raise Http404
    return found


def _chosen(request: HttpRequest, which: str, rows: list[Askable]) -> list[Askable]:
    if which == CHOSEN:
        named = set(request.POST.getlist("about"))
        return [one for one in rows if str(one.key) in named]
    return [one for one in rows if which == ALL or not one.before]
