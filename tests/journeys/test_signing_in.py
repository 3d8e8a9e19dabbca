"""Can someone sign up, confirm their address, make a passkey, and sign in with nothing else?"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import SIZES
from tests.journeys.hands import link_to

PASSWORD = "an invented sentence of some length"  # noqa: S105
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def office(site: str) -> str:
    """Its address; passkeys ask for a name, not a number."""
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(browser: Browser, office: str, size: str) -> Iterator[Page]:
    """A window of a browser that holds a key, which confirms whatever it is asked."""
    window = browser.new_context(base_url=office, bypass_csp=True, **SIZES[size])
    page = window.new_page()
    devices = window.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    yield page
    window.close()


def test_someone_signs_up_and_needs_no_password_any_more(
    page: Page, kept: Path, size: str, violations: Callable[[Page], list[str]]
) -> None:
    address = f"{size}@people.example"
    page.goto("/account/signup/")
    assert violations(page) == []
    page.get_by_label("姓名").fill("虚构的·𠮷䶮")
    page.get_by_label("电子邮箱").fill(address)
    page.locator("#id_password1").fill(PASSWORD)
    page.get_by_role("button", name="注册").click()
    expect(page.get_by_role("heading", name="请查收邮件")).to_be_visible()
    page.goto(link_to(kept / "mail", address, "confirm"))
    page.get_by_role("button", name="确认").click()

    page.goto("/account/factors/webauthn/add/")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="确认").click()
    page.get_by_label("用它登录，不再输入密码").check()
    assert violations(page) == []
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_role("heading", name="恢复码")).to_be_visible()
    assert violations(page) == []

    page.goto("/account/logout/")
    page.get_by_role("button", name="退出").click()
    page.goto("/account/login/?next=/account/")
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.get_by_role("heading", name="我的账号")).to_be_visible()
    expect(page.get_by_text("虚构的·𠮷䶮").first).to_be_visible()
    assert violations(page) == []
