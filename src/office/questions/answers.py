"""Where are a visitor's answers kept? In the visitor's own browser, and nowhere else."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from office import wording

# The name of a form field → what was typed into it, to the letter; empty fields are left out.
Answers = Mapping[str, str]

LINE = "@line"
"""Beside the fields: the award line that was looked at last."""

KEPT_FOR = timedelta(days=7)
# A browser keeps 4096 bytes a cookie, its name and terms included; servers commonly take 8 kB of cookies together.
A_COOKIE_HOLDS = 3600
COOKIES = 2
ROOM = A_COOKIE_HOLDS * COOKIES
_SALT = "selfcheck.answers"


class TooMuch(Exception):
    """The answers do not fit into the browser; ``percent`` says how full it would be."""

    def __init__(self, percent: int) -> None:
        self.percent = percent
        super().__init__(percent)


class Lost(Exception):
    """What the browser kept cannot be read: ``expired`` where it is only too old, else it is incomplete or altered."""

    def __init__(self, *, expired: bool) -> None:
        self.expired = expired
        super().__init__(expired)


def kept(request: HttpRequest) -> Answers:
    """The answers that the browser kept, none where there are none. Raises ``Lost``."""
    cookies = [request.COOKIES.get(name, "") for name in _names(wording.language())]
    if not any(cookies):
        return {}
    try:
        answers: dict[str, str] = signing.loads("".join(cookies), salt=_SALT, max_age=KEPT_FOR)
    except signing.SignatureExpired as old:
        raise Lost(expired=True) from old
    except signing.BadSignature as altered:
        raise Lost(expired=False) from altered
    return answers


def keep(response: HttpResponse, answers: Answers) -> None:
    """Give ``answers`` to the browser until it is closed, for the pages in every language. Raises ``TooMuch``."""
    sealed = signing.dumps(dict(answers), salt=_SALT, compress=True)
    if len(sealed) > ROOM:
        raise TooMuch(round(100 * len(sealed) / ROOM))
    for language, path in _paths():
        for number, name in enumerate(_names(language)):
            part = sealed[number * A_COOKIE_HOLDS : (number + 1) * A_COOKIE_HOLDS]
            if part:
                secure = settings.SESSION_COOKIE_SECURE
                response.set_cookie(name, part, path=path, secure=secure, httponly=True, samesite="Lax")
            else:
                response.delete_cookie(name, path=path, samesite="Lax")


def forget(response: HttpResponse) -> None:
    """Let the browser drop every answer."""
    for language, path in _paths():
        for name in _names(language):
            response.delete_cookie(name, path=path, samesite="Lax")


def _names(language: str) -> list[str]:
    return [f"answers-{language}-{number}" for number in range(COOKIES)]


def _paths() -> Iterator[tuple[str, str]]:
    """Below which address the self-check lies in each language: nothing else is sent the answers."""
    for language, _ in settings.LANGUAGES:
        with override(language):
            yield language, reverse("public:selfcheck")
