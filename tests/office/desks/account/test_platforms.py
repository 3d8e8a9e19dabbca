"""Does a city's identity platform let the right people in? A real provider answers on this machine."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from office.project.platform import Platform, providers
from office.records.people import Person
from tests.office.desks.account.newcomers import PASSWORD, newcomer, signed_in

pytestmark = pytest.mark.django_db

VOUCHED = {"sub": "vouched", "email": "newcomer@people.example", "email_verified": True, "name": "虚构的·平台人"}
CLAIMED = {"sub": "claimed", "email": "newcomer@people.example", "email_verified": False, "name": "冒充者"}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where the provider listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = int(probe.getsockname()[1])
    told = [part for who in (VOUCHED, CLAIMED) for part in ("--user-claims", json.dumps(who))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(number), *told]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as provider:
        limit = time.monotonic() + 30
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", number)) == 0:
                    break
            assert time.monotonic() < limit, "the provider did not start"
            time.sleep(0.1)
        yield number
        provider.terminate()


@pytest.fixture(autouse=True)
def _set_up(port: int, settings: Settings) -> None:
    names = {"zh-hans": "用虚构平台登录", "en": "Sign in by the invented platform"}
    settings.SOCIALACCOUNT_PROVIDERS = providers(Platform(f"http://localhost:{port}", "award", "secret", names))


def through(client: Client, port: int, who: str, *, process: str = "login") -> str:
    """Go to the platform, be ``who`` there, come back; the page where that ends."""
    away = client.post(f"/account/oidc/platform/login/?process={process}").url
    there = HTTPConnection("localhost", port)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    there.request("POST", away.removeprefix(f"http://localhost:{port}"), urlencode({"sub": who}), headers)
    back = urlsplit(there.getresponse().headers["Location"])
    there.close()
    return client.get(f"{back.path}?{back.query}", follow=True).text


@pytest.mark.parametrize(("page", "words"), [("/account/login/", "用虚构平台登录"), ("/en/account/login/", "invented")])
def test_the_way_to_the_platform_is_offered(client: Client, page: str, words: str) -> None:
    assert words in client.get(page).text


def test_without_a_platform_nothing_is_offered(client: Client, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "/oidc/" not in client.get("/account/login/").text
    assert client.post("/account/oidc/platform/login/").status_code == 404


def test_someone_new_checks_their_name_and_is_in(client: Client, port: int) -> None:
    page = through(client, port, "vouched")
    assert 'value="虚构的·平台人"' in page
    typed = {"name": "虚构的·平台人", "language": "zh-hans", "email": VOUCHED["email"]}
    client.post("/account/platforms/signup/", typed)
    assert "虚构的·平台人" in client.get("/account/").text
    assert not Person.objects.get().has_usable_password()


def test_an_account_is_linked_where_both_know_the_address_as_verified(client: Client, port: int) -> None:
    person = newcomer()
    through(client, port, "vouched")
    assert SocialAccount.objects.get().user == person
    assert person.name in client.get("/account/").text


def test_an_address_that_the_platform_has_not_verified_opens_nothing(client: Client, port: int) -> None:
    newcomer()
    through(client, port, "claimed")
    typed = {"name": "冒充者", "language": "zh-hans", "email": CLAIMED["email"]}
    client.post("/account/platforms/signup/", typed)
    assert client.get("/account/").status_code == 302
    assert not SocialAccount.objects.filter(user__email=CLAIMED["email"]).exists()


def test_an_account_is_linked_by_hand_and_unlinked(client: Client, port: int) -> None:
    signed_in(newcomer("other"), client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    through(client, port, "vouched", process="connect")
    linked = SocialAccount.objects.get()
    assert linked.user.email == "other@people.example"
    assert linked.uid in client.get("/account/platforms/").text
    client.post("/account/platforms/", {"account": linked.pk})
    assert not SocialAccount.objects.exists()


def test_someone_who_turns_back_is_told_so(client: Client) -> None:
    assert re.search("您在身份平台取消了登录", client.get("/account/platforms/login/cancelled/").text)
    assert client.get("/account/platforms/login/error/").status_code == 401
