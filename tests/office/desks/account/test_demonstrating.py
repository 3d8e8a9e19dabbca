"""Does one click let a visitor be someone invented, and only in the demonstration?"""

from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from office.records.cast import cast
from office.records.people import Person
from tests.office.arranging import person

pytestmark = pytest.mark.django_db


def someone() -> Person:
    """The first of the cast, on the stage."""
    one = cast()[0]
    return Person.objects.create_user(one.email, name=one.name)


def test_the_invented_people_who_are_there_are_offered(client: Client) -> None:
    someone()
    page = client.get("/sign-in/demo/").text
    assert cast()[0].name in page
    assert cast()[1].name not in page
    assert cast()[0].about.en in unescape(client.get("/en/sign-in/demo/").text)


def test_one_click_signs_in(client: Client) -> None:
    someone()
    client.post("/sign-in/demo/", {"who": cast()[0].id})
    assert cast()[0].name in client.get("/account/").text


def test_nobody_signs_in_as_someone_real(client: Client) -> None:
    real = person("real")
    for who in (real.email, str(real.pk), "", "nobody"):
        assert client.post("/sign-in/demo/", {"who": who}).status_code == 404
    assert client.get("/account/").status_code == 302


def test_a_click_from_another_site_does_nothing() -> None:
    someone()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sign-in/demo/", {"who": cast()[0].id}).status_code == 403


def test_in_earnest_there_is_no_such_page(client: Client, settings: Settings) -> None:
    settings.AWARD_DEMONSTRATION = False
    someone()
    assert client.get("/sign-in/demo/").status_code == 404
    assert client.post("/sign-in/demo/", {"who": cast()[0].id}).status_code == 404
