"""Do two organisations and an individual get from the receipt to a decision, with everything on the way?

The log of it is then verified by the command line alone.
"""

import csv
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import ROOT, demonstrating, served
from tests.office.processes import BEGIN

COMMAND = str(Path(sys.executable).with_name("quality-award"))
MANAGE = [sys.executable, str(ROOT / "manage.py")]
TOOLS, TESTING, PERSON = "虚构工具(上海)有限公司", "虚构检测认证(上海)有限公司", "虚构示例人乙"


@dataclass(frozen=True)
class Office:
    """A demonstration that this journey has to itself: where it is served, and what its processes are told."""

    address: str
    surroundings: dict[str, str]
    browser: Browser

    def sign_in(self, who: str) -> Page:
        """A window in which one of the cast is signed in."""
        page = self.browser.new_context(base_url=self.address).new_page()
        page.goto("/sign-in/demo/")
        page.locator(f"button[value={who}]").click()
        return page


@pytest.fixture
def office(browser: Browser, tmp_path: Path) -> Iterator[Office]:
    surroundings = demonstrating(tmp_path)
    subprocess.run(
        [sys.executable, "-c", BEGIN.format("tests.journeys.intake")], env=surroundings, cwd=ROOT, check=True
    )
    with served(surroundings) as address:
        yield Office(address, surroundings, browser)
    for window in browser.contexts:
        with suppress(Exception):
            window.close()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{words}")).first.click()
    page.wait_for_load_state()


def case(page: Page, name: str, room: str = "") -> None:
    """Go to a page about the application of this applicant, by the queue."""
    page.goto("/secretariat/")
    row = page.get_by_role("row").filter(has_text=name)
    page.goto(f"{row.get_by_role('link').first.get_attribute('href')}{room}")


def test_three_applications_go_from_the_receipt_to_a_decision(office: Office, tmp_path: Path) -> None:
    secretary, second = office.sign_in("secretary"), office.sign_in("second")
    recommended(office.sign_in("recommender"))
    filed(office.sign_in("individual_filed"))
    asked_and_answered(secretary, tmp_path)
    sent_back(secretary)
    corrected(office.sign_in("returned"))
    for one in (secretary, second):
        failed(one)
    refused(secretary)
    contested(secretary)
    ruled(secretary)
    for name in (TESTING, PERSON):
        accepted(secretary, name)
    for name, stage in ((TOOLS, "不予受理"), (TESTING, "已受理"), (PERSON, "已受理")):
        case(secretary, name)
        expect(secretary.locator(".dossier__stage")).to_have_text(stage)
    verified(office, secretary, tmp_path)


def recommended(recommender: Page) -> None:
    recommender.goto("/recommender/")
    recommender.locator("main a[href*='/recommender/']").first.click()
    recommender.locator("#words").fill("虚构的推荐理由：方法可靠，数据可查。")
    recommender.locator("#position").fill("虚构会长")
    press(recommender, "签署并推荐")


def filed(individual: Page) -> None:
    individual.goto("/applicant/")
    individual.locator("main a[href*='/applicant/a/']").first.click()
    individual.get_by_role("link", name="核对并提交").or_(individual.get_by_role("button", name="核对并提交")).click()
    expect(individual.locator("main")).to_contain_text("虚构的推荐理由")
    individual.locator("#undertaken").check()
    press(individual, "提交申报材料")
    expect(individual.get_by_role("heading", level=1)).to_have_text("申报回执")


