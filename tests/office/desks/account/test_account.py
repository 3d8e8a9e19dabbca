"""Are the pages about one's own account there, in both languages, and for oneself alone?"""

import re
from html.parser import HTMLParser

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client

from office.desks.account.telling import ANSWERS, CHANGES, MESSAGES
from tests.architecture.test_pages import signing_in
from tests.office.arranging import letters
from tests.office.desks.account.newcomers import PASSWORD, newcomer, signed_in

pytestmark = pytest.mark.django_db

OPEN = ("login/", "signup/", "password/reset/", "password/reset/done/", "confirm-email/", "inactive/", "privacy/")
OWN = (
    "",
    "email/",
    "password/change/",
    "factors/",
    "factors/webauthn/",
    "sessions/",
    "platforms/",
    "tokens/",
    "logout/",
)


class Shape(HTMLParser):
    """Headings, names and labels of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.ids: list[str] = []
        self.fields: list[str] = []
        self.labels: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.headings += [tag] if re.fullmatch("h[1-6]", tag) else []
        self.ids += [told["id"]] if told.get("id") else []
        if tag == "label":
            self.labels.add(told.get("for") or "")
        if tag in {"input", "select", "textarea"} and told.get("type") not in {"hidden", "submit"}:
            self.fields.append(told.get("id") or "")


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("page", [*OPEN, *OWN])
def test_a_page_is_well_formed_in_every_language(client: Client, page: str, language: str) -> None:
    if page in OWN:
        signed_in(newcomer(), client)
    response = client.get(f"{language}/account/{page}")
    shape = Shape(response.text)
    assert response.status_code == 200
    assert shape.headings.count("h1") == 1
    assert len(shape.ids) == len(set(shape.ids))
    assert set(shape.fields) <= shape.labels


@pytest.mark.parametrize("page", OWN)
def test_a_page_about_oneself_asks_who_it_is(client: Client, page: str) -> None:
    response = client.get(f"/account/{page}")
    assert (response.status_code, response.url.partition("?")[0]) in {(302, "/account/login/"), (302, "/")}


def test_other_sessions_are_ended_and_this_one_stays(client: Client) -> None:
    person = newcomer()
    elsewhere = signed_in(person)
    signed_in(person, client)
    assert client.get("/account/sessions/").text.count("127.0.0.1") == 2
    client.post("/account/sessions/")
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_a_changed_password_needs_the_present_one_and_is_told_by_letter(client: Client) -> None:
    person = signed_in_person = newcomer()
    signed_in(signed_in_person, client)
    new = "quite another long sentence"
    assert "现在的密码不对" in client.post("/account/password/change/", {"oldpassword": "no", "password1": new}).text
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new})
    person.refresh_from_db()
    assert person.check_password(new)
    assert [letter.subject for letter in letters()] == ["密码已更改"]


def test_a_new_address_counts_from_its_confirmation_on(client: Client) -> None:
    person = newcomer()
    signed_in(person, client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/email/", {"email": "other@people.example", "action_add": "1"})
    person.refresh_from_db()
    assert person.email == "newcomer@people.example"
    assert "other@people.example" in client.get("/account/email/").text
    assert EmailAddress.objects.get(email="other@people.example").verified is False


def test_a_wrong_form_comes_back_with_its_faults_at_the_top(client: Client) -> None:
    page = client.post("/account/login/", {"login": "nobody"}).text
    assert page.index("有问题需要更正") < page.index("<h1")
    assert "请填写完整的电子邮箱" in page
    assert "请填写密码" in page
    assert 'value="nobody"' in page
    assert "<title>错误：登录" in page


def test_everything_that_the_sign_in_writes_has_its_letter() -> None:
    sent = set(re.findall(r'"((?:account|mfa|socialaccount)/email/\w+)"', signing_in()))
    by_code = {"account/email/login_code", "account/email/password_reset_code"}
    assert sent - by_code == set(ANSWERS) | set(CHANGES)


def test_everything_that_the_sign_in_says_has_its_words_or_needs_none() -> None:
    said = set(re.findall(r'"((?:account|mfa|socialaccount|usersessions)/messages/\w+\.txt)"', signing_in()))
    assert set(MESSAGES) <= said


def test_a_session_is_safe_from_scripts_and_other_sites(client: Client) -> None:
    signed_in(newcomer(), client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 60 * 60)
