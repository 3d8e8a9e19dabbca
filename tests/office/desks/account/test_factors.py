"""Does a second factor keep others out, and does a duty count only with one?"""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client, RequestFactory
from pytest_django import Settings

from award.vocabulary.roles import Role
from office.access.relations import duties
from office.project.staying import people_present
from office.records.people import Person
from tests.office.arranging import letters
from tests.office.desks.account.newcomers import PASSWORD, newcomer, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def digits(secret: str, *, later: bool = False) -> str:
    """What an authenticator app with this secret shows now, or half a minute later."""
    counters = sorted(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[-1] if later else counters[1]))


def protected(client: Client) -> tuple[str, list[str]]:
    """Set up an authenticator app: its secret, and the recovery codes."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = re.search(r'factor__secret">(\w+)', client.get("/account/factors/totp/activate/").text)[1]
    page = client.post("/account/factors/totp/activate/", {"code": digits(secret)}, follow=True).text
    return secret, re.findall(r"<code>(\d+)</code>", page)


def test_with_an_app_set_up_the_password_alone_does_not_let_in(client: Client) -> None:
    person = newcomer()
    _, codes = protected(signed_in(person))
    assert len(codes) == 10
    signed_in(person, client)
    assert client.get("/account/").status_code == 302
    assert client.post("/account/factors/authenticate/", {"code": "000000"}).status_code == 200
    assert client.get("/account/").status_code == 302


def test_the_digits_of_the_app_let_in_and_the_same_digits_once(client: Client) -> None:
    person = newcomer()
    secret, _ = protected(signed_in(person))
    shown = digits(secret, later=True)
    for browser, let_in in ((client, 200), (Client(), 302)):
        signed_in(person, browser)
        browser.post("/account/factors/authenticate/", {"code": shown})
        assert browser.get("/account/").status_code == let_in


def test_a_recovery_code_lets_in_once(client: Client) -> None:
    person = newcomer()
    _, codes = protected(signed_in(person))
    signed_in(person, client)
    client.post("/account/factors/authenticate/", {"code": codes[0]})
    assert client.get("/account/").status_code == 200
    again = signed_in(person)
    again.post("/account/factors/authenticate/", {"code": codes[0]})
    assert again.get("/account/").status_code == 302


def test_the_secret_of_an_app_is_not_kept_in_plain_words(client: Client) -> None:
    secret, codes = protected(signed_in(newcomer(), client))
    kept = "".join(str(factor.data) for factor in Authenticator.objects.all())
    assert secret not in kept
    assert not any(code in kept for code in codes)


def test_whoever_sets_up_a_factor_is_written_to(client: Client) -> None:
    protected(signed_in(newcomer(), client))
    assert {letter.act for letter in letters()} == {"account/changed"}
    assert "验证器应用已启用" in {letter.subject for letter in letters()}


def test_nothing_weighty_is_done_before_it_is_known_to_be_the_same_person(client: Client) -> None:
    signed_in(newcomer(), client)
    for weighty in ("factors/totp/activate/", "factors/webauthn/add/"):
        assert client.get(f"/account/{weighty}").url.startswith("/account/reauthenticate/")


def duty(client: Client) -> frozenset[Role]:
    """As what someone counts in the session of this browser."""
    seen: list[frozenset[Role]] = []
    request = RequestFactory().get("/")
    request.session, request.user = client.session, Person.objects.get()
    people_present(lambda asked: seen.append(duties(asked.user)))(request)
    return seen[0]


def test_a_duty_counts_only_in_a_session_with_a_second_factor(client: Client) -> None:
    person = newcomer(duty="secretary")
    before = signed_in(person)
    assert Role.SECRETARY not in duty(before)
    _, codes = protected(before)
    signed_in(person, client)
    client.post("/account/factors/authenticate/", {"code": codes[0]})
    assert Role.SECRETARY in duty(client)


def test_a_demonstration_can_do_without(client: Client, settings: Settings) -> None:
    settings.AWARD_SECOND_FACTOR = False
    assert Role.SECRETARY in duty(signed_in(newcomer(duty="secretary"), client))
