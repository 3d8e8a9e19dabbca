"""Which rules bind a line, and under which readings?"""

from math import prod
from typing import get_args

import pytest

from award.eligibility.rules import KINDS, bind, readings_of
from award.notice import conditions
from tests.award.announced import ON, SCHEME, found


def test_every_kind_of_rule_that_a_scheme_may_state_can_be_decided() -> None:
    union = get_args(conditions.Rule)[0]
    stated = {get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(union)}
    assert set(KINDS) == stated


@pytest.mark.parametrize("line", SCHEME.lines)
def test_every_combination_of_open_readings_is_computed(line: str) -> None:
    for bound in bind(SCHEME, line, on=ON).rules:
        numbers = [len(SCHEME.readings[name].alternatives) for name in readings_of(bound.rule)]
        assert len(bound.choices) == len(bound.tests) == prod(numbers)


def test_a_ruling_leaves_the_alternative_it_chose() -> None:
    bound = found("posted", {}, posting_count="inclusive").bound
    assert {choice["posting_count"] for choice in bound.choices} == {"inclusive"}
    assert len(bound.choices) == 4


def test_a_line_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        bind(SCHEME, "nothing", on=ON)
