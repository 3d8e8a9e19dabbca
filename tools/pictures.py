"""What does the site look like? Takes the pictures of the READMEs from the running demonstration."""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SITE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
LANGUAGES = {"zh": "", "en": "/en"}
SIZE = {"width": 1280, "height": 1240}


def ruling(page: Page, prefix: str) -> None:
    """Open the ruling on the invented applicant on whom most readings turn."""
    page.goto(f"{SITE}{prefix}/selfcheck/samples/")
    page.get_by_role("button").filter(has_text="虚构精工").click()
    page.goto(f"{SITE}{prefix}/selfcheck/mayor_model/ruling/")


def main() -> None:
    """Take each picture in each language."""
    browser = subprocess.run([sys.executable, ROOT / "tools/browser.py"], capture_output=True, text=True, check=True)
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser.stdout.strip(), args=["--no-sandbox"])
        for language, prefix in LANGUAGES.items():
            page = opened.new_page(viewport=SIZE)
            ruling(page, prefix)
            page.screenshot(path=PICTURES / f"ruling.{language}.png")
        opened.close()


if __name__ == "__main__":
    main()
