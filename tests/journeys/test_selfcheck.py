"""Can people get a ruling: at a desk, on a phone without script, by keyboard alone, on paper?"""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

Violations = Callable[[Page], list[str]]
LINE = "/selfcheck/gold_model"


def day(page: Page, name: str, year: str, month: str = "", date: str = "") -> None:
    for part, typed in zip(("", "-month", "-day"), (year, month, date), strict=True):
        page.locator(f'[id="{name}{part}"]').fill(typed)


def choose(page: Page, name: str, value: str) -> None:
    """Choose as a person does: by the words beside the button."""
    button = page.locator(f'input[name="{name}"][value="{value}"]')
    page.locator(f'label[for="{button.get_attribute("id")}"]').click()
    expect(button).to_be_checked()


def go_on(page: Page, button: str) -> None:
    page.locator(".asking__buttons").get_by_role("button", name=button).click()


def take(page: Page, root: str, sample: str) -> None:
    page.goto(f"{root}/selfcheck/samples/")
    page.locator(f"form[action$='/{sample}/'] button").click()
    page.wait_for_url("**/answers/")


def fill_in(page: Page, on: str) -> None:
    """A whole organisation, page by page; ``on`` is what the button says that goes on."""
    page.get_by_label(re.compile("名称|name of")).fill("虚构示例制造(上海)有限公司")
    choose(page, "unit_form", "legal_person")
    choose(page, "registered_place", "shanghai")
    go_on(page, on)
    choose(page, "activity", "business")
    day(page, "established_on", "2010", "3")
    choose(page, "succession", "none")
    go_on(page, on)
    choose(page, "awards.count", "0")
    go_on(page, on)
    choose(page, "cqo", "true")
    day(page, "cqo_appointed_on", "2019", "3", "1")
    choose(page, "events.count", "0")
    choose(page, "listings.count", "0")
    go_on(page, on)
    choose(page, "consolidates", "false")
    for year in range(2020, 2026):
        page.locator(f'[id="results.{year}.net_profit"]').fill("1,200")
        page.locator(f'[id="results.{year}.total_profit"]').fill("1500")
    go_on(page, on)
    choose(page, "postings.count", "1")
    page.locator('[id="postings.1.place"]').select_option("own")
    day(page, "postings.1.from", "2025", "6", "23")
    day(page, "postings.1.to", "2025", "6", "30")
    go_on(page, on)
    choose(page, "channel", "direct")
    day(page, "filed_on", "2025", "7", "10")
    choose(page, "district_filings.count", "0")
    choose(page, "other_tier_filed", "false")
    choose(page, "truthful", "true")
    go_on(page, on)


def test_an_organisation_gets_its_ruling_at_a_desk(visit: Visit) -> None:
    page = visit("/selfcheck/")
    page.get_by_role("link", name="上海市质量金奖·先进质量管理模式").click()
    fill_in(page, "保存并继续")
    expect(page.get_by_role("heading", level=1)).to_have_text("核对回答")
    page.get_by_role("button", name="看结论").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("目前符合申报条件")
    expect(page.get_by_text("虚构示例制造(上海)有限公司")).to_be_visible()
    with page.expect_download() as carried:
        page.get_by_role("link", name="下载回答（TOML）").click()
    facts = tomllib.loads(Path(carried.value.path()).read_text())
    assert facts["facts"]["established_on"] == "2010-03"
    assert facts["facts"]["awards"] == []


def test_an_organisation_gets_its_ruling_on_a_phone_without_script(visit: Visit) -> None:
    page = visit("/en/selfcheck/", "phone", java_script_enabled=False)
    page.get_by_role("link", name="Shanghai Quality Gold Award · Advanced Quality Management Model").click()
    expect(page.get_by_text("Step 1 of 7")).to_be_visible()
    fill_in(page, "Save and continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    page.get_by_role("button", name="See the ruling").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eligible so far")


