"""What do all tests share? A profile for generated cases, and a browser for the journeys."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# On a busy machine a time limit on single cases would fail by chance.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that the journeys drive; installed now if need be, and never skipped."""
    found = subprocess.run([sys.executable, ROOT / "tools/browser.py"], stdout=subprocess.PIPE, text=True, check=False)
    if found.returncode:
        pytest.fail("The browser journeys have no Chromium to drive: the lines above say what to do.")
    return found.stdout.strip()
