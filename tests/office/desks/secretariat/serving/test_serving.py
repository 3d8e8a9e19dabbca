"""Does the secretariat see to who serves, and never to themselves?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.vocabulary.roles import Role
from office.records.issued import Notice
from office.records.people import Person
from tests.office.arranging import letters, person

pytestmark = pytest.mark.django_db

PAGE = "/secretariat/serving/"
ROOTS = pytest.mark.parametrize("root", ["", "/en"])


def me() -> Person:
    return Person.objects.get(email="办公室@people.example")


@ROOTS
def test_someone_is_appointed_seen_and_dismissed(notice: Notice, secretary: Client, root: str) -> None:
    other = person("新人")
    given = {"email": other.email.upper(), "duty": "supervisor"}
    assert secretary.post(f"{root}{PAGE}", given).status_code == 302
    other.refresh_from_db()
    assert other.duty == Role.SUPERVISOR
    assert other.email in secretary.get(f"{root}{PAGE}").content.decode()
    assert secretary.post(f"{root}{PAGE}{other.pk}/dismiss/").status_code == 302
    other.refresh_from_db()
    assert other.duty == ""
    assert other.email not in secretary.get(f"{root}{PAGE}").content.decode()
    assert [letter.recipient for letter in letters()] == [other.email] * 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"email": "nobody@people.example"}, "没有账号"),
        ({"email": "办公室@people.example"}, "不能任免自己"),
        ({"email": "旧人@people.example"}, "先免去"),
        ({"duty": "emperor"}, "emperor"),
        ({"duty": ""}, "govuk-error-summary"),
        ({"email": "nonsense"}, "没有账号"),
    ],
)
def test_a_refusal_says_why_and_gives_back_what_was_typed(
    notice: Notice, secretary: Client, typed: dict[str, str], why: str
) -> None:
    person("旧人", Role.SUPERVISOR)
    given = {"email": person("新人").email, "duty": "secretary"} | typed
    answer = secretary.post(PAGE, given)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert given["email"] in answer.content.decode()
    assert Person.objects.exclude(duty="").count() == 2


def test_nobody_is_offered_their_own_dismissal_nor_given_it(notice: Notice, secretary: Client) -> None:
    address = f"{PAGE}{me().pk}/dismiss/"
    assert address not in secretary.get(PAGE).content.decode()
    answer = secretary.post(address)
    assert answer.status_code == 422
    assert "不能任免自己" in answer.content.decode()
    assert me().duty == Role.SECRETARY


def test_whoever_does_not_serve_is_not_there_to_be_dismissed(notice: Notice, secretary: Client) -> None:
    assert secretary.post(f"{PAGE}{person('外人').pk}/dismiss/").status_code == 404


def test_only_the_secretariat_appoints_and_dismisses(notice: Notice, secretary: Client) -> None:
    for who in (person("外人"), person("监督", Role.SUPERVISOR)):
        client = Client()
        client.force_login(who)
        assert client.get(PAGE).status_code == 404
        assert client.post(PAGE, {"email": who.email, "duty": "secretary"}).status_code == 404
        assert client.post(f"{PAGE}{me().pk}/dismiss/").status_code == 404


def test_the_page_costs_the_same_however_many_serve(notice: Notice, secretary: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert secretary.get(PAGE).status_code == 200
        return len(asked)

    secretary.get(PAGE)
    once = cost()
    for number in range(9):
        person(f"甲{number}", Role.SUPERVISOR)
    assert cost() == once
