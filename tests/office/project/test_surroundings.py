"""Does every page say in which language it is, and lead to itself in the other?"""

import re

import pytest

from tests.office.conftest import Ask
from tests.office.places import NOWHERE, PAGES, in_english

PLACES = (*PAGES, NOWHERE, *(f"{path}?from=a&to=b" for path in PAGES))


def other(page: str) -> str:
    """Where the language link of a page leads."""
    found = re.search(r'class="masthead__language" href="([^"]+)"', page)
    assert found
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("place", PLACES)
def test_the_language_link_stays_on_the_page(ask: Ask, place: str) -> None:
    assert other(ask(place).content.decode()) == in_english(place)
    assert other(ask(in_english(place)).content.decode()) == place


@pytest.mark.parametrize("place", PLACES)
def test_a_page_states_its_language(ask: Ask, place: str) -> None:
    assert '<html lang="zh-Hans"' in ask(place).content.decode()
    assert '<html lang="en"' in ask(in_english(place)).content.decode()


@pytest.mark.parametrize("place", PAGES)
def test_the_address_alone_decides_the_language(ask: Ask, place: str) -> None:
    assert ask(place, headers={"accept-language": "en"}).headers["Content-Language"] == "zh-hans"
    assert ask(in_english(place), headers={"accept-language": "zh"}).headers["Content-Language"] == "en"


def test_a_pretended_day_is_said_on_every_page(ask: Ask) -> None:
    assert "演示：本站把今天当作2025年6月16日。" in ask(NOWHERE).content.decode()


@pytest.mark.parametrize("place", ["/en//elsewhere.example", "//elsewhere.example"])
def test_the_language_link_never_leaves_the_site(ask: Ask, place: str) -> None:
    leads_to = other(ask(place).content.decode())
    assert leads_to.startswith("/")
    assert not leads_to.startswith("//")
