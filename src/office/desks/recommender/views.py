"""Which page answers someone who was asked to recommend?"""

from collections.abc import Callable, Mapping
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from award.application.recommendation import Opinion
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.desks.recommender import showing
from office.questions.refusing import Wrong, wrong
from office.questions.returning import keep_typed, typed_before
from office.records.recommendations import Recommendation

View = Callable[..., HttpResponse]


def _signed_in(view: View) -> View:
    """Let only those in who are signed in, and let nobody on the way keep the page.

    What was written on a page whose sign-in had ended is given back on it.
    """
    known = login_required(view)

    def entered(request: HttpRequest, **names: object) -> HttpResponse:
        if not request.user.is_authenticated:
            keep_typed(request, "written")
        return known(request, **names)

    return wraps(view)(never_cache(entered))


@require_safe
@_signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What I was asked to recommend."""
    at = moment()
    asked = showing.all_shown(request, at)
    return render(request, "recommender/home.html", {"asked": asked, "now": at})


@require_http_methods(["GET", "HEAD", "POST"])
@_signed_in
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
@_signed_in
def request_to_recommend(request: HttpRequest, number: int) -> HttpResponse:
    """The summary, and the recommendation to write and sign."""
    record = showing.one(request, number)
    if request.method != "POST":
        before = typed_before(request)
        if before is not None:
            return _page(request, record, {name: before.get(name, "") for name in Opinion._fields}, before=before)
        signer = record.signer or request.user.name
        return _page(request, record, {"words": record.words, "signer": signer, "position": record.position})
    typed = {name: request.POST.get(name, "") for name in Opinion._fields}
    try:
        perform(Act.APPLICATION_RECOMMEND, by=request.user, on=number, upon=request.POST.get("upon", ""), **typed)
    except NotPossible as refused:
        return _page(request, record, typed, refused.refusal)
    return redirect("recommender:request", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@_signed_in
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


def _page(
    request: HttpRequest,
    record: Recommendation,
    typed: Mapping[str, str],
    refusal: Refusal | None = None,
    before: Mapping[str, str] | None = None,
) -> HttpResponse:
    """``before``: what was sent when the sign-in had ended, upon the summary that was read then."""
    at = moment()
    asked = showing.shown(request, record, at)
    reasons = refusal.params.get("reasons") if refusal else ()
    errors = tuple(_wrong(reason) for reason in reasons) if reasons else (_wrong(refusal),) if refusal else ()
    said = {
        "asked": asked,
        "typed": typed,
        "before": before is not None,
        "upon": (before or {}).get("upon", asked.upon),
        "writable": Act.APPLICATION_RECOMMEND in asked.offers or bool(errors),
        "now": at,
        "errors": errors,
    }
    return render(request, "recommender/request.html", said, status=422 if errors else 200)


def _wrong(refusal: Refusal) -> Wrong:
    """The codes about one field bear its name: ``opinion.<field>.<what>``."""
    step, _, field = refusal.code.partition(".")
    place = field.partition(".")[0] if step == "opinion" else ""
    return wrong(refusal, {refusal.code: place})
