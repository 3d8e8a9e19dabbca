"""Is whoever serves led to a second factor when they come to their desk, and let in with it?"""

import re

import pytest
from django.test import Client

from award.vocabulary.roles import Role
from tests.office.desks.account.newcomers import newcomer, signed_in
from tests.office.desks.account.test_factors import digits, protected

pytestmark = pytest.mark.django_db(transaction=True)

DESKS = pytest.mark.parametrize(
    ("duty", "desk"), [(Role.SECRETARY, "/secretariat/"), (Role.SUPERVISOR, "/supervisor/")]
)


@DESKS
@pytest.mark.parametrize("page", ["", "letters/"])
def test_without_a_factor_one_is_led_to_set_one_up_and_told_why(
    client: Client, duty: str, desk: str, page: str
) -> None:
    signed_in(newcomer(duty=duty), client)
    led = client.get(desk + page, follow=True)
    assert led.redirect_chain == [("/account/factors/", 302)]
    assert "职责才生效" in led.content.decode()


@DESKS
def test_with_it_one_is_let_in(client: Client, duty: str, desk: str) -> None:
    person = newcomer(duty=duty)
    secret, _ = protected(signed_in(person))
    signed_in(person, client)
    client.post("/account/factors/authenticate/", {"code": digits(secret, later=True)})
    assert client.get(desk).status_code == 200
    assert client.get(f"{desk}letters/").status_code == 200


@DESKS
def test_whoever_has_just_set_it_up_shows_it_once_and_comes_to_where_they_were_going(
    client: Client, duty: str, desk: str
) -> None:
    secret, _ = protected(signed_in(newcomer(duty=duty), client))
    led = client.get(f"{desk}letters/")
    if led.status_code == 302:
        assert led.url.startswith("/account/factors/reauthenticate/")
        led = client.post(led.url, {"code": digits(secret, later=True)}, follow=True)
        assert led.request["PATH_INFO"] == f"{desk}letters/"
    assert re.search(r"<h1[^>]*>信件", led.content.decode())


def test_nobody_writes_at_a_desk_without_it(client: Client) -> None:
    signed_in(newcomer(duty=Role.SECRETARY), client)
    led = client.post("/secretariat/serving/", {"email": newcomer("other").email, "duty": "supervisor"})
    assert (led.status_code, led.url) == (302, "/account/factors/")
