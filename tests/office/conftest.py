"""What do the tests of the office share? A visitor who asks for pages, and no database."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

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
