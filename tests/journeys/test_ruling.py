"""Is a ruling on many cases watched as it goes on, stopped so that nothing has happened, and made for everyone?"""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, ROOT, served
from tests.journeys.rulings import CASES
from tests.office.processes import BEGIN, Processes
from tests.office.ruling import READING, RULING

SOON = PATIENCE * 1000
REASON = RULING["reason"]
# What is said of the work as it goes on the test hears too, before the next page takes the place of this one.
NOTING = """let last = "";
new MutationObserver(() => {
  const words = document.querySelector("[data-work-words]")?.textContent ?? last;
  if (words !== last) noted(last = words);
}).observe(document, { childList: true, subtree: true });"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What an office of the test's own is told, since a ruling is for everyone."""
    monkeypatch.delenv("AWARD_DATABASE", raising=False)
    return {**Processes(tmp_path).environment, "AWARD_TODAY": "2025-07-15"}


@pytest.fixture
def page(browser: Browser, office: dict[str, str]) -> Iterator[Page]:
    """A window of someone of the secretariat, where many cases turn on a reading."""
    command = [sys.executable, "-c", BEGIN.format("tests.journeys.rulings")]
    made = subprocess.run(command, cwd=ROOT, env=office, check=True, stdout=subprocess.PIPE)
    with served(office, threads=2) as address:
        window = browser.new_context(base_url=address)
        window.add_cookies([{"name": "sessionid", "value": json.loads(made.stdout), "url": address}])
        yield window.new_page()
        window.close()


@contextmanager
def another_writing(office: dict[str, str]) -> Iterator[None]:
    """While this lasts, an act of someone else goes on, and every other waits for its turn."""
    database = office["AWARD_DATABASE"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(database, isolation_level=None, timeout=PATIENCE)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def asked_to_stop(office: dict[str, str]) -> bool:
    return any((Path(office["AWARD_FILES"]) / "work").glob("*.stop"))


def until(office: dict[str, str]) -> None:
    limit = time.monotonic() + PATIENCE
    while not asked_to_stop(office):
        assert time.monotonic() < limit, "nobody was told to stop"
        time.sleep(0.05)


def test_a_ruling_is_stopped_and_nothing_has_happened_then_made_for_everyone(
    page: Page, office: dict[str, str]
) -> None:
    told: list[str] = []
    page.expose_binding("noted", lambda _, words: told.append(words))
    page.add_init_script(NOTING)
    looked_over(page)
    stopped(page, office)
    nothing_has_happened(page)
    made(page, told)
    published(page)


def looked_over(page: Page) -> None:
    """The cohort by each reading, and every letter that would leave."""
    page.goto("/secretariat/rulings/")
    expect(page.get_by_role("region", name="等待裁定")).to_contain_text(f"{CASES}件待定")
    page.goto(f"/secretariat/rulings/{READING}/")
    expect(page.get_by_role("region", name="裁定前先看")).to_contain_text(f"其中{CASES}件的结论可能因这一处理解而不同")
    page.locator(f"input[name=chosen][value={RULING['chosen']}]").check()
    page.locator("#reason").fill(REASON)
    page.get_by_role("button", name="下一步：看将要发出的信").click()
    expect(page.locator(".leaving__to")).to_have_count(CASES, timeout=SOON)
    expect(page.locator(".leaving__body").first).to_contain_text(REASON)


def stopped(page: Page, office: dict[str, str]) -> None:
    """It has begun and waits for its turn; whoever pressed thinks again."""
    with another_writing(office):
        page.get_by_role("button", name="作出裁定并发出这些信").click()
        expect(page.get_by_role("progressbar", name="办理进度")).to_be_visible()
        page.get_by_role("button", name="停止，什么都不要改变").click()
        expect(page.locator("[data-work-words]")).to_have_text("正在停止……")
        until(office)
    expect(page.get_by_role("alert")).to_contain_text("已停止：什么都没有改变，也没有发出任何信", timeout=SOON)


def nothing_has_happened(page: Page) -> None:
    other = page.context.new_page()
    other.goto("/secretariat/rulings/")
    expect(other.get_by_role("region", name="等待裁定")).to_contain_text(f"{CASES}件待定")
    other.goto("/secretariat/letters/")
    expect(other.locator("main")).not_to_contain_text("裁定")
    other.close()


def made(page: Page, told: list[str]) -> None:
    """From the page that says that it was stopped, with all that was typed."""
    told.clear()
    page.get_by_role("button", name="作出裁定并发出这些信").click()
    expect(page.locator("main")).to_contain_text("第1号裁定已作出", timeout=SOON)
    assert "开始办理……" in told
    assert any(f"共{CASES}件" in words or f"{CASES}件都已办好" in words for words in told), told


def published(page: Page) -> None:
    page.get_by_role("link", name="查看网站上公布的这一裁定").click()
    expect(page.locator("main")).to_contain_text(REASON)
    page.goto("/secretariat/rulings/")
    expect(page.get_by_role("region", name="已有裁定")).to_contain_text("第1号裁定")
