"""Does the office look at its own pages before it answers anyone?"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable

import pytest
from django.core.handlers.wsgi import WSGIHandler
from pytest_django.fixtures import Settings

from office.project.readiness import NotReady, ready
from office.project.surroundings import PLACES
from tests.conftest import ROOT


def answering(status: str, asked: list[object]) -> Callable[..., Iterable[bytes]]:
    """An application that gives every request the same answer."""

    def application(request: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
        asked.append(request["PATH_INFO"])
        start(status, [])
        return [b""]

    return application


def test_every_place_is_asked_for_in_every_language() -> None:
    asked: list[object] = []
    ready(answering("200 OK", asked))
    assert len(asked) == len(set(asked)) == 2 * len(PLACES)


def test_a_page_that_cannot_be_written_stops_the_office() -> None:
    with pytest.raises(NotReady, match="500"):
        ready(answering("500 Internal Server Error", []))


def test_the_office_is_ready() -> None:
    ready(WSGIHandler())


def test_an_office_that_insists_on_https_is_ready(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = [".example.cn"]
    ready(WSGIHandler())


def test_the_door_opens_as_a_server_opens_it() -> None:
    """In a process of its own: here everything has long been loaded."""
    told = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    told["DJANGO_SETTINGS_MODULE"] = "office.project.settings.test"
    opened = subprocess.run(
        [sys.executable, "-c", "import office.project.wsgi"], cwd=ROOT, env=told, check=False, capture_output=True
    )
    assert opened.returncode == 0, opened.stderr.decode()
