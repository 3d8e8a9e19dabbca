"""Do the worked cases beside each scheme come out as the lawyer wrote them?"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from award.cli.sources import load_scheme
from award.eligibility.facts import read_facts
from award.eligibility.rules import LineRules, bind
from award.notice.reading import OfficeRuling
from award.notice.scheme import Scheme

SCHEMES = Path(__file__).parents[2] / "schemes"


@cache
def scheme_in(folder: str) -> Scheme:
    return load_scheme(str(SCHEMES / folder))


@cache
def bound(folder: str, line: str, on: date, rulings: tuple[OfficeRuling, ...]) -> LineRules:
    return bind(scheme_in(folder), line, on=on, rulings=rulings)


def worked_cases() -> Iterator[Any]:
    for path in sorted(SCHEMES.glob("*/cases/*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["cases"]:
            yield pytest.param(path.parents[1].name, case, id=f"{path.parents[1].name}/{path.stem}/{case['name']}")


@pytest.mark.parametrize(("folder", "case"), list(worked_cases()))
def test_a_worked_case_is_ruled_as_written(folder: str, case: dict[str, Any]) -> None:
    on: date = case["on"]
    rulings = tuple(OfficeRuling.model_validate(ruling) for ruling in case.get("rulings", []))
    facts = read_facts({"facts": case["facts"]}, scheme_in(folder), on=on)
    ruling = bound(folder, case["line"], on, rulings).rule_on(facts)
    found = {finding.bound.rule.id: finding.outcome.value for finding in ruling.findings}
    expected = case["expect"]
    assert {rule: found[rule] for rule in expected.get("findings", {})} == expected.get("findings", {})
    assert ruling.verdict.value == expected.get("verdict", ruling.verdict.value)


def test_every_scheme_of_the_office_has_sixty_cases_or_is_an_example() -> None:
    for folder in SCHEMES.iterdir():
        cases = [case for case in worked_cases() if case.values[0] == folder.name]
        assert len(cases) >= (2 if scheme_in(folder.name).notice.example else 60)


def test_the_cases_cover_each_machine_rule_on_both_sides() -> None:
    scheme = scheme_in("shanghai-2025")
    said: dict[str, set[str]] = {}
    for case in worked_cases():
        folder, content = case.values
        if folder == "shanghai-2025":
            for rule, outcome in content["expect"].get("findings", {}).items():
                said.setdefault(rule, set()).add(outcome)
    decided = [rule.id for rule in scheme.eligibility.rules if rule.kind != "judged"]
    assert {
        rule: sorted(said.get(rule, set())) for rule in decided if not {"met", "not_met"} <= said.get(rule, set())
    } == {}


def test_the_cases_rule_on_every_alternative_that_a_rule_follows() -> None:
    scheme = scheme_in("shanghai-2025")
    ruled = {
        (ruling["reading"], ruling["chosen"])
        for case in worked_cases()
        if case.values[0] == "shanghai-2025"
        for ruling in case.values[1].get("rulings", [])
    }
    lines = [bind(scheme, line, on=date(2025, 7, 1)) for line in scheme.lines]
    followed = {
        (name, chosen)
        for rules in lines
        for rule in rules.rules
        for choice in rule.choices
        for name, chosen in choice.items()
    }
    assert followed - ruled == set()
