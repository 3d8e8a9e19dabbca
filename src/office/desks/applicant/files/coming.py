"""How does a file of a part come in piece by piece?"""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from office.acts import receiving
from office.desks.applicant.files.asking import addresses, part_of, writes
from office.desks.applicant.finding import application, own, signed_in
from office.filings.coming import declared, piece, standing, told
from office.records.applications import Application
from office.records.uploads import Upload


@told
def begin(request: HttpRequest, found: Application, part: str) -> HttpResponse:
    """A file is declared: its question, name, size, and perhaps its hash."""
    upload = receiving.begin(found.pk, request.user, part=part_of(found, part).id, **declared(request))
    return _standing(request, found, upload, writes=True, status=HTTPStatus.CREATED)  # else it would not have begun


@require_http_methods(["GET", "HEAD", "PATCH"])
@signed_in
@told
def file(request: HttpRequest, reference: str, part: str, number: int) -> HttpResponse:
    """How far a file has come, with its row; with a piece of it (``PATCH``), how far it has come then, and no more."""
    found = application(request, reference)
    upload = of(request, found, part, number)
    if request.method == "PATCH":
        return piece(request, upload)
    return _standing(request, found, upload, writes=writes(request, found).at(upload.part, upload.question))


@require_POST
@signed_in
@told
def finish(request: HttpRequest, reference: str, part: str, number: int) -> HttpResponse:
    """All of it has come: take it. Asked twice, it says the same twice."""
    found = application(request, reference)
    upload = receiving.finish(of(request, found, part, number), request.user)
    return _standing(request, found, upload, writes=writes(request, found).at(upload.part, upload.question))


def of(request: HttpRequest, found: Application, part: str, number: int) -> Upload:
    """The file with this number, if it belongs to this part. Raises ``Http404``."""
    upload = own(request, Upload).select_related("by").filter(application=found, part=part, pk=number).first()
    if upload is None:
        raise Http404
    upload.application = found
    return upload


def _standing(
    request: HttpRequest, found: Application, upload: Upload, *, writes: bool, status: int = HTTPStatus.OK
) -> HttpResponse:
    return standing(request, upload.question, upload, addresses(found, upload.part), writes=writes, status=status)
