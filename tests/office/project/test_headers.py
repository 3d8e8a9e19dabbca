"""Does every answer state how it may be used?"""

import pytest
from django.test import Client

from tests.office.conftest import Ask
from tests.office.places import EVERYWHERE

ASSET = "/static/award/look.css"


def policy(stated: str) -> dict[str, list[str]]:
    """The directives of a content security policy."""
    return {name: values for name, *values in (directive.split() for directive in stated.split(";"))}


@pytest.mark.parametrize("place", [*EVERYWHERE, ASSET])
def test_nothing_is_loaded_from_elsewhere_or_written_inline(ask: Ask, place: str) -> None:
    directives = policy(ask(place).headers["Content-Security-Policy"])
    assert directives["default-src"] == ["'none'"]
    assert {value for values in directives.values() for value in values} == {"'none'", "'self'"}


@pytest.mark.parametrize("place", [*EVERYWHERE, ASSET])
def test_no_page_can_be_framed_or_guessed_at(ask: Ask, place: str) -> None:
    headers = ask(place).headers
    assert policy(headers["Content-Security-Policy"])["frame-ancestors"] == ["'none'"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("place", EVERYWHERE)
def test_a_visit_leaves_no_cookie(client: Client, place: str) -> None:
    client.get(place)
    assert not client.cookies


@pytest.mark.parametrize("place", EVERYWHERE)
def test_a_page_carries_no_style_and_no_script_of_its_own(ask: Ask, place: str) -> None:
    page = ask(place).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count('<script type="module" src=')
