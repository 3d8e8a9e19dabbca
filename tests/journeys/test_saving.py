"""Is what someone writes saved as they go, and is nothing lost: without a network, without a sign-in, or in company?"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.journeys.hands import PASSWORD

FORM = "part/application_form/"
SOON = 15_000
FIELD = "#contact_person"

Team = dict[str, str]


class Desk:
    """Someone at work on a part of the dossier."""

    def __init__(self, page: Page, team: Team, who: str) -> None:
        self.page = page
        page.context.add_cookies([{"name": "sessionid", "value": team[who], "url": page.url}])
        page.goto(team["root"] + FORM)

    @property
    def state(self) -> Locator:
        """How it stands, as the page says it."""
        return self.page.locator("[data-saving]")

    def stands(self, state: str, words: str = "") -> None:
        expect(self.state).to_have_attribute("data-state", state, timeout=SOON)
        expect(self.page.locator("[data-saving-words]")).to_contain_text(words)

    def write(self, words: str, field: str = FIELD) -> None:
        self.page.locator(field).fill(words)
        self.page.locator(field).blur()

    def kept(self, field: str = FIELD) -> str:
        """What the server has, as a page opened anew says it."""
        self.page.reload()
        return self.page.locator(field).input_value()

    def copies(self) -> int:
        """How many copies of what was written lie in the browser."""
        count = "() => Object.keys(localStorage).filter(key => key.startsWith('writing:')).length"
        return int(self.page.evaluate(count))


@pytest.fixture
def open_desk(browser: Browser, site: str, team: Team) -> Iterator[type]:
    """The part of the dossier in a window of its own, for whoever is named."""
    windows = []

    def opened(who: str = "owner") -> Desk:
        window = browser.new_context(base_url=site)
        windows.append(window)
        page = window.new_page()
        page.goto("/")
        return Desk(page, team, who)

    yield opened
    for window in windows:
        window.close()


def test_what_is_typed_before_the_script_has_come_is_saved_too(open_desk) -> None:
    desk = open_desk()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.page.route("**/saving*.js", hold)
    desk.page.reload(wait_until="commit")
    desk.page.locator(FIELD).fill("早于脚本")
    desk.page.wait_for_timeout(300)
    assert held
    held[0].continue_()
    desk.stands("saved")
    desk.page.unroute("**/saving*.js")
    assert desk.kept() == "早于脚本"


def test_it_is_said_to_be_saved_once_the_server_has_it(open_desk, team: Team) -> None:
    desk = open_desk()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.page.route("**/save/", hold)
    desk.write("虚构联系人")
    desk.stands("busy", "正在保存")
    assert desk.copies() == 1
    held[0].continue_()
    desk.stands("saved", team["name"])
    expect(desk.state).to_contain_text(re.compile(r"已保存 \d\d:\d\d"))
    assert desk.copies() == 0
    desk.page.unroute("**/save/")
    assert desk.kept() == "虚构联系人"


def test_without_a_network_it_is_kept_here_and_saved_once_back(open_desk) -> None:
    desk = open_desk()
    desk.page.context.set_offline(True)
    desk.write("离线时写的")
    desk.stands("trouble", "没有网络")
    assert desk.copies() == 1
    desk.page.context.set_offline(False)
    desk.stands("saved")
    assert desk.copies() == 0
    assert desk.kept() == "离线时写的"


def test_a_server_that_does_not_answer_is_never_said_to_have_saved(open_desk) -> None:
    desk = open_desk()
    desk.page.route("**/save/", lambda route: route.fulfill(status=502, body="<p>"))
    desk.write("没有答复时写的")
    desk.stands("trouble", "没有保存！")
    desk.page.unroute("**/save/")
    desk.write("后来接着写的")
    desk.stands("saved")
    assert desk.kept() == "后来接着写的"


def test_after_a_new_sign_in_beside_it_saving_goes_on(open_desk, team: Team) -> None:
    desk = open_desk()
    desk.page.context.clear_cookies()
    desk.write("登录结束后写的")
    desk.stands("trouble", "登录已经结束")
    assert desk.copies() == 1
    with desk.page.expect_popup() as opening:
        desk.page.get_by_role("link", name="在新窗口登录").click()
    beside = opening.value
    beside.locator("#id_login").fill(team["email"])
    beside.locator("#id_password").fill(PASSWORD)
    beside.locator("#id_password").press("Enter")
    beside.wait_for_url(f"**{team['root']}{FORM}")
    beside.close()
    assert desk.page.locator(FIELD).input_value() == "登录结束后写的"
    desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
    desk.stands("saved")
    assert desk.kept() == "登录结束后写的"


def test_two_at_different_questions_keep_both_and_stay_that_way(open_desk, team: Team) -> None:
    mine, theirs = open_desk(), open_desk("editor")
    theirs.write("对方写的", "#identity_code")
    theirs.stands("saved")
    mine.write("我写的")
    mine.stands("saved", "改动也已并入")
    expect(mine.page.locator("#identity_code")).to_have_value("对方写的")
    mine.write("我再写的")
    mine.stands("saved")
    assert mine.kept() == "我再写的"
    assert theirs.kept("#identity_code") == "对方写的"


def test_two_at_one_question_see_both_and_nobody_is_overwritten(open_desk, team: Team) -> None:
    mine, theirs = open_desk(), open_desk("editor")
    theirs.write("对方写的")
    theirs.stands("saved")
    mine.write("我写的")
    mine.stands("trouble", "改了同样的内容")
    beside = mine.page.locator("#ask-contact_person .theirs")
    expect(beside).to_contain_text(team["editors_name"])
    expect(beside).to_contain_text("对方写的")
    assert mine.page.locator(FIELD).input_value() == "我写的"
    assert theirs.kept() == "对方写的"
    mine.write("双方商定的")
    mine.page.get_by_role("button", name="就按我这里写的保存").click()
    mine.stands("saved")
    expect(beside).to_have_count(0)
    assert theirs.kept() == "双方商定的"


def test_a_copy_that_was_left_is_offered_and_can_be_taken_up(open_desk) -> None:
    desk = open_desk()
    desk.page.route("**/save/", lambda route: route.abort())
    desk.write("还没有保存的")
    desk.stands("trouble")
    desk.page.on("dialog", lambda dialog: dialog.accept())
    assert desk.kept() == ""
    desk.stands("trouble", "先前填写")
    desk.page.unroute("**/save/")
    desk.page.get_by_role("button", name="恢复填写").click()
    assert desk.page.locator(FIELD).input_value() == "还没有保存的"
    desk.stands("saved")
    assert desk.kept() == "还没有保存的"


def test_signing_out_leaves_no_copy(open_desk) -> None:
    desk = open_desk()
    desk.page.route("**/save/", lambda route: route.abort())
    desk.write("不该留下的")
    desk.stands("trouble")
    assert desk.copies() == 1
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.goto("/account/logout/")
    desk.page.locator("form[data-sign-out] button").last.click()
    desk.page.wait_for_url(lambda address: "logout" not in address)
    assert desk.copies() == 0
