"""Which pages are the same for everyone, and so need to be written only once a day?"""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import HttpRequest, HttpResponse

from office.desks.public.clock import today

View = Callable[..., HttpResponse]


def same_for_everyone(view: View) -> View:
    """Keep what ``view`` answers at each address until the day changes.

    For pages without forms and without anything of the visitor: their address alone, language included, decides
    what they say. An address with a question mark is written anew.
    """
    kept: dict[str, tuple[date, bytes]] = {}

    @wraps(view)
    def answered(request: HttpRequest, **names: str) -> HttpResponse:
        day = today()
        known = kept.get(request.path)
        if known and known[0] == day and not request.GET:
            return HttpResponse(known[1])
        response = view(request, **names)
        if response.status_code == 200 and not request.GET:
            kept[request.path] = (day, response.content)
        return response

    return answered
