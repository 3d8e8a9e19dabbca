"""Is a city's identity platform set up by what the machine tells, and by nothing less?"""

import pytest
from django.core.exceptions import ImproperlyConfigured

from office.project import platform
from office.project.environment import read
from office.project.settings import base as settings
from office.project.settings.base import CONTENT_SECURITY_POLICY
from tests.office.project.test_environment import TOLD as WELL

SCHEME = {"scheme": settings.FIRST_SCHEME}
TOLD = {
    "AWARD_PLATFORM": "https://id.example.org/",
    "AWARD_PLATFORM_CLIENT": "award",
    "AWARD_PLATFORM_SECRET": "an invented secret",
    "AWARD_PLATFORM_NAMES": "用虚构平台登录|Sign in by the invented platform",
}


def test_without_a_platform_there_is_none() -> None:
    told = read(WELL, **SCHEME)
    assert told.vouching is None
    assert platform.providers(told.vouching) == {}
    assert platform.forms_may_lead_to(CONTENT_SECURITY_POLICY, None) == CONTENT_SECURITY_POLICY


def test_a_platform_has_an_issuer_a_client_a_secret_and_names() -> None:
    told = read({**WELL, **TOLD}, **SCHEME).vouching
    assert told is not None
    [app] = platform.providers(told)["openid_connect"]["APPS"]
    assert app["settings"] == {"server_url": "https://id.example.org", "names": dict(told.names)}
    assert told.names["en"] == "Sign in by the invented platform"
    assert "id.example.org" not in str(CONTENT_SECURITY_POLICY)
    assert "https://id.example.org" in str(platform.forms_may_lead_to(CONTENT_SECURITY_POLICY, told))


@pytest.mark.parametrize("missing", [name for name in TOLD if name != "AWARD_PLATFORM"])
def test_half_a_platform_is_refused_by_name(missing: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{missing}: must be set"):
        read({**WELL, **TOLD, missing: ""}, **SCHEME)


@pytest.mark.parametrize("issuer", ["id.example.org", "http://id.example.org", "https://", "https://id.example/?a=b"])
def test_an_issuer_is_an_address_that_nobody_can_listen_in_on(issuer: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="AWARD_PLATFORM: expected an issuer"):
        read({**WELL, **TOLD, "AWARD_PLATFORM": issuer}, **SCHEME)


def test_names_are_said_in_both_languages() -> None:
    with pytest.raises(ImproperlyConfigured, match="AWARD_PLATFORM_NAMES"):
        read({**WELL, **TOLD, "AWARD_PLATFORM_NAMES": "只有中文"}, **SCHEME)


@pytest.mark.parametrize(("written", "count"), [("", 1), ("0", 0), ("2", 2)])
def test_the_proxies_before_the_office_are_counted(written: str, count: int) -> None:
    assert read({**WELL, "AWARD_PROXIES": written}, **SCHEME).proxies == count
