"""Who is still there, and does their duty count in this session?"""

from collections.abc import Callable
from time import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

Answer = Callable[[HttpRequest], HttpResponse]

# Desks at which nobody sits without a duty.
_DUTIES = frozenset({"secretariat", "supervisor"})
_NOTED = "noted"


def people_present(answer: Answer) -> Answer:
    """Find out who asks only where a page wants to know; note that they were here, and whether their duty counts."""

    def asked(request: HttpRequest) -> HttpResponse:
        whoever = request.user
        request.user = SimpleLazyObject(lambda: _present(request, whoever))
        return answer(request)

    def led(request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        place = request.resolver_match.namespace if request.resolver_match else ""
        if place not in _DUTIES or not request.user.is_authenticated or request.user.in_duty:
            return None
        return HttpResponseRedirect(_second_factor(request)) if request.user.duty else None

    asked.process_view = led  # type: ignore[attr-defined]  # where Django looks for it
    return asked


def _present(request: HttpRequest, whoever: Any) -> Any:
    if not whoever.is_authenticated:
        return whoever
    whoever.known = {}
    now = int(time())
    began = whoever.last_login.timestamp() if whoever.last_login else 0
    if request.session.get(_NOTED, began) < now - settings.SESSION_NOTED_EVERY:
        request.session[_NOTED] = now
    if settings.AWARD_SECOND_FACTOR:
        whoever.in_duty = any(known["method"] == "mfa" for known in get_authentication_records(request, whoever))
    return whoever


def _second_factor(request: HttpRequest) -> str:
    """Where it is shown; where it is set up, if there is none yet."""
    if not is_mfa_enabled(request.user):
        return reverse("mfa_index")
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}"
