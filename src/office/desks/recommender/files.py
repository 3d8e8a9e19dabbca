"""How does a recommender attach files, look at them, and take them away again?"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.application.limits import MEGABYTE
from award.application.uploads import sealed_place
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts import receiving
from office.acts.moment import moment
from office.acts.performing import perform
from office.acts.receiving import Arriving
from office.desks.recommender import showing
from office.desks.recommender.entering import signed_in
from office.desks.recommender.showing import FILES
from office.desks.recommender.views import page
from office.filings.coming import by_script, declared, handed_in, piece, standing, told
from office.filings.giving import given_out
from office.questions.refusing import Wrong
from office.records.issued import issued
from office.records.recommendations import Recommendation
from office.records.uploads import Upload


@csrf_exempt  # what protects reads the form, and the form may be read only when it is known where its files go
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def files(request: HttpRequest, number: int) -> HttpResponse:
    """A form or a script attaches a file; the files are shown with the request."""
    record = showing.one(request, number)
    if request.method != "POST":
        return page(request, record)
    if not by_script(request):
        request.upload_handlers = [Arriving(request, _largest(record))]
    return _protected(request, record=record)


@csrf_protect
def _protected(request: HttpRequest, record: Recommendation) -> HttpResponse:
    return _begin(request, record) if by_script(request) else _handed_in(request, record)


@told
def _begin(request: HttpRequest, record: Recommendation) -> HttpResponse:
    said = {name: value for name, value in declared(request).items() if name != "question"}
    upload = receiving.begin(record.pk, request.user, Act.APPLICATION_ENCLOSE, **said)
    return _standing(request, record, upload, writes=True, status=HTTPStatus.CREATED)  # else it would not have begun


def _handed_in(request: HttpRequest, record: Recommendation) -> HttpResponse:
    wrong, status = handed_in(
        request, lambda came: receiving.hand_in(record.pk, request.user, came, Act.APPLICATION_ENCLOSE)
    )
    if wrong:
        return page(request, record, errors=tuple(Wrong(FILES, words) for words in wrong), status=status)
    return redirect(_back(record.pk))


@require_http_methods(["GET", "HEAD", "PATCH"])
@signed_in
@told
def file(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """How far a file has come, with its row; with a piece of it (``PATCH``), how far it has come then, and no more."""
    record = showing.one(request, number)
    upload = showing.file(request, record, file)
    return piece(request, upload) if request.method == "PATCH" else _standing(request, record, upload)


@require_POST
@signed_in
@told
def finish(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """All of it has come: take it. Asked twice, it says the same twice."""
    record = showing.one(request, number)
    return _standing(request, record, receiving.finish(showing.file(request, record, file), request.user))


@require_POST
@signed_in
def detach(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """Take a file away that is not signed."""
    upload = showing.file(request, showing.one(request, number), file)
    perform(Act.APPLICATION_DETACH, by=request.user, on=upload.pk)
    return HttpResponse(status=HTTPStatus.NO_CONTENT) if by_script(request) else redirect(_back(number))


@require_safe
@signed_in
def content(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """The content of a file that has been cleared."""
    upload = showing.file(request, showing.one(request, number), file)
    return given_out(upload, receiving.reading(upload, request.user))


def _standing(
    request: HttpRequest,
    record: Recommendation,
    upload: Upload,
    *,
    writes: bool | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    may = showing.shown(request, record, moment()).attaches if writes is None else writes
    return standing(request, FILES, upload, showing.addresses(record), writes=may, status=status)


def _back(number: int) -> str:
    return f"{reverse('recommender:request', args=[number])}#{FILES}"


def _largest(record: Recommendation) -> int:
    place = sealed_place(issued(record.application.notice.digest))
    return 0 if isinstance(place, Refusal) else place.megabytes * MEGABYTE
