"""Is what was sent back corrected and handed back: with script, saved as one writes, and without any?"""

import json
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import ROOT, Visit
from tests.journeys.hands import Plain
from tests.office.outside.papers import pdf
from tests.office.processes import BEGIN

SOON = 15_000
Sent = dict[str, str]


@pytest.fixture(scope="module")
def sent_back(site: str, surroundings: dict[str, str]) -> list[Sent]:
    """Applications that were sent back, and their people's sessions."""
    command = [sys.executable, "-c", BEGIN.format("tests.journeys.corrections")]
    told = {**surroundings, "AWARD_TODAY": "2025-07-15"}
    made = subprocess.run(command, cwd=ROOT, env=told, check=True, stdout=subprocess.PIPE)
    return list(json.loads(made.stdout))


def come_in(page: Page, one: Sent) -> None:
    page.context.add_cookies([{"name": "sessionid", "value": one["owner"], "url": page.url}])
    page.goto(one["root"])
    banner = page.locator(".sent-back")
    for words in ("退回补正：2处", "虚构：章盖歪了", "虚构的总说明", "24:00为止"):
        expect(banner).to_contain_text(words)
    page.get_by_role("button", name="去补正").click()
    page.locator(".tasks a").first.click()


def hand_back(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("改了2处")
    expect(page.locator("ins").first).to_contain_text("更正")
    page.locator("#undertaken").check()
    page.get_by_role("button", name="交回补正材料").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("申报回执")
    expect(page.locator("main")).to_contain_text("重扫.pdf")


def test_a_correction_is_saved_as_one_writes_and_handed_back(visit: Visit, sent_back: list[Sent]) -> None:
    one, page = sent_back[0], visit("/")
    come_in(page, one)
    page.locator(f"#{one['text']}").fill("更正")
    page.locator(f"#{one['text']}").blur()
    expect(page.locator("[data-saving]")).to_have_attribute("data-state", "saved", timeout=SOON)
    files = page.locator(f"[data-files='{one['files']}']")
    files.locator("[data-detach]").click()
    expect(files.locator(".file")).to_have_count(0)
    chosen = {"name": "重扫.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    files.locator("input[type=file]").set_input_files(chosen)
    files.locator(".file--clean").wait_for()
    page.reload()
    expect(page.locator(f"#{one['text']}")).to_have_value("更正")
    page.get_by_role("button", name="保存并继续").last.click()
    hand_back(page)


def test_a_correction_is_handed_back_without_script(visit: Visit, sent_back: list[Sent]) -> None:
    one, page = sent_back[1], visit("/", "phone", java_script_enabled=False)
    come_in(page, one)
    here = page.url
    page.locator(f"#{one['text']}").fill("更正")
    page.get_by_role("button", name="保存，以后再填").click()
    page.goto(here)
    files = page.locator(f"[data-files='{one['files']}']")
    files.get_by_role("button", name="移除").click()
    Plain(page).hand_in(one["files"], "重扫.pdf", pdf())
    page.get_by_role("button", name="保存并继续").last.click()
    hand_back(page)
