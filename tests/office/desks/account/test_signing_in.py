"""Does someone come in who may, and nobody else; and is it never told whether an address has an account?"""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from office.acts.delivering import deliver
from office.records.people import Person
from tests.office.arranging import letters
from tests.office.desks.account.newcomers import LONG, PASSWORD, newcomer, signed_up

pytestmark = pytest.mark.django_db


def link(mailoutbox: list) -> str:
    """The link in the letter that came last."""
    deliver()
    return re.search(r"http://testserver(\S+)", mailoutbox[-1].body)[1]


@pytest.mark.parametrize("name", ["虚构的𠮷䶮", "买买提·虚构·阿卜杜勒热合曼", "Ada Invented", LONG], ids=len)
def test_someone_signs_up_confirms_the_address_and_is_in(client: Client, mailoutbox: list, name: str) -> None:
    response = signed_up(client, name=name)
    assert response.redirect_chain[-1][0] == "/account/confirm-email/"
    assert client.get("/account/").status_code == 302
    client.post(link(mailoutbox))
    assert name in client.get("/account/").text
    assert Person.objects.get().name == name


def test_an_address_is_confirmed_on_another_device_too(client: Client, mailoutbox: list) -> None:
    signed_up(client)
    address = link(mailoutbox)
    phone = Client()
    assert phone.get(address).status_code == 200
    phone.post(address)
    assert phone.get("/account/").status_code == 302
    client.post("/account/login/", {"login": "newcomer@people.example", "password": PASSWORD})
    assert client.get("/account/").status_code == 200


def test_opening_the_link_alone_confirms_nothing(client: Client, mailoutbox: list) -> None:
    signed_up(client)
    client.get(link(mailoutbox))
    client.post("/account/login/", {"login": "newcomer@people.example", "password": PASSWORD})
    assert client.get("/account/").status_code == 302


def test_the_link_does_not_stand_in_the_books_of_the_office(client: Client, mailoutbox: list) -> None:
    signed_up(client)
    [letter] = letters()
    assert "⟦activate_url⟧" in letter.body
    assert "confirm-email" not in letter.body
    link(mailoutbox)
    [letter] = letters()
    assert (letter.state, letter.secrets, letter.notice_id) == ("sent", "", None)


def test_a_letter_speaks_the_language_in_which_it_was_asked_for(client: Client, mailoutbox: list) -> None:
    signed_up(client, at="/en/account/signup/")
    link(mailoutbox)
    assert mailoutbox[-1].subject == "Please confirm your e-mail address"


def test_a_mail_server_that_is_down_keeps_nobody_waiting(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.office.acts.test_delivering.Unreachable"
    assert signed_up(client).status_code == 200
    deliver()
    [letter] = letters()
    assert letter.state == "queued"


def test_signing_up_does_not_tell_that_an_address_has_an_account(client: Client) -> None:
    newcomer()
    taken, free = signed_up(Client()), signed_up(Client(), email="free@people.example")
    assert taken.redirect_chain == free.redirect_chain
    assert taken.content == free.content
    assert [letter.act for letter in letters()] == ["account/already", "account/confirm"]


def test_signing_in_does_not_tell_that_an_address_has_an_account(client: Client) -> None:
    newcomer()
    typed = {"password": "not the password at all"}
    known = client.post("/account/login/", {**typed, "login": "newcomer@people.example"}).text
    unknown = client.post("/account/login/", {**typed, "login": "nobody@people.example"}).text
    assert "邮箱或者密码不对" in known
    assert plain(known).replace("newcomer@", "nobody@") == plain(unknown)


def test_asking_for_a_new_password_does_not_tell_that_an_address_has_an_account(client: Client) -> None:
    newcomer()
    known = client.post("/account/password/reset/", {"email": "newcomer@people.example"}, follow=True)
    unknown = client.post("/account/password/reset/", {"email": "nobody@people.example"}, follow=True)
    assert (known.redirect_chain, known.content) == (unknown.redirect_chain, unknown.content)
    assert [letter.act for letter in letters()] == ["account/reset", "account/unknown"]


def test_a_password_is_set_anew_by_letter(client: Client, mailoutbox: list) -> None:
    person = newcomer()
    client.post("/account/password/reset/", {"email": person.email})
    asked = client.get(link(mailoutbox), follow=True)
    client.post(asked.redirect_chain[-1][0], {"password1": "quite another long sentence"})
    person.refresh_from_db()
    assert person.check_password("quite another long sentence")
    assert person.password.startswith("argon2$argon2id$")
    assert [letter.subject for letter in letters()][-1] == "密码已重设"


@pytest.mark.parametrize(
    ("password", "why"),
    [("kurz", "密码太短"), ("1234567890", "密码太常见"), ("newcomer@people", "太相近")],
)
def test_a_weak_password_is_refused_and_nothing_else_is_lost(client: Client, password: str, why: str) -> None:
    page = signed_up(client, password=password).text
    assert why in page
    assert 'value="newcomer@people.example"' in page
    assert f'value="{password}"' not in page
    assert not Person.objects.exists()


def test_a_name_of_invisible_characters_is_refused(client: Client) -> None:
    assert "姓名里有不能显示的字符" in signed_up(client, name="虚构\u202e倒写").text


def plain(page: str) -> str:
    """A page without its token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
