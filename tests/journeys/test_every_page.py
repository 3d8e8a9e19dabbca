"""Can every page be used by everyone: seen, heard, by keyboard, on a phone, on paper, without script?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit
from tests.office.places import EVERYWHERE, NOWHERE, PAGES, in_english

EVERY_PAGE = pytest.mark.parametrize("place", EVERYWHERE)


@EVERY_PAGE
def test_a_page_has_no_accessibility_violation(
    visit: Visit, violations: Callable[[Page], list[str]], place: str, size: str
) -> None:
    assert violations(visit(place, size)) == []


@EVERY_PAGE
def test_a_page_is_no_wider_than_its_screen(visit: Visit, place: str, size: str) -> None:
    page = visit(place, size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("place", PAGES)
def test_a_page_can_be_read_on_the_narrowest_screen(visit: Visit, place: str) -> None:
    page = visit(place, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@EVERY_PAGE
def test_a_page_can_be_read_without_script(visit: Visit, place: str) -> None:
    page = visit(place, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@EVERY_PAGE
def test_the_first_key_press_leads_to_the_content(visit: Visit, place: str) -> None:
    page = visit(place)
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("place", [*PAGES, NOWHERE])
def test_the_language_link_leads_there_and_back(visit: Visit, place: str, size: str) -> None:
    page = visit(place, size)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**{in_english(place)}")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url(f"**{place}")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


@pytest.mark.parametrize("place", PAGES)
def test_a_printed_page_leaves_out_what_can_only_be_pressed(visit: Visit, place: str) -> None:
    page = visit(place)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
