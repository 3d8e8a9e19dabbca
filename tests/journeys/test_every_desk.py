"""Can every page behind the sign-in be used: seen and heard, at a desk and on a phone, in both languages?

The pages are found by following the links from everyone's home, so that a page that is built later is looked at too.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext, Page

from office.records.cast import cast
from tests.office.places import in_english

HOMES = ("/applicant/", "/recommender/", "/secretariat/", "/supervisor/", "/account/", "/mailbox/")
CAST = tuple(one.id for one in cast())
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
MOST = 200  # pages one person reaches, of those that differ in more than their numbers
_LINK = re.compile(r'<a [^>]*href="([^"#]+)')
_CLASSES = re.compile(r'class="([^"]*)"')
_STANDING_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["the page",
  ...[...document.querySelectorAll("main *")].filter(it => it.getBoundingClientRect().right > innerWidth + scrollX)
    .slice(0, 5).map(it => it.outerHTML.slice(0, 120))]"""
_NUMBERED = re.compile(r"[^/=&?]*\d[^/=&?]*")

Walks = Mapping[str, tuple[str, ...]]


def shape(address: str) -> str:
    """An address without what tells one record from another; of a list, asked for by several sides, one is enough."""
    path, _, asked = _NUMBERED.sub("#", address).partition("?")
    return f"{path}?{asked if '&' not in asked else '&'}"


def signed_in(browser: Browser, address: str, who: str) -> BrowserContext:
    """A window in which ``who`` is signed in."""
    window = browser.new_context(base_url=address, viewport=NARROW)
    form = window.request.get("/sign-in/demo/").text()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token
    window.request.post("/sign-in/demo/", form={"who": who, "csrfmiddlewaretoken": token[1]})
    return window


def reached(window: BrowserContext) -> Iterator[tuple[str, frozenset[str]]]:
    """The pages that links lead to from the homes of all desks, each with what it is built of.

    Of those whose addresses differ in numbers alone it is the first.
    """
    waiting, met = deque(HOMES), set(HOMES)
    while waiting:
        address = waiting.popleft()
        answer = window.request.get(address)
        if answer.status in {403, 404} and address in HOMES:
            continue
        assert answer.ok, f"{address} is linked, and answers {answer.status}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        written = answer.text()
        yield address, frozenset(" ".join(_CLASSES.findall(written)).split())
        for link in _LINK.findall(written):
            found = link.replace("&amp;", "&")
            if found.startswith(HOMES) and shape(found) not in met:
                met.add(shape(found))
                waiting.append(found)
        assert len(met) <= MOST, "The links of a desk lead to ever new addresses"


@pytest.fixture(scope="module")
def windows(browser: Browser, demonstration: str) -> Iterator[Mapping[str, BrowserContext]]:
    opened = {who: signed_in(browser, demonstration, who) for who in CAST}
    yield opened
    for window in opened.values():
        window.close()


@pytest.fixture(scope="module")
def walks(windows: Mapping[str, BrowserContext]) -> Walks:
    """What each of the cast looks at: every page with something on it that is new on pages of its kind."""
    seen: dict[str, set[str]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for who, window in windows.items():
        new = []
        for address, built_of in reached(window):
            kind = resolve(address.partition("?")[0]).view_name
            if kind not in seen or not built_of <= seen[kind]:
                new.append(address)
            seen.setdefault(kind, set()).update(built_of)
        found[who] = tuple(new)
    return found


@pytest.fixture
def page(windows: Mapping[str, BrowserContext], who: str) -> Iterator[Page]:
    opened = windows[who].new_page()
    yield opened
    opened.close()


def sideways(page: Page, size: Mapping[str, int]) -> list[str]:
    """Whether the page is wider than the screen, at this size, and what stands out."""
    page.set_viewport_size(size)
    return [f"stands out at {size['width']}: {it}" for it in page.evaluate(_STANDING_OUT)]


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_behind_the_sign_in_can_be_used_by_everyone(
    page: Page, walks: Walks, violations: Callable[[Page], list[str]], who: str, language: str
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda line: (
            faults.append(f"{line.text} ({line.location['url']})") if line.type in {"error", "warning"} else None
        ),
    )
    told: dict[str, list[str]] = {}
    first, second = (NARROW, WIDE) if language == "zh" else (WIDE, NARROW)
    for path in walks[who]:
        faults.clear()
        address = path if language == "zh" else in_english(path)
        page.set_viewport_size(first)
        page.goto(address)
        told[address] = [*violations(page), *sideways(page, first), *sideways(page, second), *faults]
    assert {address: found for address, found in told.items() if found} == {}


def test_the_walks_lead_to_the_home_of_every_desk_and_beyond(walks: Walks) -> None:
    trodden = {address for walk in walks.values() for address in walk}
    assert {home for home in HOMES if home not in trodden} == set()
    assert {
        home for home in HOMES if not any(len(one) > len(home) and one.startswith(home) for one in trodden)
    } == set()
