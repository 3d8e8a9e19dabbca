"""Which letter is shown? Only where the office delivers into a folder for everyone to look at."""

from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from office.acts.delivering import Arrived, arrived


def _demonstrated(view):
    @wraps(view)
    def shown(request: HttpRequest, **names: str) -> HttpResponse:
        if not settings.AWARD_DEMONSTRATION:
            raise Http404
        return view(request, **names)

    return never_cache(require_safe(shown))


def _newest_first() -> list[Arrived]:
    return sorted(arrived(), key=lambda letter: letter.sent, reverse=True)


@_demonstrated
def letters(request: HttpRequest) -> HttpResponse:
    """Every letter that has arrived, the newest first."""
    return render(request, "mailbox/letters.html", {"letters": _newest_first()})


@_demonstrated
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """One of them."""
    for one in arrived():
        if one.name == name:
            return render(request, "mailbox/letter.html", {"letter": one})
    raise Http404(name)
