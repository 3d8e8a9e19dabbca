"""Do the commands ``scheme …`` check, show, compare and ask?"""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from award.cli import main
from award.cli.schemes import SCHEMAS

SCHEMES = Path(__file__).parents[3] / "schemes"
SHANGHAI = SCHEMES / "shanghai-2025"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["scheme", *(str(argument) for argument in arguments)])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHANGHAI, tmp_path / "scheme"))


@pytest.mark.parametrize("folder", sorted(path.name for path in SCHEMES.iterdir()))
def test_every_scheme_is_in_order(folder: str) -> None:
    assert run("check", SCHEMES / folder).exit_code == 0


def test_a_malformed_scheme_shows_all_its_faults_with_file_and_key(copy: Path) -> None:
    notice = (copy / "notice.toml").read_text("utf-8")
    (copy / "notice.toml").write_text(notice.replace('id = "mayor_model"', 'id = "Mayor"', 1), "utf-8")
    (copy / "dossier.toml").unlink()
    (copy / "criteria.toml").write_text("[[sets]", "utf-8")
    result = run("check", copy, "--language", "en")
    assert result.exit_code == 2
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        "notice.toml",
        "dossier.toml",
        "criteria.toml",
    ]


def test_a_reference_that_leads_nowhere_is_a_fault(copy: Path) -> None:
    rules = (copy / "eligibility.toml").read_text("utf-8")
    (copy / "eligibility.toml").write_text(
        rules.replace('{ reading = "window_end" }', '{ reading = "window" }'), "utf-8"
    )
    result = run("check", copy, "--language", "en")
    assert result.exit_code == 2
    assert "rules.gold_held.until: There is no “window”" in result.stderr


def test_a_change_of_the_authority_is_shown_where_it_was_made(copy: Path) -> None:
    notice = (copy / "notice.toml").read_text("utf-8")
    (copy / "notice.toml").write_text(notice.replace("on = 2025-07-31", "on = 2025-08-15"), "utf-8")
    result = run("diff", SHANGHAI, copy)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["~ notice.days[deadline].on: 2025-07-31 → 2025-08-15"]


def test_a_scheme_does_not_differ_from_itself() -> None:
    result = run("diff", SHANGHAI, SHANGHAI)
    assert (result.exit_code, result.stdout) == (0, "")


def test_only_what_the_line_needs_is_asked() -> None:
    model = run("questions", SHANGHAI, "--line", "gold_model").stdout
    achievement = run("questions", SHANGHAI, "--line", "gold_achievement").stdout
    assert "established_on" in model
    assert "jobs" not in model
    assert "jobs" in achievement
    assert "established_on" not in achievement


def test_a_scheme_is_shown_with_its_lines_rules_and_readings() -> None:
    shown = run("show", SHANGHAI).stdout
    assert all(word in shown for word in ("mayor_model", "gold_held", "AMB-01"))


@pytest.mark.parametrize("file", sorted(SCHEMAS))
def test_each_file_has_a_valid_json_schema(file: str) -> None:
    Draft202012Validator.check_schema(json.loads(run("schema", file).stdout))


def test_the_schemes_at_hand_are_listed() -> None:
    assert "shanghai-2025" in run("list").stdout


@pytest.mark.parametrize("file", sorted(SCHEMAS))
def test_the_published_schema_is_current(file: str) -> None:
    published = Path(__file__).parents[3] / "docs" / "generated" / f"{Path(file).stem}.schema.json"
    assert published.read_text("utf-8") == run("schema", file).stdout
