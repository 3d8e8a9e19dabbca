"""Where does a program ask?"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from office.desks.api.document import document, interface
from office.desks.api.problems import Problem, answered
from office.desks.api.speaking import spoken

app_name = "api"

View = Callable[..., HttpResponse]

# What the library would open besides: we publish the document and our own page instead.
_ITS_OWN = frozenset({"openapi-json", "api-root"})


def asked(view: View) -> View:
    """Answer in the language asked for; tell a wrong method as a problem; let nobody keep what a token opened.

    No session counts here, so that no other site can ask in someone's name.
    """

    @wraps(view)
    def answer(request: HttpRequest, **names: str) -> HttpResponse:
        method = request.method
        request.method = "GET" if method == "HEAD" else method
        with spoken(request) as language:
            response = view(request, **names)
        request.method = method  # by which whoever serves leaves the content out
        if response.status_code == 405:
            response = answered(request, Problem("wrong_method", Allow=response.headers["Allow"]))
        response.headers["Content-Language"] = "zh-Hans" if language == "zh-hans" else language
        if "Authorization" in request.headers or response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        patch_vary_headers(response, ("Authorization",))
        return response

    return csrf_exempt(answer)


def published(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    if request.method != "GET":
        return answered(request, Problem("wrong_method", Allow="GET, HEAD"))
    return HttpResponse(document(), content_type="application/json")


urlpatterns = [
    path("openapi.json", asked(published), name="openapi"),
    *(
        path(str(one.pattern), asked(one.callback), name=one.name)
        for one in interface.urls[0]
        if one.name not in _ITS_OWN
    ),
]
