"""Can a reader follow the notice statement by statement: see it, point at it, and learn what rests on it?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from office.records.notices import announced
from tests.journeys.conftest import Visit

STATEMENTS = len(announced().statements)
WITHOUT_SCRIPT = {"java_script_enabled": False}


@pytest.mark.parametrize("place", ["/notice/", "/en/notice/"])
def test_every_statement_is_on_the_screen(visit: Visit, place: str, size: str) -> None:
    statements = visit(place, size).locator(".statement[id]")
    assert statements.count() == STATEMENTS
    for statement in statements.all():
        expect(statement).to_be_visible()


def test_a_mark_opens_the_note_of_its_statement_without_script(visit: Visit, size: str) -> None:
    page = visit("/notice/", size, **WITHOUT_SCRIPT)
    expect(page.get_by_role("note")).to_have_count(0)
    page.get_by_role("link", name="S2-34", exact=True).click()
    expect(page.get_by_role("note")).to_have_count(1)
    note = page.get_by_role("note", name="S2-34 的批注")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="近5年未发生亏损").click()
    page.wait_for_url("**/rules/#no_loss")
    expect(page.locator("#no_loss")).to_be_in_viewport()


def test_a_note_can_be_closed(visit: Visit, size: str) -> None:
    page = visit("/notice/#S2-34", size)
    page.get_by_role("link", name="收起").click()
    expect(page.get_by_role("note")).to_have_count(0)


def test_all_notes_can_be_opened_at_once_without_script(visit: Visit, size: str) -> None:
    page = visit("/notice/", size, **WITHOUT_SCRIPT)
    page.get_by_label("展开全部批注").check()
    expect(page.get_by_role("note")).to_have_count(STATEMENTS)


def test_the_heading_statements_have_notes_too(visit: Visit) -> None:
    for mark in ("S0-1", "S2-30"):
        page = visit(f"/notice/#{mark}")
        expect(page.get_by_role("note", name=f"{mark} 的批注")).to_be_visible()


def test_opened_notes_have_no_accessibility_violation(
    visit: Visit, violations: Callable[[Page], list[str]], size: str
) -> None:
    page = visit("/en/notice/", size, bypass_csp=True)
    page.get_by_label("Open all notes").check()
    assert violations(page) == []


def test_a_printed_notice_is_the_notice_alone(visit: Visit) -> None:
    page = visit("/notice/#S2-34")
    page.emulate_media(media="print")
    expect(page.get_by_role("note")).to_have_count(0)
    expect(page.locator(".contents")).to_be_hidden()
