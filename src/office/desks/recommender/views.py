"""Which page answers someone who was asked to recommend?"""

import re
from collections.abc import Collection, Iterable, Mapping
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.application.recommendation import Opinion
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.desks.recommender import showing
from office.desks.recommender.entering import signed_in
from office.desks.recommender.showing import FILES
from office.questions.refusing import Wrong, wrong
from office.questions.returning import typed_before
from office.records.recommendations import Recommendation

_NUMBER = re.compile("[0-9]{1,18}")


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What I was asked to recommend."""
    at = moment()
    asked = showing.all_shown(request, at)
    return render(request, "recommender/home.html", {"asked": asked, "now": at})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the link, and is signed in, takes the request up by it once. Before, it tells nothing."""
    if request.method != "POST":
        return render(request, "recommender/link.html", {"errors": ()})
    try:
        taken = perform(Act.APPLICATION_TAKE_UP_REQUEST, by=request.user, on=token)
    except NotPossible as refused:
        return render(request, "recommender/link.html", {"errors": (wrong(refused.refusal, {}),)}, status=409)
    return redirect("recommender:request", number=taken.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def request_to_recommend(request: HttpRequest, number: int) -> HttpResponse:
    """The summary, and the recommendation to write and sign."""
    record = showing.one(request, number)
    if request.method != "POST":
        before = typed_before(request)
        if before is not None:
            typed = {name: before.get(name, "") for name in Opinion._fields}
            return page(request, record, typed, before=before)
        return page(request, record)
    typed = {name: request.POST.get(name, "") for name in Opinion._fields}
    left_out = _numbers(request.POST.getlist("left_out"))
    upon = request.POST.get("upon", "")
    try:
        perform(Act.APPLICATION_RECOMMEND, by=request.user, on=number, upon=upon, left_out=left_out, **typed)
    except NotPossible as refused:
        return page(request, record, typed, _all_wrong(refused.refusal), left_out=left_out)
    return redirect("recommender:request", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Decline, with a reason or without; asked once more before."""
    record, reason = showing.one(request, number), request.POST.get("reason", "")
    if request.method != "POST":
        before = typed_before(request) or {}
        return _declining(request, record, before.get("reason", ""))
    try:
        perform(Act.APPLICATION_DECLINE, by=request.user, on=number, reason=reason)
    except NotPossible as refused:
        return _declining(request, record, reason, (_wrong(refused.refusal),))
    return redirect("recommender:request", number=number)


def _declining(
    request: HttpRequest, record: Recommendation, reason: str, errors: tuple[Wrong, ...] = ()
) -> HttpResponse:
    asked = showing.shown(request, record, moment())
    if Act.APPLICATION_DECLINE not in asked.offers and not errors:
        raise Http404
    said = {"asked": asked, "reason": reason, "errors": errors}
    return render(request, "recommender/decline.html", said, status=422 if errors else 200)


def page(
    request: HttpRequest,
    record: Recommendation,
    typed: Mapping[str, str] | None = None,
    errors: tuple[Wrong, ...] = (),
    *,
    left_out: Collection[int] = (),
    before: Mapping[str, str] | None = None,
    status: int = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponse:
    """The request as it stands, with what was ``typed``; by ``status`` it answers where there are errors.

    ``before``: what was sent when the sign-in had ended, upon the summary that was read then.
    """
    at = moment()
    asked = showing.shown(request, record, at)
    wrong = [error.words for error in errors if error.name == FILES]
    said = {
        "asked": asked,
        "files": showing.files(request, record, asked, wrong),
        "signed": showing.signed(request, record, asked),
        "left_out": left_out,
        "typed": typed or _kept(request, record),
        "before": before is not None,
        "upon": (before or {}).get("upon", asked.upon),
        "writable": Act.APPLICATION_RECOMMEND in asked.offers or bool(errors),
        "now": at,
        "errors": errors,
    }
    return render(request, "recommender/request.html", said, status=status if errors else HTTPStatus.OK)


def _kept(request: HttpRequest, record: Recommendation) -> dict[str, str]:
    signer = record.signer or request.user.name
    return {"words": record.words, "signer": signer, "position": record.position}


def _numbers(sent: Iterable[str]) -> frozenset[int]:
    return frozenset(int(number) for number in sent if _NUMBER.fullmatch(number))


def _all_wrong(refusal: Refusal) -> tuple[Wrong, ...]:
    return tuple(_wrong(reason) for reason in refusal.params.get("reasons", (refusal,)))


def _wrong(refusal: Refusal) -> Wrong:
    """The codes about one field bear its name: ``opinion.<field>.<what>``."""
    step, _, field = refusal.code.partition(".")
    place = field.partition(".")[0] if step == "opinion" else ""
    return wrong(refusal, {refusal.code: place})
