"""What do the journeys share? The site as it is served, and a browser of each size."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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

Visit = Callable[..., Page]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the office of the journeys keeps everything: its database, its letters, its files."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="session")
def surroundings(kept: Path) -> dict[str, str]:
    """What the processes of that office are told."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "office.project.settings.test",
        "AWARD_DATABASE": f"sqlite:///{kept / 'office.sqlite3'}",
        "AWARD_MAIL_BACKEND": "office.outside.mail.Mailbox",
        "AWARD_MAILBOX": str(kept / "mail"),
        "AWARD_FILES": str(kept / "files"),
    }


@contextmanager
def served(surroundings: dict[str, str], *steps: list[str]) -> Iterator[str]:
    """The address of a site that these commands made ready, served as it is in earnest; letters are delivered."""
    manage = [sys.executable, str(ROOT / "manage.py")]
    for step in steps:
        subprocess.run([*manage, *step], env=surroundings, check=True)
    port = free_port()
    server = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    server += ["--blocking-threads", "1"]
    where = ["--host", "127.0.0.1", "--port", str(port), "office.project.wsgi:application"]
    with (
        subprocess.Popen([*manage, "deliver", "--every", "0.2"], env=surroundings) as delivering,
        subprocess.Popen([*server, *where], env=surroundings) as serving,
    ):
        limit = time.monotonic() + PATIENCE
        while not answers(port):
            if serving.poll() is not None or time.monotonic() > limit:
                serving.kill()
                delivering.kill()
                pytest.fail("The site did not start: the lines above say why.")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        serving.terminate()
        delivering.terminate()


@pytest.fixture(scope="session")
def site(surroundings: dict[str, str]) -> Iterator[str]:
    """The address of the site under the settings of the tests."""
    with served(surroundings, ["migrate", "--verbosity", "0"], ["issue_notice"]) as address:
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
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration, begun anew, which keeps everything in a folder of its own."""
    surroundings = demonstrating(tmp_path_factory.mktemp("demonstration"))
    with served(surroundings, ["migrate", "--verbosity", "0"], ["demonstrate"]) as address:
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
