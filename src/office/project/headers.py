"""Which headers does every answer carry besides those that Django and django-csp state?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def stated_headers(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """State the same policy on every answer, pages and assets alike."""
    stated = tuple(settings.STATED_HEADERS.items())

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in stated:
            response.headers.setdefault(name, value)
        return response

    return with_headers
