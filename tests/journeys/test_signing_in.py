"""Can someone sign up, confirm their address, make a passkey, and sign in with nothing else?"""

import email
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email import policy
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT
from tests.journeys.conftest import PATIENCE, SIZES, answers, free_port

PASSWORD = "an invented sentence of some length"  # noqa: S105
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An office with a database and a mailbox of its own."""
    folder = tmp_path_factory.mktemp("office")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "office.project.settings.test",
        "AWARD_DATABASE": f"sqlite:///{folder / 'office.sqlite3'}",
        "AWARD_MAIL_BACKEND": "office.outside.mail.Mailbox",
        "AWARD_MAILBOX": str(folder / "mail"),
    }
    for task in (("migrate", "-v0"), ("issue_notice",)):
        subprocess.run([sys.executable, "manage.py", *task], cwd=ROOT, env=environment, check=True)
    return environment


@pytest.fixture(scope="module")
def office(told: dict[str, str]) -> Iterator[str]:
    """Its address; passkeys ask for a name, not a number."""
    port = free_port()
    server = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    where = ["--host", "127.0.0.1", "--port", str(port), "office.project.wsgi:application"]
    with subprocess.Popen([*server, *where], env=told) as serving:
        limit = time.monotonic() + PATIENCE
        while not answers(port):
            assert serving.poll() is None, "the lines above say why"
            assert time.monotonic() < limit, "the office did not open"
            time.sleep(0.05)
        yield f"http://localhost:{port}"
        serving.terminate()


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


def link(told: dict[str, str], to: str) -> str:
    """The link in the letter to this address."""
    subprocess.run([sys.executable, "manage.py", "deliver", "--once"], cwd=ROOT, env=told, check=True)
    for file in Path(told["AWARD_MAILBOX"]).glob("*.eml"):
        letter = email.message_from_bytes(file.read_bytes(), policy=policy.default)
        if letter["To"] == to:
            return re.search(r"http\S+", letter.get_content())[0]
    pytest.fail(f"no letter to {to}")


def test_someone_signs_up_and_needs_no_password_any_more(
    page: Page, told: dict[str, str], size: str, violations: Callable[[Page], list[str]]
) -> None:
    address = f"{size}@people.example"
    page.goto("/account/signup/")
    assert violations(page) == []
    page.get_by_label("姓名").fill("虚构的·𠮷䶮")
    page.get_by_label("电子邮箱").fill(address)
    page.locator("#id_password1").fill(PASSWORD)
    page.get_by_role("button", name="注册").click()
    expect(page.get_by_role("heading", name="请查收邮件")).to_be_visible()
    page.goto(link(told, address))
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
