"""What does the site look like? The journeys take the pictures of the documentation, and each is put in its place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
TAKEN = HOUSE / "build" / "pictures"
PLACE = HOUSE / "docs" / "pictures"
JOURNEY = "tests/journeys/test_guide.py"


def main() -> None:
    """Take every picture anew; those of pages that are shown no longer go."""
    shutil.rmtree(TAKEN, ignore_errors=True)
    browser = subprocess.run(
        [sys.executable, HOUSE / "tools/browser.py"], stdout=subprocess.PIPE, text=True, check=True
    )
    told = {**os.environ, "CHROMIUM": browser.stdout.strip()}
    command = [sys.executable, "-m", "pytest", "--quiet", JOURNEY, "-k", "as_the_guide_shows_it"]
    if subprocess.run(command, env=told, cwd=HOUSE, check=False).returncode:
        sys.exit("\n  The lines above say which page is not as the guide shows it.\n")
    shutil.rmtree(PLACE)
    shutil.copytree(TAKEN, PLACE)
    print("Taken. Look at every picture before you keep it: git diff --stat docs/pictures")


if __name__ == "__main__":
    main()
