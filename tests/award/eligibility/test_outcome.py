"""What do several readings, or several parts, say together?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.eligibility.outcome import (
    DEPENDS,
    JUDGED,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNKNOWN,
    Outcome,
    all_of,
    any_of,
    over_readings,
)

ONES = st.sampled_from([MET, NOT_MET, UNKNOWN, JUDGED, NOT_APPLICABLE])
SOME = st.lists(ONES, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("outcomes", "whole"),
    [
        ([MET, NOT_MET], DEPENDS),
        ([JUDGED, NOT_MET, UNKNOWN], DEPENDS),
        ([NOT_APPLICABLE, NOT_MET], DEPENDS),
        ([UNKNOWN, NOT_MET], UNKNOWN),
        ([UNKNOWN, MET], UNKNOWN),
        ([JUDGED, MET], JUDGED),
        ([MET, NOT_APPLICABLE], MET),
        ([NOT_APPLICABLE], NOT_APPLICABLE),
    ],
)
def test_readings_that_differ_depend_and_those_that_agree_decide(outcomes: list[Outcome], whole: Outcome) -> None:
    assert over_readings(outcomes) is whole


@given(outcomes=SOME)
def test_no_applicant_is_refused_unless_every_reading_refuses(outcomes: list[Outcome]) -> None:
    assert (over_readings(outcomes) is NOT_MET) == (set(outcomes) == {NOT_MET})


@given(one=ONES)
def test_one_reading_says_what_it_says(one: Outcome) -> None:
    assert over_readings([one]) is one


@given(outcomes=SOME)
def test_all_parts_are_met_only_where_none_fails(outcomes: list[Outcome]) -> None:
    assert (all_of(outcomes) is NOT_MET) == (NOT_MET in outcomes)
    assert (any_of(outcomes) is MET) == (MET in outcomes)


def test_nothing_to_meet_is_met_and_nothing_that_could_meet_is_not() -> None:
    assert all_of([]) is MET
    assert any_of([]) is NOT_MET


def test_an_outcome_is_found_by_its_code_and_by_itself() -> None:
    assert {MET: 1}["met"] == {"met": 1}[MET] == 1
