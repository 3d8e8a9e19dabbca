"""In which language is a program answered?"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header


def language_of(request: HttpRequest) -> str:
    """The first that it asks for (``Accept-Language``) and that the office speaks; else Chinese."""
    for asked, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return translation.get_supported_language_variant(asked)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


@contextmanager
def spoken(request: HttpRequest) -> Iterator[str]:
    """While this lasts, it is said in that language."""
    language = language_of(request)
    with translation.override(language):
        yield language
