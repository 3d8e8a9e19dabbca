"""What was written on a page whose sign-in had ended?"""

from django.http import HttpRequest

# Characters of a page that are kept for someone whose sign-in had ended.
TYPED_AT_MOST = 200_000
_TYPED = "typed"


def keep_typed(request: HttpRequest, mark: str) -> None:
    """Keep what was sent, if its form bears this ``mark``, in the session, which the next sign-in takes over."""
    if request.method == "POST" and mark in request.POST:
        typed = {name: value for name, value in request.POST.dict().items() if name != "csrfmiddlewaretoken"}
        if sum(map(len, typed.values())) <= TYPED_AT_MOST:
            request.session[_TYPED] = [request.path, typed]


def typed_before(request: HttpRequest) -> dict[str, str] | None:
    """What was written on this page before signing in again, given back once; ``None`` if nothing was."""
    path, typed = request.session.get(_TYPED) or ("", None)
    if path != request.path:
        return None
    del request.session[_TYPED]
    return typed
