"""Are the packaged assets found under their names, and only they?"""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings

from office.project.assets import PackagedAssets
from tests.office.conftest import Ask


@pytest.mark.parametrize("name", ["govuk/govuk-frontend.min.css", "govuk/govuk-frontend.min.js", "award/look.css"])
def test_an_asset_is_served(ask: Ask, name: str) -> None:
    answer = ask(f"/static/{name}")
    assert answer.status_code == 200
    assert sum(len(part) for part in answer) > 100


def test_the_components_name_no_letters_that_a_browser_would_ask_for(ask: Ask) -> None:
    components = b"".join(ask("/static/govuk/govuk-frontend.min.css"))
    assert b".govuk-button{" in components
    assert b"@font-face" not in components


def test_nothing_else_of_a_package_is_served(ask: Ask) -> None:
    assert ask("/static/govuk/package.json").status_code == 404
    assert finders.find("govuk/all.mjs") is None


def test_a_missing_package_is_said_with_its_remedy(tmp_path: Path) -> None:
    with override_settings(PACKAGED_ASSETS={"gone.css": tmp_path / "gone.css"}):
        (fault,) = PackagedAssets().check()
    assert "gone.css" in fault.msg
    assert "make setup" in fault.hint
