"""Which Chromium do the browser journeys drive? An installed one, else one that is installed now, and said so.

Prints its path on standard output and what was done on standard error; ends with advice when there is none.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """The browser that CHROMIUM names or the path holds."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def say(sentence: str) -> None:
    """Tell the person at the terminal, and keep standard output for the path."""
    print(sentence, file=sys.stderr, flush=True)


def succeeds(command: Sequence[str]) -> bool:
    """Run a command, showing its output on standard error."""
    say(f"  $ {' '.join(command)}")
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def from_debian() -> str | None:
    """Debian's package, where this user may install one."""
    if not shutil.which("apt-get"):
        return None
    may = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if may and not (shutil.which("sudo") and succeeds([*may, "true"])):
        return None
    say("No Chromium found: installing the system's package.")
    quietly = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if succeeds([*quietly, "update"]) and succeeds([*quietly, "install", "-y", "chromium"]):
        return installed()
    return None


def from_playwright() -> str | None:
    """The browser that Playwright brings, into its own cache."""
    say("No Chromium found: asking Playwright for its own.")
    if not succeeds([sys.executable, "-m", "playwright", "install", "chromium"]):
        return None
    ask = (
        "from playwright.sync_api import sync_playwright as start\nwith start() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if Path(path).is_file() else None


def main() -> None:
    """Print the path of a Chromium, or stop with advice."""
    if os.environ.get("CHROMIUM") and not installed():
        sys.exit(f"\n  CHROMIUM names no file: {os.environ['CHROMIUM']}\n  → Correct it or leave it unset.\n")
    found = installed() or from_debian() or from_playwright()
    if not found:
        sys.exit(
            "\n  The browser journeys need Chromium, and none could be found or installed.\n"
            "  → Install it (on Debian: apt-get install chromium), or name one: make test CHROMIUM=/path/to/chromium\n"
        )
    say(f"Browser: {found}")
    print(found)


if __name__ == "__main__":
    main()
