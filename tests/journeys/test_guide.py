"""Does the demonstration open to every role in one click, and show what the guide says of it? Takes its pictures."""

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import ROOT

TAKEN = ROOT / "build/pictures"
LANGUAGES = {"zh": "", "en": "/en"}
SIZE = {"width": 1280, "height": 1000}
MOST = 640  # pixels a picture of the guide is high, unless it says otherwise
EDGE = 24
ALONE = """
import sys
sys.path[:] = [each for each in sys.path if not each.endswith("site-packages")] + sys.argv[1:3]
del sys.argv[1:3]
sys.modules["django"] = None
from award.cli import main
main()
"""


@dataclass(frozen=True)
class Picture:
    """One page as somebody sees it; ``path`` may begin with the address of what their desk leads to.

    ``opened`` is what has to be pressed there first.
    """

    name: str
    path: str
    since: str = "main"
    until: str = ""
    most: int = MOST
    opened: str = ""


PUBLIC = (
    Picture("cast", "/sign-in/demo/", most=1300),
    Picture("sign-in", "/account/login/"),
    Picture("log", "/log/"),
)
DESKS = {
    "owner": (
        Picture("members", "{members}"),
        Picture("tasks", "{first}", most=900),
        Picture("part", "{first}part/organisation_profile/", most=760),
        Picture("check", "{first}check/"),
    ),
    "reader": (Picture("history", "{first}part/model_description/history/"),),
    "filed": (
        Picture("submit", "{first}check/", since=".undertaking", until=".undertaking form"),
        Picture("receipt", "{first}filings/2/receipt/"),
    ),
    "individual": (Picture("recommendation", "{first}recommendation/", since="section:has(> #recommenders)"),),
    "correcting": (Picture("sent_back", "{first}", since=".sent-back", until=".sent-back"),),
    "recommender": (Picture("recommending", "{first}", since="section:has(> #summary)", most=940),),
    "secretary": (
        Picture("secretariat", "/secretariat/", most=800),
        Picture("findings", "{half}findings/", most=1000),
        Picture("decision", "{refused}decision/", since=".case-nav", most=420),
        Picture("register", "/secretariat/registers/past_awards/", most=800),
        Picture("contradiction", "{second}registers/", since=".case-nav", most=800),
        Picture("enquiry", "/secretariat/enquiries/2/"),
        Picture("cohort", "/secretariat/rulings/posting_count/", since="section:has(> #cohort)", most=760),
        Picture("correction", "{returned}correction/", since=".case-nav"),
        Picture(
            "difference",
            "{returned}correction/",
            since=".case-nav",
            most=420,
            opened="section:has(> #rounds) form button",
        ),
        Picture("paper", "{returned}paper/", since=".case-nav", most=420),
        Picture(
            "extension",
            "{first}",
            since="section:has(> #progress)",
            most=1400,
            opened="section:has(> #more) summary",
        ),
        Picture("factor", "/account/factors/"),
    ),
    "supervisor": (Picture("supervision", "/supervisor/", most=1000),),
}
HOMES = {"recommender": "/recommender/", "secretary": "/secretariat/", "supervisor": "/supervisor/"}
READMES = ("ruling",)
# Whose applications the pictures of the secretariat's desk show.
SHOWN = {"half": "虚构轴承", "second": "虚构光学", "returned": "虚构工具", "refused": "虚构食品"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, demonstration: str) -> Iterator[Page]:
    window = browser.new_context(base_url=demonstration, viewport=SIZE)
    yield window.new_page()
    window.close()


def enter(page: Page, who: str, prefix: str = "") -> dict[str, str]:
    """Sign in by one click; what comes back is where this desk leads: to what stands first, and to the members.

    From the desk of the secretariat it leads to the applications of ``SHOWN``, too.
    """
    page.goto(f"{prefix}/sign-in/demo/")
    page.locator(f"button[value={who}]").click()
    page.goto(f"{prefix}{HOMES.get(who, '/applicant/')}")
    links = page.locator("main a").evaluate_all("all => all.map(it => it.getAttribute('href'))")
    first = [link for link in links if re.search(r"/a/[\d-]+/$|/recommender/\d+/$", link)]
    members = [link for link in links if re.search(r"/applicant/\d+/$", link)]
    rows = {name: page.locator("main tr").filter(has_text=whose).locator("a") for name, whose in SHOWN.items()}
    named = {name: [str(row.first.get_attribute("href"))] if row.count() else [] for name, row in rows.items()}
    return {name: found[0] for name, found in {"first": first, "members": members, **named}.items() if found}


