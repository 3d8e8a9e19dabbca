"""Which pages are the same for everyone, and so need to be written only once a day, and once a ruling?"""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import HttpRequest, HttpResponse

from award.notice.reading import OfficeRuling
from office.desks.public.clock import today
from office.records.rulings import history

View = Callable[..., HttpResponse]
Told = tuple[date, tuple[OfficeRuling, ...]]


def same_for_everyone(view: View) -> View:
    """Keep what ``view`` answers at each address until the day changes, or the office rules on a reading.

    For pages without forms and without anything of the visitor: their address alone, language included, decides
    what they say. An address with a question mark is written anew.
    """
    kept: dict[str, tuple[Told, bytes]] = {}

    @wraps(view)
    def answered(request: HttpRequest, **names: str) -> HttpResponse:
        told = today(), history()
        known = kept.get(request.path)
        if known and known[0] == told and not request.GET:
            return HttpResponse(known[1])
        response = view(request, **names)
        if response.status_code == 200 and not request.GET:
            kept[request.path] = (told, response.content)
        return response

    return answered