def test_the_keyboard_alone_leads_to_a_ruling(visit: Visit) -> None:
    page = visit("/selfcheck/load/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "file":
            break
    file = {
        "name": "facts.toml",
        "mimeType": "application/toml",
        "buffer": b'line = "gold_model"\n[facts]\ncqo = true\n',
    }
    page.locator("#file").set_input_files(file)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/")
    page.goto(f"{LINE}/questions/credit/")
    page.locator('input[name="cqo"]').first.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator('input[name="cqo"][value="false"]').is_checked()
    expect(page.locator('[id="cqo_appointed_on"]')).to_be_hidden()
    page.goto(f"{LINE}/questions/identity/")
    page.get_by_label(re.compile("名称")).focus()
    page.keyboard.type("虚构键盘(示例)有限公司")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/history/")
    page.goto(f"{LINE}/answers/")
    page.get_by_role("button", name="看结论").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ruling/")
    expect(page.get_by_text("虚构键盘(示例)有限公司")).to_be_visible()


def test_script_shows_a_question_when_it_arises_and_paper_shows_it_anyway(visit: Visit) -> None:
    page = visit(f"{LINE}/questions/credit/")
    appointed = page.locator('[id="cqo_appointed_on"]')
    expect(appointed).to_be_hidden()
    choose(page, "cqo", "true")
    expect(appointed).to_be_visible()
    bare = visit(f"{LINE}/questions/credit/", java_script_enabled=False)
    expect(bare.locator('[id="cqo_appointed_on"]')).to_be_visible()


def test_the_other_language_shows_the_same_answers(visit: Visit) -> None:
    page = visit("/selfcheck/samples/")
    take(page, "", "gold-winner-2021")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("18 May 2009")).to_be_visible()


def test_errors_are_told_at_once_and_the_typed_values_stay(visit: Visit) -> None:
    page = visit(f"{LINE}/questions/identity/")
    page.locator("#code").fill("12")
    go_on(page, "保存并继续")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.locator(".govuk-error-summary a").click()
    expect(page.locator("#code")).to_be_focused()
    expect(page.locator("#code")).to_have_value("12")


@pytest.mark.parametrize(("root", "sample"), [("", "gold-winner-2021"), ("/en", "overlapping-jobs")])
def test_every_page_with_answers_is_open_to_everyone(
    visit: Visit, violations: Violations, size: str, root: str, sample: str
) -> None:
    page = visit(f"{root}/selfcheck/samples/", size, bypass_csp=True)
    assert violations(page) == []
    take(page, root, sample)
    base = page.url.rsplit("/answers/", 1)[0]
    steps = page.locator(".answers__part").evaluate_all("parts => parts.map(part => part.id)")
    places = ["answers/", "ruling/", *(f"questions/{step}/" for step in steps)]
    for place in [*(f"{base}/{place}" for place in places), f"{root}/selfcheck/load/", f"{root}/selfcheck/clear/"]:
        page.goto(place)
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, place
        page.set_viewport_size({"width": 390 if size == "phone" else 1280, "height": 800})


def test_a_page_with_errors_is_open_to_everyone(visit: Visit, violations: Violations, size: str) -> None:
    page = visit(f"{LINE}/questions/honours/", size, bypass_csp=True)
    choose(page, "awards.count", "1")
    day(page, "awards.1.decided_on", "二〇二二", "13")
    go_on(page, "保存并继续")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    assert violations(page) == []
    page.goto(f"{LINE}/answers/")
    assert violations(page) == []


@pytest.mark.parametrize("root", ["", "/en"])
def test_a_ruling_is_printed_whole(visit: Visit, root: str) -> None:
    page = visit(f"{root}/selfcheck/samples/")
    take(page, root, "gold-winner-2021")
    page.goto(page.url.replace("/answers/", "/ruling/"))
    page.emulate_media(media="print")
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".plane__table").first).to_be_visible()
    expect(page.locator(".not-printed").last).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) < 12
