"""Was an earlier award held for long enough?"""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.eligibility.outcome import DEPENDS, MET, NOT_MET, UNKNOWN
from tests.award.announced import outcome

STRICT = {
    "window_end": "deadline",
    "award_start": "decided_on",
    "year_counting": "to_the_day",
    "successors": "linked",
}
held = partial(outcome, "gold_held", line="mayor_model")


def gold(**row: Any) -> dict[str, Any]:
    return {"awards": [{"tier": "gold", "category": "model", **row}]}


@pytest.mark.parametrize(("decided", "said"), [(date(2022, 7, 31), MET), (date(2022, 8, 1), NOT_MET)])
def test_an_exact_third_anniversary_counts(decided: date, said: object) -> None:
    assert held(gold(decided_on=decided), **STRICT) is said


def test_the_winners_of_2021_depend_on_the_reading() -> None:
    cohort = gold(label_year=2021, decided_on=date(2022, 9, 20))
    assert held(cohort) is DEPENDS
    assert held(cohort, **STRICT) is NOT_MET
    assert held(cohort, **STRICT | {"award_start": "label_year"}) is MET
    assert held(cohort, **STRICT | {"year_counting": "by_calendar_year"}) is MET
    assert held(cohort, **STRICT | {"window_end": "year_end"}) is MET


def test_an_award_with_only_a_year_known_is_decided_where_the_whole_year_agrees() -> None:
    assert held(gold(label_year=2016, decided_on="2017"), **STRICT) is MET
    assert held(gold(label_year=2024, decided_on="2024"), **STRICT) is NOT_MET


def test_an_award_with_only_a_year_known_is_unknown_where_days_of_that_year_differ() -> None:
    assert held(gold(decided_on="2022"), **STRICT) is UNKNOWN


def test_an_award_known_by_its_label_alone_was_decided_in_that_year_or_later() -> None:
    assert held(gold(label_year=2021), **STRICT) is UNKNOWN
    assert held(gold(label_year=2023), **STRICT) is NOT_MET


def test_a_decision_came_before_the_certificate_that_is_dated() -> None:
    assert held(gold(certified_on=date(2017, 3, 1)), **STRICT) is MET


def test_a_publication_that_is_not_dated_followed_within_a_year() -> None:
    published = STRICT | {"award_start": "published_on"}
    assert held(gold(decided_on=date(2021, 7, 31)), **published) is MET
    assert held(gold(decided_on=date(2021, 8, 1)), **published) is UNKNOWN


def test_a_label_that_is_no_year_is_not_known() -> None:
    assert held(gold(label_year=202112), **STRICT) is UNKNOWN


def test_an_award_of_the_predecessor_counts_where_successors_are_linked() -> None:
    inherited = gold(decided_on=date(2017, 6, 30), holder="predecessor")
    assert held(inherited, **STRICT) is MET
    assert held(inherited, **STRICT | {"successors": "own"}) is NOT_MET


def test_an_award_under_a_former_name_is_its_own() -> None:
    renamed = gold(decided_on=date(2017, 6, 30), holder="own") | {"succession": "renamed"}
    assert held(renamed, **STRICT | {"successors": "own"}) is MET


def test_an_award_of_another_tier_is_not_the_one_required() -> None:
    assert held({"awards": [{"tier": "mayor", "category": "model", "decided_on": date(2010, 1, 1)}]}) is NOT_MET


def test_awards_that_nobody_told_are_unknown_and_none_is_none() -> None:
    assert held({"awards": None}) is UNKNOWN
    assert held({"awards": []}) is NOT_MET


@settings(max_examples=20)
@given(day=st.dates(date(2021, 1, 1), date(2025, 6, 1)), earlier=st.integers(0, 900))
def test_an_earlier_decision_never_hurts(day: date, earlier: int) -> None:
    if held(gold(decided_on=day), **STRICT) is MET:
        assert held(gold(decided_on=day - timedelta(days=earlier)), **STRICT) is MET
