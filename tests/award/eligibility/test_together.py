"""Do all readings of a rule, decided in one go, say what each of them says alone?"""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.eligibility.finding import BoundRule
from award.eligibility.outcome import MET, NOT_APPLICABLE, NOT_MET, over_readings
from award.eligibility.rules import bind
from award.eligibility.together import together
from award.notice.conditions import Rule
from award.notice.reading import OfficeRuling
from tests.award.announced import ON, SCHEME, answers_for, sound, values

BOUND = {line: bind(SCHEME, line, on=ON) for line in SCHEME.lines}
DECIDED = [rule for rule in SCHEME.eligibility.rules if rule.kind != "judged"]
CLOSED = [reading for reading in SCHEME.eligibility.readings if reading.alternatives]


def rulings() -> st.SearchStrategy[list[OfficeRuling]]:
    alternatives = {item.id: st.sampled_from([other.id for other in item.alternatives]) for item in CLOSED}
    return st.fixed_dictionaries({}, optional=alternatives).map(
        lambda chosen: [
            OfficeRuling(reading=name, chosen=one, by="虚构办公室", on=ON, reason="…") for name, one in chosen.items()
        ]
    )


def bound_on(line: str, rule: str) -> BoundRule:
    return next(item for item in BOUND[line].rules if item.rule.id == rule)


@pytest.mark.parametrize("rule", DECIDED, ids=lambda rule: rule.id)
@settings(max_examples=15)
@given(data=st.data())
def test_all_readings_together_say_what_each_says_alone(rule: Rule, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(rule.lines))
    bound = bound_on(line, rule.id)
    facts = data.draw(answers_for(rule, line))
    outcome, outcomes = bound.decide(facts)
    assert outcomes == tuple(NOT_APPLICABLE if test is None else test.outcome(facts) for test in bound.tests)
    assert outcome is over_readings(outcomes)


@settings(max_examples=8)
@given(line=st.sampled_from(list(SCHEME.lines)), facts=values("awards", "jobs", "filed_on"), rulings=rulings())
def test_rulings_close_readings_and_change_nothing_else(
    line: str, facts: Mapping[str, Any], rulings: list[OfficeRuling]
) -> None:
    chosen = {ruling.reading: ruling.chosen for ruling in rulings}
    for free, ruled in zip(BOUND[line].rules, bind(SCHEME, line, on=ON, rulings=rulings).rules, strict=True):
        kept = [
            outcome
            for choice, outcome in zip(free.choices, free.find(facts).outcomes, strict=True)
            if all(chosen.get(name, alternative) == alternative for name, alternative in choice.items())
        ]
        assert ruled.find(facts).outcomes == tuple(kept)


@pytest.mark.parametrize(("rule", "line"), [(rule.id, line) for rule in DECIDED for line in rule.lines])
def test_a_sound_applicant_is_decided_without_asking_every_reading(rule: str, line: str) -> None:
    tests = [test for test in bound_on(line, rule).tests if test is not None]
    assert type(tests[0]).at_once(tests)(sound(line)) is MET


def test_a_rule_that_applies_under_no_reading_is_not_applicable() -> None:
    assert together([None, None])({}) == (NOT_APPLICABLE, (NOT_APPLICABLE, NOT_APPLICABLE))


def test_a_rule_that_fails_only_where_it_applies_depends() -> None:
    assert sorted(bound_on("gold_model", "one_line").decide({"other_tier_filed": True})[1]) == sorted(
        [NOT_MET, NOT_APPLICABLE]
    )
