"""What do the tests of the office share? A visitor who asks for pages; a guard at the database; an issued notice."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import deepcopy
from functools import cache
from math import inf

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.http import HttpResponse
from django.test import Client, TestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker

from award.notice.checking import read_scheme
from award.notice.scheme import Scheme
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.records.issued import Notice
from office.records.notices import announced, texts
from office.records.rulings import visited
from tests.office.applying import NOON, set_clock
from tests.office.guard import guard
from tests.office.inhabited import World, inhabited

Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask(client: Client) -> Iterator[Ask]:
    """Ask for a page as an anonymous visitor. The database stays shut: a query would fail the test."""
    given: list[HttpResponse] = []

    def asked(*what: object, **how: object) -> HttpResponse:
        given.append(client.get(*what, **how))
        return given[-1]

    yield asked
    for answer in given:
        answer.close()


@pytest.fixture(autouse=True)
def _guarded(_django_db_marker: None) -> Iterator[None]:
    """Whatever writes outside an act fails its test."""
    with connection.execute_wrapper(guard):
        yield


def left_open(**_: object) -> None:
    """What the end of a request does to the tests' one connection: nothing."""


@pytest.fixture(autouse=True)
def _language_left() -> Iterator[None]:
    """A page that was asked for in one language leaves nobody else reading in it."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _connections_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests share one connection; if a request looked whether it is still good, its page would seem to need it.

    Django's client has them looked at again after each request: by this, then.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    monkeypatch.setattr("django.test.client.close_old_connections", left_open)


@pytest.fixture(autouse=True)
def _attempts_forgotten(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What a test committed is emptied table by table; the table of attempts is no model's, so nobody empties it."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        with django_db_blocker.unblock():
            caches["default"].clear()


@pytest.fixture(autouse=True)
def _unruled() -> None:
    """To a visitor the office has ruled on nothing, unless the test says so; nobody has to ask the database."""
    visited.keep((), inf)


@pytest.fixture
def scheme() -> Scheme:
    """The scheme that is announced."""
    return announced()


@pytest.fixture(autouse=True, scope="session")
def _assets() -> None:
    """An asset is looked for when it is asked for; else every browser of a test would begin with a look at them all."""
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True, scope="session")
def _files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever is handed in lies in a folder of the test run."""
    settings.AWARD_FILES = tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True, scope="session")
def _read_once() -> Iterator[None]:
    """Most tests begin with the notice being issued: its scheme is read and checked for the first of them alone."""
    read = cache(lambda said: read_scheme(dict(said)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("office.acts.notice.read_scheme", lambda texts: read(tuple(texts.items())))
        yield


@pytest.fixture
def notice(db: None) -> Notice:
    """The notice, issued."""
    return perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())


@pytest.fixture(scope="module")
def lasting(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[AbstractContextManager[None]]:
    """Within it a fixture of a module writes what lasts for its tests; each finds it untouched."""

    @contextmanager
    def written() -> Iterator[None]:
        with django_db_blocker.unblock(), connection.execute_wrapper(guard):
            yield

    with django_db_blocker.unblock():
        begun = TestCase._enter_atomics()  # as Django's own test cases begin: to an act it is no transaction
    yield written()
    with django_db_blocker.unblock():
        TestCase._rollback_atomics(begun)


@pytest.fixture(scope="module")
def built(lasting: AbstractContextManager[None]) -> World:
    """An office with someone of every role, and others whom they are not to know, made once for a module."""
    with lasting, pytest.MonkeyPatch.context() as patched:
        set_clock(patched, NOON)
        return inhabited()


@pytest.fixture
def world(built: World, db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """The same, as each test finds it, at noon of a day within the time for filing."""
    set_clock(monkeypatch, NOON)
    return deepcopy(built)
