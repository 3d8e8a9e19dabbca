"""How does a file come in piece by piece, and how is it told how far it has come?"""

import json
import re
from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from award.vocabulary.refusal import Refusal
from office import wording
from office.access.gate import NotAllowed
from office.acts import receiving
from office.acts.performing import NotPossible
from office.acts.receiving import NoRoom, TooMuch, WrongOffset
from office.desks.applicant.files.rows import part_of, row, writes
from office.desks.applicant.finding import application, own, signed_in
from office.records.applications import Application
from office.records.uploads import Upload

LARGEST_PIECE = 1024 * 1024
_AT_A_TIME = 64 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_OFFSET = "Upload-Offset"

View = Callable[..., HttpResponse]


class Malformed(Exception):
    """What was sent is not in the form that is asked for."""


def told(view: View) -> View:
    """Tell a script what went wrong, in words and with the status that says the same."""

    @wraps(view)
    def answered(request: HttpRequest, *what: Any, **names: Any) -> HttpResponse:
        try:
            return view(request, *what, **names)
        except NotPossible as trouble:
            return _wrong(HTTPStatus.CONFLICT, said(trouble.refusal))
        except NotAllowed as trouble:
            return _wrong(HTTPStatus.FORBIDDEN, said(trouble.refusal))
        except NoRoom:
            return _wrong(HTTPStatus.INSUFFICIENT_STORAGE, no_room())
        except TooMuch:
            return _wrong(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, gettext("送来的比说明的多，没有收下。请移除后重新交来。")
            )
        except WrongOffset as trouble:
            return JsonResponse({"offset": trouble.offset}, status=HTTPStatus.CONFLICT)
        except Malformed:
            return _wrong(HTTPStatus.BAD_REQUEST, gettext("送来的内容不完整，或者格式不对。"))

    return answered


def said(refusal: Refusal) -> str:
    """A refusal in words."""
    return wording.told().say(refusal.key, refusal.params)


def no_room() -> str:
    """What is said when the disk is full."""
    return gettext("服务器暂时没有空间，这个文件没有收下；已经收到的都在。请稍后再试，或者与办公室联系。")


@told
def begin(request: HttpRequest, found: Application, part: str) -> HttpResponse:
    """A file is declared: its question, name, size, and perhaps its hash."""
    declared = _declared(request)
    upload = receiving.begin(found.pk, request.user, part=part_of(found, part).id, **declared)
    return _standing(request, found, upload, writes=True, status=HTTPStatus.CREATED)  # else it would not have begun


@require_http_methods(["GET", "HEAD", "PATCH"])
@signed_in
@told
def file(request: HttpRequest, reference: str, part: str, number: int) -> HttpResponse:
    """How far a file has come, with its row; with a piece of it (``PATCH``), how far it has come then, and no more."""
    found = application(request, reference)
    upload = of(request, found, part, number)
    if request.method == "PATCH":
        length, at = request.META.get("CONTENT_LENGTH") or "", request.headers.get(_OFFSET, "")
        if not (length.isdecimal() and at.isdecimal() and int(length) > 0):
            raise Malformed
        if int(length) > LARGEST_PIECE:
            raise TooMuch
        come = receiving.take(upload, request.user, int(at), _pieces(request))
        return JsonResponse({"offset": come}, headers={_OFFSET: str(come)})
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
    """Where it stands, for the script: in a few words, and as the row that the page would show."""
    line = row(found, upload, writes=writes)
    shown = render_to_string("applicant/files/row.html", {"row": line}, request)
    answer = {
        "address": line.address,
        "finish": reverse("applicant:file_finish", args=[found.reference, upload.part, upload.pk]),
        "detach": line.detach,
        "stage": line.stage,
        "offset": line.offset,
        "size": line.size,
        "row": shown,
    }
    return JsonResponse(answer, status=status, headers={_OFFSET: str(line.offset)})


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    while piece := request.read(_AT_A_TIME):
        yield piece


def _declared(request: HttpRequest) -> dict[str, Any]:
    """Raises :class:`Malformed` for anything but what is asked for."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as trouble:
        raise Malformed from trouble
    kinds = {"question": str, "name": str, "size": int}
    if not isinstance(sent, dict) or any(type(sent.get(name)) is not kind for name, kind in kinds.items()):
        raise Malformed
    sha256 = sent.get("sha256") or ""
    if not isinstance(sha256, str) or (sha256 and not _SHA256.fullmatch(sha256)):
        raise Malformed
    return {**{name: sent[name] for name in kinds}, "sha256": sha256}


def _wrong(status: int, words: str) -> HttpResponse:
    return JsonResponse({"error": words}, status=status)
