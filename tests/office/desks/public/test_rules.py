"""Is every rule shown to everyone: for each line, with its words, its parameters and where it comes from?"""

import re
from typing import get_args

import pytest
from django.utils.translation import override

from award.eligibility.rules import readings_of
from award.notice.conditions import Rule, RuleBase
from office import wording
from office.desks.public.rules import Condition, Rules, rules_of
from office.records.notices import announced
from tests.office.conftest import Ask

TONGUES = ("zh-hans", "en")
KINDS: tuple[type[RuleBase], ...] = get_args(get_args(Rule)[0])
SAID_ELSEWHERE = {*RuleBase.model_fields, "kind", "nonprofit_values", "evidence", "readings"}


def shown(tongue: str = "zh-hans") -> Rules:
    with override(tongue):
        return rules_of(announced())


def conditions(tongue: str = "zh-hans") -> dict[str, Condition]:
    return {rule.id: rule for group in shown(tongue).groups for rule in group.rules}


@pytest.mark.parametrize("place", ["/rules/", "/en/rules/"])
def test_every_rule_can_be_linked(ask: Ask, place: str) -> None:
    page = ask(place).content.decode()
    assert sorted(re.findall(r'class="entry" id="([^"]+)"', page)) == sorted(announced().rules)


def test_every_line_lists_exactly_the_rules_that_bind_it() -> None:
    for line in shown().lines:
        listed = {rule.id for rule in (*line.computed, *line.judged)}
        assert listed == {rule.id for rule in announced().rules_for(line.id)}


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_rule_quotes_its_clauses_and_says_its_kind(tongue: str) -> None:
    scheme = announced()
    for name, rule in conditions(tongue).items():
        quoted = [clause.words for clause in rule.source.clauses]
        words = [scheme.statements[mark].words for mark in scheme.rules[name].clauses]
        assert quoted == [each.zh if tongue == "zh-hans" else each.en for each in words]
        assert rule.kind
        assert rule.source.practice == (scheme.rules[name].source == "practice")


def test_a_rule_names_every_reading_on_which_it_turns() -> None:
    scheme = announced()
    for name, rule in conditions().items():
        numbers = {question.number for question in rule.questions}
        assert numbers >= {scheme.readings[each].number for each in readings_of(scheme.rules[name])}


def test_what_people_judge_has_evidence_and_no_parameters() -> None:
    for rule in conditions().values():
        assert bool(rule.evidence) == rule.judged
        assert not (rule.judged and rule.parameters)


def test_no_code_is_left_in_a_value() -> None:
    values = [each.value for rule in conditions().values() for each in rule.parameters]
    assert [value for value in values if re.search(r"[a-z]+_[a-z]+", value)] == []


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_a_name_and_so_has_each_of_its_parameters(kind: type[RuleBase], tongue: str) -> None:
    (name,) = get_args(kind.model_fields["kind"].annotation)
    with override(tongue):
        told = wording.told()
    assert f"kind.{name}" in told
    facts = {field for field, info in kind.model_fields.items() if "fact" in {*info.metadata, *nested(info.annotation)}}
    parameters = set(kind.model_fields) - SAID_ELSEWHERE - facts
    unnamed = {each for each in parameters if f"parameter.{each}" not in told}
    assert {each for each in unnamed if f"parameter.{name}.{each}" not in told} == set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_that_a_kind_allows_has_words(kind: type[RuleBase]) -> None:
    told = wording.told()
    for field, info in kind.model_fields.items():
        if field in SAID_ELSEWHERE:
            continue
        for value in literals(info.annotation):
            assert f"parameter_value.{field}.{value}" in told


def nested(annotation: object) -> set[object]:
    return {item for inner in get_args(annotation) for item in getattr(inner, "__metadata__", ())}


def literals(annotation: object) -> set[str]:
    inner = get_args(annotation)
    if all(isinstance(item, str) for item in inner):
        return set(inner)
    return {value for item in inner if not isinstance(item, str) for value in literals(item)}
