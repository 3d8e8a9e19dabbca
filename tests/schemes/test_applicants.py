"""Do the invented applicants get the rulings that a careful lawyer would sign?"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from award.cli.sources import load_scheme
from award.eligibility.facts import read_facts
from award.eligibility.rules import bind
from award.notice.scheme import Scheme

SHANGHAI = Path(__file__).parents[2] / "schemes" / "shanghai-2025"
ON = date(2025, 6, 16)
# applicant: (verdict, verdict if the office ruled as recommended, the findings that are neither met nor judged)
SIGNED = {
    "gold-winner-2021": ("depends", "not_eligible", {"gold_held": "depends", "not_won_again": "depends"}),
    "gold-winner-2016": ("eligible", "eligible", {}),
    "three-year-firm": ("depends", "eligible", {"operated": "depends", "cqo": "depends", "no_loss": "depends"}),
    "hospital": ("depends", "eligible", {"no_loss": "depends"}),
    "renamed-successor": ("depends", "eligible", {"gold_held": "depends", "no_loss": "depends"}),
    "policy-loss-utility": ("eligible", "eligible", {}),
    "district-applicant": ("not_eligible", "not_eligible", {"not_filed_in_district": "not_met"}),
    "posting-one-day-short": ("depends", "not_eligible", {"posted": "depends"}),
    "young-heir": (
        "not_eligible",
        "not_eligible",
        {"operated": "depends", "no_loss": "depends", "not_won_again": "depends"},
    ),
    "gold-winner-again": ("not_eligible", "not_eligible", {"not_won_again": "not_met"}),
    "overlapping-jobs": ("eligible", "eligible", {}),
    "doubtful-work": ("eligible", "eligible", {}),
}


def test_every_invented_applicant_is_signed_for() -> None:
    assert {path.stem for path in (SHANGHAI / "applicants").glob("*.toml")} == set(SIGNED)


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme(str(SHANGHAI))


@pytest.mark.parametrize("applicant", SIGNED)
def test_an_invented_applicant_is_ruled_as_signed(scheme: Scheme, applicant: str) -> None:
    content = tomllib.loads((SHANGHAI / "applicants" / f"{applicant}.toml").read_text("utf-8"))
    facts = read_facts(content, scheme, on=ON)
    ruling = bind(scheme, content["line"], on=ON).rule_on(facts)
    open_findings = {
        finding.bound.rule.id: finding.outcome.value
        for finding in ruling.findings
        if finding.outcome.value in ("not_met", "unknown", "depends")
    }
    assert (ruling.verdict.value, ruling.as_recommended().value, open_findings) == SIGNED[applicant]


def test_every_applicant_says_in_its_name_that_it_is_invented() -> None:
    for path in (SHANGHAI / "applicants").glob("*.toml"):
        assert "虚构" in tomllib.loads(path.read_text("utf-8"))["facts"]["name"]
