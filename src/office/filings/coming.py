"""How does a file come in piece by piece, and how is a page's own script told how far it has come?"""

import json
import re
from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.translation import gettext

from award.vocabulary.refusal import Refusal
from office import wording
from office.access.gate import NotAllowed
from office.acts import receiving
from office.acts.performing import NotPossible
from office.acts.receiving import Arrived, NoRoom, TooMuch, WrongOffset
from office.filings.rows import Addresses, row
from office.records.uploads import Upload

LARGEST_PIECE = 1024 * 1024
_AT_A_TIME = 64 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_OFFSET = "Upload-Offset"

View = Callable[..., HttpResponse]


class Malformed(Exception):
    """What was sent is not in the form that is asked for."""


def by_script(request: HttpRequest) -> bool:
    """Does a script ask, and not someone who wants to see a page?"""
    return request.accepts("application/json") and not request.accepts("text/html")


def sign_in_first() -> HttpResponse:
    """A script is told where to sign in."""
    return JsonResponse({"sign_in": resolve_url(settings.LOGIN_URL)}, status=HTTPStatus.UNAUTHORIZED)


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


def piece(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Take a piece of a file, and say how far it has come then, and no more."""
    length, at = request.META.get("CONTENT_LENGTH") or "", request.headers.get(_OFFSET, "")
    if not (length.isdecimal() and at.isdecimal() and int(length) > 0):
        raise Malformed
    if int(length) > LARGEST_PIECE:
        raise TooMuch
    come = receiving.take(upload, request.user, int(at), _pieces(request))
    return JsonResponse({"offset": come}, headers={_OFFSET: str(come)})


def standing(
    request: HttpRequest,
    question: str,
    upload: Upload,
    at: Addresses,
    *,
    writes: bool,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Where it stands, for the script: in a few words, and as the row that the page would show."""
    line = row(question, upload, at, writes=writes)
    answer = {
        "address": line.address,
        "finish": at.of(at.finish, upload.pk),
        "detach": line.detach,
        "stage": line.stage,
        "offset": line.offset,
        "size": line.size,
        "row": render_to_string("filings/files/row.html", {"row": line}, request),
    }
    return JsonResponse(answer, status=status, headers={_OFFSET: str(line.offset)})


def handed_in(request: HttpRequest, hand_in: Callable[[Arrived], object]) -> tuple[list[str], int]:
    """Hand in what came with a plain form; all that is wrong with it, in words, and the status that says the same."""
    came: list[Arrived] = request.FILES.getlist("file")
    wrong: list[str] = [] if came else [gettext("请先选择文件。")]
    status = HTTPStatus.CONFLICT if came else HTTPStatus.BAD_REQUEST
    for arrived in came:
        try:
            hand_in(arrived)
        except NotPossible as trouble:
            wrong.append(said(trouble.refusal))
        except NoRoom:
            wrong.append(no_room())
            status = HTTPStatus.INSUFFICIENT_STORAGE
    return wrong, status


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    while piece := request.read(_AT_A_TIME):
        yield piece


def declared(request: HttpRequest) -> dict[str, Any]:
    """What a script says of a file before it comes: its question, name, size, and perhaps its hash.

    Raises :class:`Malformed` for anything but what is asked for.
    """
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
