"""Who lets a program in, and how often may it try?"""

from typing import Final

from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from award.access.token import TokenScope
from office.access.bearing import Bearer, bearer
from office.acts.moment import moment
from office.desks.api.problems import Problem

_ASKS: Final = "Bearer"


class Token(HttpBearer):
    """Let in whoever shows a token that opens ``scope``. Tokens that are none are counted, by where they come from.

    A token is a random number of 256 bits: what is counted is not guessed by trying. The count keeps the log of
    attempts and the work small; and one that is in force never waits for what others try.
    """

    def __init__(self, scope: TokenScope) -> None:
        super().__init__()
        self._scope = scope

    def __call__(self, request: HttpRequest) -> Bearer:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != _ASKS.lower() or not secret.strip():
            raise Problem("no_token", WWW_Authenticate=_ASKS)
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Bearer:
        """Who made it. Raises :class:`Problem`."""
        found = bearer(token, moment())
        if found is None:
            limits = {"token": settings.AWARD_PROGRAM_ATTEMPTS}
            if not consume(request, app="office", action="token", config=limits, limit_get=True):
                raise Problem("too_many_attempts", Retry_After="60")
            raise Problem("wrong_token", WWW_Authenticate=f'{_ASKS} error="invalid_token"')
        if self._scope not in found.scopes:
            raise Problem("outside_scope", WWW_Authenticate=f'{_ASKS} error="insufficient_scope"')
        return found
