"""Can every public page be written? Asking for each once also spares the first visitors the wait."""

from collections.abc import Callable, Iterable, Mapping
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from office.project.surroundings import PLACES

Application = Callable[[dict[str, object], Callable[..., object]], Iterable[bytes]]


class NotReady(RuntimeError):
    """A public page was not answered with a page."""


def ready(application: Application) -> None:
    """Ask ``application`` for every place of the navigation in every language. Raises :class:`NotReady`."""
    for read, _ in settings.LANGUAGES:
        with override(read):
            addresses = [reverse(place) for place in PLACES]
        for address in addresses:
            _ask(application, address)


def _ask(application: Application, address: str) -> None:
    answered: list[str] = []

    def start(status: str, headers: Iterable[tuple[str, str]], trouble: object = None) -> None:
        answered.append(status)

    request: dict[str, object] = {
        "PATH_INFO": address,
        "HTTP_HOST": _host(),
        **_secured(settings.SECURE_PROXY_SSL_HEADER),
    }
    setup_testing_defaults(request)
    page = application(request, start)
    for _ in page:
        pass
    if close := getattr(page, "close", None):
        close()
    if answered != ["200 OK"]:
        raise NotReady(f"{address} was answered with {', '.join(answered) or 'nothing'}.")


def _host() -> str:
    """A name under which the office answers; a leading dot or a star stands for any name there."""
    return next(iter(settings.ALLOWED_HOSTS), "localhost").replace("*", "localhost").lstrip(".")


def _secured(header: tuple[str, str] | None) -> Mapping[str, object]:
    return {header[0]: header[1]} if header else {}
