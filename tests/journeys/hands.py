"""How do people of a journey work? One by keyboard alone, the other without script."""

import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from playwright.sync_api import FileChooser, Locator, Page
from playwright.sync_api import TimeoutError as NotInTime

from tests.office.outside.papers import pdf

PATIENCE = 60.0
PASSWORD = "correct horse battery staple"  # noqa: S105 (of people that a test invents)
MOST_TABS = 400
_DAY = {"year": "2024", "month": "1", "day": "31"}
_FOCUSED = """() => {
  const it = document.activeElement;
  return { id: it.id, name: it.name ?? "", type: it.type ?? "", tag: it.tagName.toLowerCase(), value: it.value ?? "",
    words: it.innerText ?? "", form: it.closest("form")?.id ?? "", checked: it.checked ?? false };
}"""


def link_to(mailbox: Path, address: str, containing: str) -> str:
    """The path of the link with ``containing`` in the newest letter to ``address``; it waits for the letter."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        for file in sorted(mailbox.glob("*.eml"), key=lambda file: -file.stat().st_mtime_ns):
            letter = message_from_bytes(file.read_bytes(), policy=default)
            body = letter.get_body(("plain",))
            found = re.search(rf"https?://[^/\s]+(/\S*{containing}\S*)", body.get_content() if body else "")
            if found and letter["To"] == address:
                return found[1]
        time.sleep(0.1)
    raise AssertionError(f"No letter with {containing} has come to {address}.")


def answer(kind: str, name: str) -> str:
    """What an invented person answers in a field that asks for anything at all."""
    return _DAY.get(name.rpartition("-")[2], "虚构") if kind in {"text", "textarea"} else ""


class Keys:
    """Someone who has a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, wanted: Callable[[Mapping[str, str]], bool]) -> Mapping[str, str]:
        """Go on by the tab key until ``wanted`` has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            focused: Mapping[str, str] = self.page.evaluate(_FOCUSED)
            if wanted(focused):
                return focused
        raise AssertionError(f"Not to be reached by keyboard on {self.page.url}")

    def type(self, field: str, words: str) -> None:
        """Write into the field with this id."""
        self.reach(lambda it: it["id"] == field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def press(self, words: str) -> None:
        """Press what is called so, a button or a link, and wait for the page that follows."""
        self.reach(lambda it: it["tag"] in {"a", "button"} and str(it["words"]).strip().startswith(words))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tick(self, field: str) -> None:
        """Choose the box or the round button with this id."""
        self.reach(lambda it: it["id"] == field)
        self.page.keyboard.press("Space")

    def choose(self, field: str) -> None:
        """Choose among round buttons, of which one alone can be reached by the tab key: the arrows reach the rest."""
        name = self.page.locator(f"#{field}").get_attribute("name")
        self.reach(lambda it: it["name"] == name)
        for _ in range(10):
            if self.page.evaluate(_FOCUSED)["id"] == field:
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")

    def opened(self) -> FileChooser:
        """The window in which a file is chosen. On a busy machine it may take more than one press to come."""
        for _ in range(3):
            with suppress(NotInTime), self.page.expect_file_chooser(timeout=5_000) as asked:
                self.page.keyboard.press("Space")
                return asked.value
        raise AssertionError(f"No file can be chosen by keyboard on {self.page.url}")

    def hand_in(self, place: Locator, name: str, content: bytes) -> None:
        """Choose a file for this place; it is sent, and stands there as taken."""
        chooser = place.locator("input[type=file]").get_attribute("id")
        self.reach(lambda it: it["id"] == chooser)
        asked = self.opened()
        asked.set_files({"name": name, "mimeType": "application/pdf", "buffer": content})
        place.locator(".file--clean").wait_for()

    def write_part(self) -> None:
        """Answer whatever is asked on this page, hand in what it wants, save, and go on."""
        for place in self.page.locator("[data-files]").all():
            if "（可不填）" not in place.locator("legend").inner_text():
                self.hand_in(place, "虚构.pdf", pdf())
        self.page.locator("main").focus()
        done: set[str] = set()
        while True:
            it = self.reach(lambda it: it["form"] == "part" and it["type"] != "file")
            if it["name"] == "go" and it["value"] == "on":
                break
            if it["type"] == "checkbox" or (it["type"] == "radio" and not it["checked"] and it["name"] not in done):
                self.page.keyboard.press("Space")
                done.add(it["name"])
            elif it["type"] != "submit" and not it["value"]:
                self.page.keyboard.type(answer(it["type"], it["name"]))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


class Plain:
    """Someone whose browser runs no script."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, words: str) -> None:
        """Press the button or the link that is called so."""
        found = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        found.first.click()

    def hand_in(self, place: str, name: str, content: bytes) -> None:
        """Hand a file in by a plain form; the page says afterwards that it is there."""
        block = self.page.locator(f"[data-files='{place}']")
        chosen = {"name": name, "mimeType": "application/pdf", "buffer": content}
        block.locator("input[type=file]").set_input_files(chosen)
        block.get_by_role("button", name="交来").click()
        self.page.locator(f"[data-files='{place}'] .file--clean").wait_for()

    def write_part(self) -> None:
        """Answer whatever is asked on this page, save it, come back, hand in what it wants, and go on."""
        where = self.page.url
        for control in self.page.locator("#part input:visible, #part textarea:visible").all():
            kind, name = control.evaluate("it => [it.type, it.name]")
            if kind in {"checkbox", "radio"}:
                control.check()
            elif kind != "file" and not control.input_value():
                control.fill(answer(kind, name))
        self.page.get_by_role("button", name="保存并继续").last.click()
        self.page.goto(where)
        for block in self.page.locator("[data-files]").all():
            if "（可不填）" not in block.locator("legend").inner_text():
                self.hand_in(block.get_attribute("data-files") or "", "虚构.pdf", pdf())