def asked_and_answered(secretary: Page, folder: Path) -> None:
    """The authority is asked about both organisations; its table comes back, and says something of one."""
    secretary.goto("/secretariat/enquiries/ask/market_regulator/")
    press(secretary, "看函和表")
    press(secretary, "征求意见")
    secretary.goto("/secretariat/enquiries/1/")
    table = secretary.get_by_role("link", name="表（CSV）").get_attribute("href") or ""
    rows = list(csv.DictReader(io.StringIO(secretary.request.get(table).body().decode("utf-8-sig"))))
    for row in rows:
        found = TOOLS in row.values()
        row.update({"答复": "有情况", "说明": "虚构：有重大质量投诉一起，查实"} if found else {"答复": "无"})
    file = folder / "answers.csv"
    with file.open("w", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    secretary.goto("/secretariat/enquiries/1/answers/")
    secretary.locator("input[type=file]").set_input_files(file)
    press(secretary, "核对")
    press(secretary, "登记")
    secretary.goto("/secretariat/enquiries/1/")
    expect(secretary.locator("main")).to_contain_text("查实")


def sent_back(secretary: Page) -> None:
    case(secretary, TOOLS, "correction/")
    press(secretary, "打开材料")
    place = "quality_officer.officer_duties"
    secretary.locator(f"[id='place-{place}']").check()
    secretary.locator(f"[id='reason-{place}']").fill("虚构：职责与任命文件不一致")
    press(secretary, "看看要发出的信")
    expect(secretary.locator(".leaving__to")).to_have_text("feng.gong@people.example")
    press(secretary, "退回，并发出")
    case(secretary, TOOLS)
    expect(secretary.locator(".dossier__stage")).to_have_text("补正中")


def corrected(owner: Page) -> None:
    owner.goto("/applicant/")
    owner.locator("main a[href*='/applicant/a/']").first.click()
    expect(owner.locator(".sent-back")).to_contain_text("职责与任命文件不一致")
    owner.get_by_role("button", name="去补正").click()
    owner.locator(".tasks a").first.click()
    owner.locator("textarea").first.fill("虚构：按任命文件改正")
    owner.get_by_role("button", name="保存并继续").last.click()
    expect(owner.locator("ins").first).to_be_visible()
    owner.locator("#undertaken").check()
    press(owner, "交回补正材料")
    expect(owner.get_by_role("heading", level=1)).to_have_text("申报回执")


def failed(secretary: Page) -> None:
    """One of two says that a condition is not met."""
    case(secretary, TOOLS, "findings/")
    item = secretary.locator("[id='no_major_complaint']")
    item.locator("summary").first.click()
    item.get_by_label("不符合", exact=True).check()
    secretary.locator("[id='reason.no_major_complaint']").fill("虚构：市场监管部门查实")
    secretary.locator("[id='evidence.no_major_complaint']").fill("虚构：第1号征求意见的答复")
    press(secretary, "保存填写了的各项")


def refused(secretary: Page) -> None:
    case(secretary, TOOLS, "decision/")
    secretary.locator("[id='clause.no_major_complaint.S2-38']").check()
    secretary.locator("#reason").fill("虚构：近5年内有重大质量投诉")
    secretary.locator("#remedy").fill("虚构：十个工作日内可以书面提出不同意见")
    press(secretary, "看看不予受理的信")
    expect(secretary.locator(".leaving__body").first).to_contain_text("十个工作日内")
    press(secretary, "不予受理，并发出")


def contested(secretary: Page) -> None:
    """Nobody can say that it is met, or not met, while the reading is open."""
    case(secretary, TESTING, "findings/")
    posted = secretary.locator("[id='posted']")
    expect(posted).to_contain_text("裁定之前任何人都不能认定")
    expect(posted.locator("input[type=radio]")).to_have_count(0)


def ruled(secretary: Page) -> None:
    secretary.goto("/secretariat/rulings/posting_count/")
    secretary.get_by_role("radio", name="计入第一天", exact=True).check()
    secretary.locator("#reason").fill("虚构的理由：张贴当天即可看到")
    press(secretary, "下一步：看将要发出的信")
    expect(secretary.locator(".leaving__to").first).to_have_text("han.zhong@people.example")
    press(secretary, "作出裁定并发出这些信")
    expect(secretary.locator("main")).to_contain_text("第1号裁定已作出")
    case(secretary, TESTING, "findings/")
    expect(secretary.locator("[id='posted'] .item__computed")).to_contain_text("符合")
    expect(secretary.locator("main")).to_contain_text("目前符合申报条件")


def accepted(secretary: Page, name: str) -> None:
    for room in ("form/", "findings/"):
        case(secretary, name, room)
        confirming = secretary.locator("button[value=confirm]")
        if confirming.count():
            confirming.click()
            secretary.wait_for_load_state()
        looked_through(secretary)
    case(secretary, name, "decision/")
    press(secretary, "看看受理的信")
    press(secretary, "受理，并发出")


def looked_through(secretary: Page) -> None:
    """Everything that is still open is found to be met, upon some evidence."""
    items = secretary.locator(".item--open")
    for number in range(items.count()):
        item = items.nth(number)
        item.locator("summary").first.click()
        item.get_by_label("符合", exact=True).check()
        item.locator("textarea").last.fill("虚构的凭据")
    if items.count():
        press(secretary, "保存填写了的各项")


def verified(office: Office, secretary: Page, folder: Path) -> None:
    """The record is exported, and verified with the key that the site publishes, in a process of its own."""
    record, key = folder / "record", folder / "keys"
    subprocess.run(
        [*MANAGE, "export_ledger", "--to", str(record)], env=office.surroundings, check=True, capture_output=True
    )
    key.write_bytes(secretary.request.get("/log/shanghai_2025/keys").body())
    command = [COMMAND, "verify", "ledger", str(record), "--key", str(key)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "日志完整" in said.stdout
