"""What may everyone read of the log, to bear witness that it only grows?"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from award.ledger.export import CHECKPOINT, KEYS
from office.access.scope import visible
from office.acts.witnessing import public
from office.records.issued import Notice

_FOR_EVER = 365 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Log:
    """The log of one notice: its public key, and its signed head as it stands."""

    scheme: str
    key: str
    checkpoint: str


@require_safe
def logs(request: HttpRequest) -> HttpResponse:
    """The logs there are, the newest first, and how to verify what the office shows of them."""
    issued = visible(None, Notice).order_by("-issued")
    shown = [Log(notice.scheme, _text(notice, KEYS), _text(notice, CHECKPOINT)) for notice in issued]
    return render(request, "public/log.html", {"logs": shown, "checkpoint": CHECKPOINT, "keys": KEYS})


@require_safe
def file(request: HttpRequest, scheme: str, path: str) -> HttpResponse:
    """One file of a log. A tile, once there, never changes; the head does with every act."""
    notice = visible(None, Notice).filter(scheme=scheme).first()
    content = None if notice is None else public(notice, path)
    if content is None:
        raise Http404
    changing = path in (CHECKPOINT, KEYS)
    kind = "text/plain; charset=utf-8" if changing else "application/octet-stream"
    answer = HttpResponse(content, content_type=kind)
    how = {"no_cache": True} if changing else {"public": True, "max_age": _FOR_EVER, "immutable": True}
    patch_cache_control(answer, **how)
    return answer


def _text(notice: Notice, path: str) -> str:
    return (public(notice, path) or b"").decode().rstrip()