def shown(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response
    assert response.ok, address


def take(page: Page, picture: Picture, language: str) -> None:
    """The picture, from where it begins to where it ends, no wider than the page's text."""
    main, since = page.locator("main").bounding_box(), page.locator(picture.since).first.bounding_box()
    end = page.locator(picture.until).last.bounding_box() if picture.until else main
    assert main
    assert since
    assert end
    top = since["y"] - (0 if picture.since == "main" else EDGE)
    height = min(end["y"] + end["height"] + EDGE - top, picture.most)
    clip = {"x": main["x"] - EDGE, "y": top, "width": main["width"] + 2 * EDGE, "height": height}
    path = TAKEN / "guide" / f"{picture.name}.{language}.png"
    page.screenshot(path=path, clip=clip, full_page=True, animations="disabled")


def test_everyone_of_the_cast_is_signed_in_by_one_click(page: Page) -> None:
    page.goto("/sign-in/demo/")
    cast = page.locator("button[name=who]").evaluate_all("all => all.map(it => [it.value, it.innerText])")
    assert {who for who, _ in cast} >= set(DESKS) | {"editor", "individual_filed"}
    for who, words in cast:
        page.goto("/sign-in/demo/")
        page.locator(f"button[value={who}]").click()
        expect(page.locator("main")).to_contain_text(words.split("\n")[0])


def test_a_page_for_everyone_is_as_the_guide_shows_it(page: Page, language: str) -> None:
    for picture in PUBLIC:
        shown(page, f"{LANGUAGES[language]}{picture.path}")
        take(page, picture, language)


def test_the_self_check_is_as_the_guide_shows_it(page: Page, language: str) -> None:
    prefix = LANGUAGES[language]
    page.goto(f"{prefix}/selfcheck/samples/")
    page.get_by_role("button").filter(has_text="虚构精工").click()
    shown(page, f"{prefix}/selfcheck/mayor_model/questions/honours/")
    take(page, Picture("questions", ""), language)
    shown(page, f"{prefix}/selfcheck/mayor_model/ruling/")
    page.screenshot(path=TAKEN / f"ruling.{language}.png", animations="disabled")


@pytest.mark.parametrize("who", DESKS)
def test_a_desk_is_as_the_guide_shows_it(page: Page, who: str, language: str) -> None:
    prefix = LANGUAGES[language]
    desk = enter(page, who, prefix)
    for picture in DESKS[who]:
        inside = picture.path.startswith("{")
        shown(page, picture.path.format(**desk) if inside else f"{prefix}{picture.path}")
        if picture.opened:
            page.locator(picture.opened).first.click()
            page.wait_for_load_state()
            page.evaluate("scrollTo(0, 0)")
        take(page, picture, language)


def test_the_walks_take_the_pictures_that_the_documentation_shows() -> None:
    walked = {f"guide/{each.name}" for each in (*PUBLIC, *(one for all_ in DESKS.values() for one in all_))}
    walked |= {"guide/questions", *READMES}
    kept = {path.relative_to(ROOT / "docs/pictures") for path in (ROOT / "docs/pictures").rglob("*.png")}
    assert {str(path) for path in kept} == {f"{name}.{language}.png" for name in walked for language in LANGUAGES}


def award_alone(folder: Path, *words: str) -> str:
    """What the command says where the package ``award`` lies alone: the libraries are there, the office is not."""
    copytree(ROOT / "src/award", folder / "award", dirs_exist_ok=True)
    libraries = sysconfig.get_path("purelib")
    command = [sys.executable, "-I", "-S", "-c", ALONE, str(folder), libraries, "verify", *words]
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


def test_a_receipt_of_the_demonstration_is_verified_where_the_award_lies_alone(page: Page, tmp_path: Path) -> None:
    first = enter(page, "filed")["first"]
    receipt, key = tmp_path / "receipt.json", tmp_path / "keys"
    receipt.write_bytes(page.request.get(f"{first}filings/2/receipt.json").body())
    key.write_bytes(page.request.get("/log/shanghai_2025/keys").body())
    assert "回执属实" in award_alone(tmp_path, "receipt", str(receipt), "--key", str(key))


def test_the_log_of_the_demonstration_is_verified_where_the_award_lies_alone(page: Page, tmp_path: Path) -> None:
    enter(page, "supervisor")
    log, key = tmp_path / "log.zip", tmp_path / "keys"
    with page.expect_download() as taken:
        page.locator("main form[action$='.zip'] button").click()
    taken.value.save_as(log)
    key.write_bytes(page.request.get("/log/shanghai_2025/keys").body())
    said = award_alone(tmp_path, "ledger", str(log), "--key", str(key))
    assert "日志完整" in said
