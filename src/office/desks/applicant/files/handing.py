"""How are files handed in by a plain form, and taken away again?"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from award.application.limits import MEGABYTE
from award.application.uploads import placed
from award.notice.dossier import DossierPart
from award.vocabulary.acts import Act
from office import wording
from office.acts import receiving
from office.acts.closing import closing
from office.acts.moment import moment
from office.acts.performing import perform
from office.acts.receiving import Arriving
from office.desks.applicant.files.asking import asked, part_of
from office.desks.applicant.files.coming import begin, of
from office.desks.applicant.finding import application, signed_in
from office.filings.coming import by_script, handed_in
from office.questions.refusing import Wrong
from office.records.applications import Application


@csrf_exempt  # what protects reads the form, and the form may be read only when it is known where its files go
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def files(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """The files of a part, on a page of their own; a form or a script hands another in."""
    found = application(request, reference)
    asks = part_of(found, part)
    if request.method == "POST" and not by_script(request):
        request.upload_handlers = [Arriving(request, _largest(asks))]
    return _protected(request, found=found, asks=asks)


@csrf_protect
def _protected(request: HttpRequest, found: Application, asks: DossierPart) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, found, asks)
    return begin(request, found, asks.id) if by_script(request) else _handed_in(request, found, asks)


@require_POST
@signed_in
def detach(request: HttpRequest, reference: str, part: str, number: int) -> HttpResponse:
    """Take a file away."""
    found = application(request, reference)
    upload = of(request, found, part, number)
    perform(Act.APPLICATION_DETACH, by=request.user, on=upload.pk)
    if by_script(request):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return redirect(_back(request, upload.question))


def _handed_in(request: HttpRequest, found: Application, asks: DossierPart) -> HttpResponse:
    question = request.POST.get("question", "")
    place = {"part": asks.id, "question": question}
    wrong, status = handed_in(request, lambda file: receiving.hand_in(found.pk, request.user, file, **place))
    if wrong:
        return _shown(request, found, asks, tuple(Wrong(question, words) for words in wrong), status)
    return redirect(_back(request, question))


def _back(request: HttpRequest, question: str) -> str:
    """To where the files are shown: the page of the part, that of its files alone, or that of its correction."""
    part = request.path.partition("/files/")[0]
    page = request.POST.get("page")
    if page == "correction":
        root, _, name = part.rpartition("/part/")
        return f"{root}/correction/{name}/#{question}"
    return f"{part}/files/#{question}" if page == "files" else f"{part}/#{question}"


def _shown(
    request: HttpRequest,
    found: Application,
    asks: DossierPart,
    wrong: tuple[Wrong, ...] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    at = moment()
    shown = {
        "application": found,
        "title": wording.said(asks.title),
        "part": asks.id,
        "handed_in": asked(request, found, asks, wrong),
        "wrong": wrong,
        "closing": closing(found, at),
        "now": at,
    }
    return render(request, "applicant/files/files.html", shown, status=status)


def _largest(asks: DossierPart) -> int:
    return max((placed(asks, q).megabytes for q in asks.questions if q.kind == "file"), default=0) * MEGABYTE
