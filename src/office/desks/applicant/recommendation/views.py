"""Is it filed directly, or who is asked to recommend it, and what became of that?"""

from collections.abc import Mapping

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.application import filing
from award.application.recommendation import closed
from award.application.writing import FACTS
from award.vocabulary.acts import Act
from award.vocabulary.fault import Faulty
from award.vocabulary.refusal import Refusal
from office import wording
from office.access.offering import offers
from office.access.scope import visible
from office.acts import receiving
from office.acts.application.filing import draft
from office.acts.application.recommending import closing_for_recommenders
from office.acts.closing import office
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.desks.applicant import finding
from office.desks.applicant.recommendation import showing
from office.filings.giving import given_out
from office.questions.refusing import Wrong, wrong
from office.records.applications import Application, Part
from office.records.issued import issued

_FIELDS = ("kind", "name", "email")
_PLACES = {
    "recommender_unknown": "kind",
    "recommender_without_name": "name",
    "email_wrong": "email",
    "own_recommendation": "email",
}


@require_safe
@finding.signed_in
def recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """How the application is filed, and who was asked."""
    return _shown(request, finding.application(request, reference))


@require_POST
@finding.signed_in
def channel(request: HttpRequest, reference: str) -> HttpResponse:
    """Say whether it is filed directly or upon a recommendation: one answer among those for the conditions."""
    application = finding.application(request, reference)
    scheme = issued(application.notice.digest)
    how, chosen = scheme.notice.recommending, request.POST.get("channel", "")
    if how is None:
        raise Http404
    if not chosen:
        return _shown(request, application)
    kept = visible(request.user, Part).filter(application=application, part=FACTS).first()
    answers = {**(kept.answers if kept else {}), how.when.fact: chosen}
    said = {"part": FACTS, "answers": answers, "version": kept.version if kept else 0}
    try:
        return _done(request, application, Act.APPLICATION_WRITE, on=application.pk, **said)
    except Faulty as forged:
        raise BadRequest from forged  # the page offers nothing but what can be read


@require_POST
@finding.signed_in
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask someone by letter to recommend the application, or send another link."""
    application = finding.application(request, reference)
    said = {name: request.POST.get(name, "") for name in _FIELDS}
    asking = {**said, "language": wording.language(), "address": _address(request)}
    return _done(request, application, Act.APPLICATION_ASK_RECOMMENDATION, on=application.pk, typed=said, **asking)


@require_http_methods(["GET", "HEAD", "POST"])
@finding.signed_in
def take_back(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Take a request, or what was given upon it, back; asked once more before."""
    application = finding.application(request, reference)
    scheme = issued(application.notice.digest)
    found = [one for one in showing.asked(request, application, scheme, late=False) if one.number == number]
    if not found or not found[0].withdrawable:
        raise Http404
    if request.method != "POST":
        shown = {"application": application, "line_name": _line(application), "asked": found[0]}
        return render(request, "applicant/recommendation/take_back.html", shown)
    return _done(request, application, Act.APPLICATION_TAKE_BACK_REQUEST, on=number)


@require_safe
@finding.signed_in
def file(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The content of a file with which a recommendation was signed."""
    upload = showing.enclosed(request, finding.application(request, reference)).filter(pk=number).first()
    if upload is None:
        raise Http404
    return given_out(upload, receiving.reading(upload, request.user))


def _done(
    request: HttpRequest, application: Application, act: Act, *, typed: Mapping[str, str] | None = None, **said: object
) -> HttpResponse:
    """Perform it and show the page; refused, the page with all that was typed."""
    try:
        perform(act, by=request.user, **said)
    except NotPossible as refused:
        return _shown(request, application, typed, refused.refusal)
    return redirect("applicant:recommendation", reference=application.reference)


def _address(request: HttpRequest):
    return lambda token: request.build_absolute_uri(reverse("recommender:link", args=[token]))


def _line(application: Application) -> str:
    return wording.said(issued(application.notice.digest).lines[application.line].name)


def _shown(
    request: HttpRequest,
    application: Application,
    typed: Mapping[str, str] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    at, scheme = moment(), issued(application.notice.digest)
    considered = filing.considered(draft(application), office(application, at), at)
    chosen = showing.channel(scheme, considered.ruling.facts.values)
    if chosen is None:
        raise Http404
    end = closing_for_recommenders(application, at)
    late, able = closed(end, at), offers(request.user, application)
    asked = showing.asked(request, application, scheme, late=late is not None)
    errors: tuple[Wrong, ...] = (wrong(refusal, _PLACES),) if refusal else ()
    may_ask = Act.APPLICATION_ASK_RECOMMENDATION in able and Act.APPLICATION_WRITE in able and late is None
    shown = {
        "application": application,
        "applicant": application.applicant.name,
        "line_name": _line(application),
        "channel": chosen,
        "mandatory": scheme.notice.recommendation == "mandatory",
        "on_paper": showing.on_paper(scheme, application.line),
        "may_choose": Act.APPLICATION_WRITE in able,
        "may_ask": may_ask and not any(one.standing for one in asked),
        "asked": asked,
        "kinds": showing.kinds(scheme, application.line),
        "typed": typed or dict.fromkeys(_FIELDS, ""),
        "disclosed": showing.disclosed(considered),
        "until": end,
        "late": wrong(late, {}) if late else None,
        "remarks": considered.completeness.remarks,
        "closing": considered.closing,
        "now": at,
        "errors": errors,
    }
    return render(request, "applicant/recommendation/page.html", shown, status=422 if errors else 200)
