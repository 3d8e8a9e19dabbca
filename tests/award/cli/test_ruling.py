"""Does the command ``check`` rule, explain, and refuse clearly?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from award.cli import main
from award.cli.schemes import SCHEMAS

SCHEME = Path(__file__).parents[3] / "schemes" / "shanghai-2025"
APPLICANTS = SCHEME / "applicants"
ON = ("--on", "2025-06-16")


def run(*arguments: object) -> Result:
    wide_terminal = {"COLUMNS": "400"}
    return CliRunner(env=wide_terminal).invoke(main, [str(argument) for argument in arguments])


def check(facts: Path, *arguments: object) -> Result:
    return run("check", facts, "--scheme", SCHEME, *ON, *arguments)


@pytest.mark.parametrize(
    ("applicant", "status"),
    [("gold-winner-2016", 0), ("district-applicant", 1), ("gold-winner-2021", 3)],
)
def test_the_exit_status_tells_the_verdict(applicant: str, status: int) -> None:
    assert check(APPLICANTS / f"{applicant}.toml").exit_code == status


def test_an_applicant_who_says_nothing_is_incomplete(tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text('line = "gold_model"\n[facts]\n', "utf-8")
    assert check(facts).exit_code == 4


def test_the_json_follows_its_published_schema() -> None:
    ruling = json.loads(check(APPLICANTS / "gold-winner-2021.toml", "--json").stdout)
    Draft202012Validator(SCHEMAS["ruling.json"].model_json_schema()).validate(ruling)
    held = next(finding for finding in ruling["findings"] if finding["rule"] == "gold_held")
    assert (ruling["ruling"], held["outcome"], held["clause"]) == ("depends", "depends", ["S2-1"])
    assert {reading["outcome"] for reading in held["readings"]} == {"met", "not_met", "unknown"}


def test_a_ruling_of_the_office_decides_what_depended(tmp_path: Path) -> None:
    chosen = {"window_end": "deadline", "award_start": "decided_on", "year_counting": "to_the_day"}
    chosen |= {"bar_scope": "same_tier", "bar_bearer": "subject"}
    signed = 'by = "虚构办公室"\non = 2025-06-01\nreason = "示例"\n'
    text = 'scheme = "shanghai_2025"\n' + "".join(
        f'[[rulings]]\nreading = "{reading}"\nchosen = "{choice}"\n{signed}' for reading, choice in chosen.items()
    )
    (tmp_path / "rulings.toml").write_text(text, "utf-8")
    result = check(APPLICANTS / "gold-winner-2021.toml", "--rulings", tmp_path / "rulings.toml", "--json")
    assert (result.exit_code, json.loads(result.stdout)["ruling"]) == (1, "not_eligible")


def test_all_lines_that_fit_the_applicant_are_ruled_on_together() -> None:
    rulings = json.loads(check(APPLICANTS / "overlapping-jobs.toml", "--line", "all", "--json").stdout)
    assert [ruling["line"] for ruling in rulings] == ["mayor_achievement", "gold_achievement"]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "满3年之日为2025年9月20日"), ("en", "complete on 20 September 2025")]
)
def test_one_rule_is_explained_in_full_in_either_language(language: str, words: str) -> None:
    result = check(APPLICANTS / "gold-winner-2021.toml", "--explain", "gold_held", "--language", language)
    assert words in result.stdout


def test_bad_facts_are_refused_with_every_fault_at_its_place(tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(
        'line = "gold_modle"\n[facts]\nestablised_on = 2020-01-01\ncode = "91310000000000001X"\n'
        'operating_since = "20250101"\ncqo = "yes"\n[[facts.awards]]\ntier = "silver"\nwon = 3\n'
        "decided_on = 2030-01-01\n[facts.results.2019]\nnet_profit = 1\n",
        "utf-8",
    )
    result = check(facts, "--language", "en")
    assert result.exit_code == 2
    places = [line.split(": ")[1] for line in result.stderr.splitlines()]
    assert places == [
        "line",
        "facts.establised_on",
        "facts.code",
        "facts.operating_since",
        "facts.cqo",
        "facts.awards[1].tier",
        "facts.awards[1].won",
        "facts.awards[1].decided_on",
        "facts.awards[1].category",
        "facts.results.2019",
    ]
    assert "did you mean “established_on”?" in result.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [("absent.toml", None), ("latin.toml", b"name = '\xe9'"), ("open.toml", b"[facts"), ("list.json", b"[1]")],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = check(tmp_path / name)
    assert (result.exit_code, name in result.stderr) == (2, True)


def test_an_unknown_line_or_rule_is_refused_with_the_known_ones() -> None:
    applicant = APPLICANTS / "gold-winner-2016.toml"
    for arguments in (("--line", "bronze"), ("--explain", "bronze_held")):
        result = check(applicant, *arguments)
        assert (result.exit_code, "“bronze" in result.stderr) == (2, True)
