"""Does someone make, see and end their own tokens, and nobody else's?"""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from office.records.issued import Notice
from office.records.people import Person
from office.records.tokens import Token
from tests.office.arranging import granted, person
from tests.office.desks.account.newcomers import PASSWORD, newcomer, signed_in

pytestmark = pytest.mark.django_db

PAGE = "/account/tokens/"
TYPED = {"name": "虚构的程序", "scopes": "cases:read", "days": "30"}


def browser(who: Person) -> Client:
    """Signed in without a password, as by a city's platform: nothing is asked for again."""
    client = Client()
    client.force_login(who)
    return client


def secret(page: HttpResponse) -> str:
    return re.findall(r"quality_award_[\w-]+", page.text)[0]


def test_a_token_is_shown_once_and_lets_a_program_in(notice: Notice) -> None:
    mine = browser(person("one"))
    made = mine.post(PAGE, TYPED)
    shown = secret(made)
    assert "no-store" in made["Cache-Control"]
    answer = Client().get("/api/v1/cases", headers={"Authorization": f"Bearer {shown}"})
    assert answer.status_code == 200
    page = mine.get(PAGE).text
    assert TYPED["name"] in page
    assert "quality_award_" not in page


def test_a_token_is_ended_from_the_page(notice: Notice) -> None:
    who = person("one")
    mine, token = browser(who), granted(notice, who)
    assert mine.post(f"{PAGE}{token.pk}/revoke/").url == PAGE
    assert Client().get("/api/v1/cases", headers={"Authorization": f"Bearer {token.secret}"}).status_code == 401
    assert token.name not in mine.get(PAGE).text
    assert mine.post(f"{PAGE}{token.pk}/revoke/").status_code == 409


def test_the_tokens_of_others_are_not_there(notice: Notice) -> None:
    token, other = granted(notice, person("one")), browser(person("two"))
    assert token.name not in other.get(PAGE).text
    assert other.post(f"{PAGE}{token.pk}/revoke/").status_code == 404


def test_everything_that_is_wrong_is_told_at_once_and_nothing_typed_is_lost(notice: Notice) -> None:
    page = browser(person("one")).post(PAGE, {"name": " ", "days": "９９９天", "scopes": "everything"})
    assert page.status_code == 422
    for words in ("请给令牌起个名字", "请选择令牌可以用来做什么", "有效期须在1天至180天之间", "９９９天"):
        assert words in page.text
    assert not Token.objects.exists()


def test_whoever_makes_a_token_shows_again_who_they_are(notice: Notice, client: Client) -> None:
    mine = signed_in(newcomer(), client)
    assert mine.get(PAGE).status_code == 200
    asked = mine.post(PAGE, TYPED)
    assert asked.url.startswith("/account/reauthenticate/")
    assert not Token.objects.exists()
    assert secret(mine.post(asked.url, {"password": PASSWORD}))


def test_before_the_notice_is_issued_there_are_no_tokens() -> None:
    mine = browser(person("one"))
    assert "还没有在本系统发布" in mine.get(PAGE).text
    assert mine.post(PAGE, TYPED).status_code == 200


def test_many_tokens_take_no_more_queries_than_one(notice: Notice) -> None:
    counted = []
    for name, many in (("one", 1), ("two", 15)):
        who = person(name)
        for _ in range(many):
            granted(notice, who)
        mine = browser(who)
        with CaptureQueriesContext(connection) as queries:
            assert mine.get(PAGE).text.count("/revoke/") == many
        counted.append(len(queries))
    assert counted[0] == counted[1]
