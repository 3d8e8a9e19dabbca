"""Does every finding explain itself, in both languages, whatever the facts?"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.eligibility.explaining import Explanation, dates_to_mind, explain
from award.eligibility.facts import Facts
from award.eligibility.finding import Finding
from award.eligibility.outcome import DEPENDS, UNKNOWN, over_readings
from award.eligibility.rules import bind
from award.notice.conditions import Rule
from tests.award.announced import ON, SCHEME, WORDINGS, answers_for, sound

DECIDED = [rule for rule in SCHEME.eligibility.rules if rule.kind != "judged"]
BOUND = {line: {rule.rule.id: rule for rule in bind(SCHEME, line, on=ON).rules} for line in SCHEME.lines}
DEADLINE = date(2025, 7, 31)


def said(explanation: Explanation) -> Iterator[str]:
    """Every sentence of the explanation, in every language."""
    steps = [step for reckoned in explanation.reckoned for step in reckoned.working] + [*explanation.change]
    for wording in WORDINGS.values():
        yield from (wording.say(step.key, step.params) for step in steps)
        yield from (wording.value(named.words) for named in explanation.missing)


def found(rule: str, line: str, facts: Mapping[str, Any]) -> Finding:
    return BOUND[line][rule].find(facts)


@pytest.mark.parametrize("rule", DECIDED, ids=lambda rule: rule.id)
@settings(max_examples=8)
@given(data=st.data())
def test_whatever_the_facts_every_sentence_can_be_said_in_both_languages(rule: Rule, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(rule.lines))
    finding = found(rule.id, line, data.draw(answers_for(rule, line)))
    explanation = explain(finding, SCHEME, DEADLINE)
    assert [sentence for sentence in said(explanation) if "{" in sentence or not sentence] == []
    assert over_readings(reckoned.outcome for reckoned in explanation.reckoned) is finding.outcome
    assert [statement.mark for statement in explanation.statements] == list(rule.clauses)
    assert all(item.day for item in dates_to_mind((finding,), DEADLINE))


@pytest.mark.parametrize("rule", DECIDED, ids=lambda rule: rule.id)
@settings(max_examples=8)
@given(data=st.data())
def test_what_is_unknown_says_what_is_missing(rule: Rule, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(rule.lines))
    finding = found(rule.id, line, data.draw(answers_for(rule, line)))
    assert bool(finding.missing()) == (UNKNOWN in finding.outcomes)


def test_facts_to_be_supplied_are_named_before_days_to_come() -> None:
    award = {"tier": "gold", "category": "model", "label_year": 2021, "decided_on": "2022-09-20"}
    facts = sound("mayor_model") | {"awards": ({**award, "decided_on": sound("mayor_model")["filed_on"]},)}
    missing = found("not_won_again", "mayor_model", facts).missing()
    days = [name.startswith("day.") for name in missing]
    assert days == sorted(days)


def test_the_readings_that_matter_are_those_that_change_the_outcome() -> None:
    facts = sound("mayor_model") | {
        "district_filings": ({"by": "group", "filed_on": sound("mayor_model")["filed_on"], "state": "accepted"},)
    }
    finding = found("not_filed_in_district", "mayor_model", facts)
    assert finding.outcome is DEPENDS
    assert finding.mattering() == ("same_applicant",)
    assert len(explain(finding, SCHEME, DEADLINE).reckoned) == 2


def test_the_sound_applicant_keeps_the_deadline_in_mind_first_and_last() -> None:
    ruling = bind(SCHEME, "mayor_model", on=ON).rule_on(Facts(sound("mayor_model")))
    dates = dates_to_mind(ruling.findings, DEADLINE)
    assert [item.day for item in dates] == sorted(item.day for item in dates)
    assert dates[-1].key == "deadline"
