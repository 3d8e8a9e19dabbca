"""Do people get from sign-up to a receipt that proves itself: two by keyboard alone, one without script?"""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import tomli_w
from playwright.sync_api import Page, expect

from tests.journeys.conftest import ROOT, Visit
from tests.journeys.hands import PASSWORD, Keys, Plain, link_to

Violations = Callable[[Page], list[str]]
COMMAND = str(Path(sys.executable).with_name("quality-award"))
APPLICANTS = ROOT / "schemes/shanghai-2025/applicants"
POSTED = {"from": "2025-05-26", "to": "2025-06-04"}


def facts_file(sample: str, place: str, folder: Path) -> Path:
    """The self-check of an invented applicant, whose internal posting is over by now."""
    said = tomllib.loads((APPLICANTS / f"{sample}.toml").read_text())
    said["facts"]["postings"] = [{"place": place, **POSTED}]
    said["facts"]["channel"] = "direct"
    file = folder / f"{sample}.toml"
    file.write_text(tomli_w.dumps(said))
    return file


def verified(receipt: Path, site_page: Page) -> str:
    """What the command line alone says of the receipt, with the key that the site publishes."""
    key = receipt.with_name("keys")
    key.write_text(site_page.request.get("/log/shanghai_2025/keys").text())
    command = [COMMAND, "verify", "receipt", str(receipt), "--key", str(key)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=receipt.parent)
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


def downloaded(page: Page, folder: Path) -> Path:
    """The receipt that the page offers."""
    address = page.get_by_role("link", name="JSON").get_attribute("href") or ""
    file = folder / "receipt.json"
    file.write_bytes(page.request.get(address).body())
    return file


def parts_of(page: Page) -> list[str]:
    """Where the parts of the dossier lie, by the task list."""
    found = page.locator("main a[href*='/part/']").evaluate_all("all => all.map(it => it.getAttribute('href'))")
    return list(dict.fromkeys(found))


def test_an_organisation_files_by_keyboard_alone(visit: Visit, kept: Path, tmp_path: Path) -> None:
    owner, editor = Keys(visit("/account/signup/")), Keys(visit("/"))
    sign_up(owner, "owner@people.example", "虚构·𠮷负责", kept)
    owner.page.goto("/applicant/register/")
    owner.type("name", "虚构轨道装备股份有限公司")
    owner.type("number", "91310000000000100H")
    owner.press("登记")
    invite(owner, "editor@people.example")
    take_part(editor, kept)
    carry_the_self_check(owner, facts_file("gold-winner-2016", "own", tmp_path))
    dossier = owner.page.url
    editor.page.goto(dossier)
    parts = parts_of(editor.page)
    for number, part in enumerate(parts):
        someone = editor if number % 2 else owner
        someone.page.goto(part)
        someone.write_part()
    owner.page.goto(dossier)
    owner.press("核对并提交")
    owner.tick("undertaken")
    owner.press("提交申报材料")
    expect(owner.page.get_by_role("heading", level=1)).to_have_text("申报回执")
    assert "回执属实" in verified(downloaded(owner.page, tmp_path), owner.page)


def sign_up(person: Keys, email: str, name: str, kept: Path) -> None:
    person.type("id_name", name)
    person.type("id_email", email)
    person.type("id_password1", PASSWORD)
    person.press("注册")
    person.page.goto(link_to(kept / "mail", email, "confirm"))
    person.press("确认")


def invite(owner: Keys, email: str) -> None:
    owner.page.goto("/applicant/")
    owner.press("成员")
    owner.type("email", email)
    owner.choose("role-editor")
    owner.press("发出邀请")
    expect(owner.page.locator("main")).to_contain_text("已邀请，还没有接受")


def take_part(editor: Keys, kept: Path) -> None:
    """Whoever is invited follows the link, signs up, and comes back to it."""
    editor.page.goto(link_to(kept / "mail", "editor@people.example", "join"))
    editor.press("注册")
    sign_up(editor, "editor@people.example", "虚构·填报", kept)
    editor.page.goto(link_to(kept / "mail", "editor@people.example", "join"))
    editor.press("接受邀请")


def carry_the_self_check(owner: Keys, file: Path) -> None:
    owner.page.goto("/selfcheck/load/")
    owner.reach(lambda it: it["type"] == "file")
    owner.opened().set_files(file)
    owner.press("载入")
    owner.press("看结论")
    owner.press("带着这些回答建立申报")
    owner.press("建立申报")
    expect(owner.page.locator("main")).to_contain_text("申报材料")


def test_an_individual_files_without_script(visit: Visit, kept: Path, tmp_path: Path) -> None:
    me = Plain(visit("/account/signup/", "phone", java_script_enabled=False))
    me.page.get_by_label("姓名").fill("虚构·示例人")
    me.page.get_by_label("电子邮箱").fill("alone@people.example")
    me.page.locator("#id_password1").fill(PASSWORD)
    me.page.get_by_role("button", name="注册").click()
    me.page.goto(link_to(kept / "mail", "alone@people.example", "confirm"))
    me.press("确认")
    me.page.goto("/applicant/register/")
    me.page.get_by_label("个人", exact=True).check()
    me.page.get_by_label("名称或姓名").fill("虚构示例人乙")
    me.page.get_by_label("统一社会信用代码或身份证件号码").fill("310101190002020000")
    me.page.get_by_role("button", name="登记").click()
    me.page.goto("/selfcheck/load/")
    me.page.locator("input[type=file]").set_input_files(facts_file("doubtful-work", "employer", tmp_path))
    me.page.get_by_role("button", name="载入").click()
    me.press("看结论")
    me.press("带着这些回答建立申报")
    me.page.get_by_role("button", name="建立申报").click()
    dossier = me.page.url
    for part in parts_of(me.page):
        me.page.goto(part)
        me.write_part()
    me.page.goto(dossier)
    me.press("核对并提交")
    me.page.locator("#undertaken").check()
    me.page.get_by_role("button", name="提交申报材料").click()
    expect(me.page.get_by_role("heading", level=1)).to_have_text("申报回执")
    assert "回执属实" in verified(downloaded(me.page, tmp_path), me.page)
