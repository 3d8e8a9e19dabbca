"""How does the office rule: the letters looked at first, then the act, which can be watched and stopped?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts.performing import NotPossible, perform, rehearse
from office.acts.progressing import Cancelled, new, watched
from office.desks.secretariat.notices import at_work
from office.desks.secretariat.rulings.forms import Choice
from office.desks.secretariat.rulings.views import asked_for, page
from office.filings.leaving import leaving
from office.filings.ruled import Question
from office.records.issued import Notice

_PLACES = {"alternative_unknown": "chosen", "ruled_already": "chosen", "ruling_without_reason": "reason"}


@require_POST
@on_duty(Role.SECRETARY)
def letters(request: HttpRequest, reading: str) -> HttpResponse:
    """The letters that would leave, all of them, before anything is done."""
    notice = at_work(request)
    return _looked_at(request, notice, asked_for(request, notice, reading))


@require_POST
@on_duty(Role.SECRETARY)
def rule(request: HttpRequest, reading: str) -> HttpResponse:
    """Rule: every open case is decided anew, or nothing has happened."""
    notice, form = at_work(request), Choice(request.POST)
    asked = asked_for(request, notice, reading)
    if not form.is_valid():
        return page(request, notice, asked, form)
    seen = request.POST.get("letters_seen", "")
    try:
        with watched(request.POST.get("work", "")) as told:
            how = {"reading": asked.id, "told": told, "letters_seen": seen, **form.cleaned_data}
            made = perform(Act.ELIGIBILITY_RULE, by=request.user, on=notice.pk, **how)
    except Cancelled:
        return _looked_at(request, notice, asked, gettext("已停止：什么都没有改变，也没有发出任何信。"))
    except NotPossible as refused:
        if refused.refusal.code == "letters_changed":
            return _looked_at(request, notice, asked, _words(refused.refusal))
        return _refused(request, notice, asked, form, refused.refusal)
    return redirect("secretariat:ruled", ruling=made.number)


def _looked_at(request: HttpRequest, notice: Notice, asked: Question, happened: str = "") -> HttpResponse:
    """The letters as they would leave now; ``happened``: why they are to be looked at again."""
    form = Choice(request.POST)
    if not form.is_valid():
        return page(request, notice, asked, form)
    try:
        rehearsed = rehearse(Act.ELIGIBILITY_RULE, by=request.user, on=notice.pk, reading=asked.id, **form.cleaned_data)
    except NotPossible as refused:
        return _refused(request, notice, asked, form, refused.refusal)
    chosen = next(way for way in asked.ways if way.id == form.cleaned_data["chosen"])
    shown = {
        "question": asked,
        "chosen": chosen,
        "reason": form.cleaned_data["reason"],
        "leaving": leaving(request.user, Role.SECRETARY, rehearsed),
        "work": new(),
        "happened": happened,
    }
    return render(request, "secretariat/rulings/letters.html", shown, status=409 if happened else 200)


def _refused(request: HttpRequest, notice: Notice, asked: Question, form: Choice, refusal: Refusal) -> HttpResponse:
    form.add_error(_PLACES.get(refusal.code), _words(refusal))
    return page(request, notice, asked, form)


def _words(refusal: Refusal) -> str:
    return wording.told().say(refusal.key, refusal.params)
