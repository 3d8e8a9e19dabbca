"""What do the journeys share? The site as it is served, and a browser of each size."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.office.processes import BEGIN

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PATIENCE = 60.0
QUIETLY = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}

# Several commands of manage.py in one process: to begin one takes longer than most of them do.
MANAGE = """import sys, django; django.setup()
from django.core.management import call_command
for command in sys.argv[1:]: call_command(*command.split())"""

Visit = Callable[..., Page]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


Copied = Callable[[str, Callable[[Path], dict[str, str]], list[str]], Path]


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """A copy of the folder in which an office keeps everything once it has done these commands of manage.py.

    They are done once in a run, whoever of those that share it comes first.
    """
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared

    def copy(name: str, surroundings: Callable[[Path], dict[str, str]], commands: list[str]) -> Path:
        made, begun = shared / name, shared / f"{name}.begun"
        with (shared / f"{name}.lock").open("w") as lock:
            flock(lock, LOCK_EX)
            if not made.exists():
                begun.mkdir()
                subprocess.run([sys.executable, "-c", MANAGE, *commands], env=surroundings(begun), cwd=ROOT, check=True)
                begun.rename(made)
        return copytree(made, tmp_path_factory.mktemp(name), dirs_exist_ok=True)

    return copy


@pytest.fixture(scope="session")
def kept(copied: Copied) -> Path:
    """The folder in which the office of the journeys keeps everything: its database, its letters, its files."""
    return copied("office", testing, ["migrate -v0", "issue_notice"])


@pytest.fixture(scope="session")
def surroundings(kept: Path) -> dict[str, str]:
    """What the processes of that office are told."""
    return testing(kept)


def testing(kept: Path) -> dict[str, str]:
    """What the processes of an office of tests are told that keeps everything in this folder."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "office.project.settings.test",
        "AWARD_DATABASE": f"sqlite:///{kept / 'office.sqlite3'}",
        "AWARD_MAIL_BACKEND": "office.outside.mail.Mailbox",
        "AWARD_MAILBOX": str(kept / "mail"),
        "AWARD_FILES": str(kept / "files"),
    }


@contextmanager
def served(surroundings: dict[str, str], threads: int = 1) -> Iterator[str]:
    """The address of a site that was made ready, served as it is in earnest; letters are delivered.

    ``threads``: how many it answers at once.
    """
    manage = [sys.executable, str(ROOT / "manage.py")]
    port = free_port()
    server = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    server += ["--blocking-threads", str(threads)]
    where = ["--host", "127.0.0.1", "--port", str(port), "office.project.wsgi:application"]
    with (
        subprocess.Popen([*manage, "deliver", "--every", "0.2"], env=surroundings) as delivering,
        subprocess.Popen([*server, *where], env=surroundings) as serving,
    ):
        try:
            limit = time.monotonic() + PATIENCE
            while not answers(port):
                if serving.poll() is not None or time.monotonic() > limit:
                    pytest.fail("The site did not start: the lines above say why.")
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            serving.terminate()
            delivering.terminate()


@pytest.fixture(scope="session")
def site(surroundings: dict[str, str]) -> Iterator[str]:
    """The address of the site under the settings of the tests."""
    with served(surroundings) as address:
        yield address


def demonstrating(kept: Path) -> dict[str, str]:
    """What the processes of a demonstration are told that keeps everything in this folder."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "office.project.settings.demo",
        "AWARD_DATABASE": f"sqlite:///{kept / 'office.sqlite3'}",
        "AWARD_MAIL": f"folder:///{kept / 'mail'}",
        "AWARD_FILES": f"folder:///{kept / 'files'}",
    }


@pytest.fixture(scope="session")
def demonstration(copied: Copied) -> Iterator[str]:
    """The address of the demonstration, begun anew, which keeps everything in a folder of its own."""
    kept = copied("demonstration", demonstrating, ["migrate -v0", "demonstrate"])
    with served(demonstrating(kept)) as address:
        yield address


@pytest.fixture(scope="session")
def dossiers(site: str, surroundings: dict[str, str]) -> list[dict[str, str]]:
    """Applications that nobody has touched yet, the first of them filed: where each lies, and its people's sessions."""
    command = [sys.executable, "-c", BEGIN.format("tests.journeys.dossiers")]
    made = subprocess.run(
        command, cwd=ROOT, env={**surroundings, "AWARD_TODAY": "2025-07-15"}, check=True, stdout=subprocess.PIPE
    )
    return list(json.loads(made.stdout))


@pytest.fixture
def team(dossiers: list[dict[str, str]]) -> dict[str, str]:
    """An application of the test's own."""
    return dossiers.pop()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    # The browser is driven by a loop that runs on in this process; the tests of the office, after it, await nothing.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIETLY)
        yield opened
        opened.close()


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Open a page in a window of its own: ``visit(path, size=…)``; what its console complains of fails the test."""
    windows = []
    complaints: list[str] = []

    def opened(path: str, size: str = "desktop", **options: object) -> Page:
        window = browser.new_context(base_url=site, **{**SIZES[size], **options})
        windows.append(window)
        page = window.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
        page.goto(path)
        return page

    yield opened
    for window in windows:
        window.close()
    assert [complaint for complaint in complaints if "status of 404" not in complaint] == []


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page, by the rules of WCAG 2.2 AA and by good practice."""

    def found(page: Page) -> list[str]:
        page.evaluate(AXE.read_text())
        told = page.evaluate(
            "() => axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })"
        )["violations"]
        return [f"{each['id']}: {node['html'][:200]}" for each in told for node in each["nodes"]]

    return found
