"""Was the award applied for won too lately?"""

from datetime import date
from functools import partial
from typing import Any

import pytest

from award.eligibility.outcome import DEPENDS, MET, NOT_MET, UNKNOWN
from tests.award.announced import outcome

STRICT = {
    "window_end": "deadline",
    "award_start": "decided_on",
    "bar_scope": "same_tier",
    "lower_tier": "free",
    "bar_bearer": "subject",
    "bar_last_day": "included",
    "successors": "linked",
}
again = partial(outcome, "not_won_again", line="gold_model")


def gold(**row: Any) -> dict[str, Any]:
    return {"awards": [{"tier": "gold", "category": "model", **row}]}


@pytest.mark.parametrize(
    ("decided", "last_day", "said"),
    [
        (date(2020, 7, 30), "included", MET),
        (date(2020, 7, 31), "included", NOT_MET),
        (date(2020, 7, 31), "excluded", MET),
        (date(2020, 8, 1), "excluded", NOT_MET),
    ],
)
def test_the_fifth_anniversary_itself_is_barred_unless_ruled_otherwise(
    decided: date, last_day: str, said: object
) -> None:
    assert again(gold(decided_on=decided), **STRICT | {"bar_last_day": last_day}) is said


@pytest.mark.parametrize(("filed", "said"), [(date(2025, 2, 28), NOT_MET), (date(2025, 3, 1), MET)])
def test_five_years_from_a_leap_day_end_with_february(filed: date, said: object) -> None:
    won = gold(decided_on=date(2020, 2, 29)) | {"filed_on": filed}
    assert again(won, **STRICT | {"window_end": "filing"}) is said


def test_a_gold_winner_may_file_for_the_higher_tier_unless_any_award_bars() -> None:
    won = gold(decided_on=date(2022, 9, 20))
    assert again(won, line="mayor_model", **STRICT) is MET
    assert again(won, line="mayor_model", **STRICT | {"bar_scope": "any_award"}) is NOT_MET
    assert (
        again(won, line="mayor_model", window_end="deadline", award_start="decided_on", bar_bearer="subject") is DEPENDS
    )


def test_a_winner_of_the_higher_tier_may_file_for_the_lower_unless_ruled_otherwise() -> None:
    won = {"awards": [{"tier": "mayor", "category": "model", "decided_on": date(2022, 9, 20)}]}
    assert again(won, **STRICT) is MET
    assert again(won, **STRICT | {"lower_tier": "barred"}) is NOT_MET


def test_another_category_of_the_tier_bars_unless_the_line_alone_bars() -> None:
    won = gold(decided_on=date(2022, 9, 20), category="achievement")
    assert again(won, **STRICT) is NOT_MET
    assert again(won, **STRICT | {"bar_scope": "same_line"}) is MET


def test_a_new_model_of_the_same_organisation_is_barred_unless_the_bar_follows_the_model() -> None:
    project = STRICT | {"bar_bearer": "project"}
    new = gold(decided_on=date(2022, 9, 20), same_project=False)
    assert again(new, **STRICT) is NOT_MET
    assert again(new, **project) is MET
    assert again(gold(decided_on=date(2022, 9, 20)), **project) is UNKNOWN


def test_the_burden_goes_to_a_linked_successor() -> None:
    inherited = gold(decided_on=date(2022, 9, 20), holder="predecessor")
    assert again(inherited, **STRICT) is NOT_MET
    assert again(inherited, **STRICT | {"successors": "own"}) is MET


def test_an_award_with_only_a_year_known_is_unknown_where_days_of_that_year_differ() -> None:
    assert again(gold(decided_on="2020"), **STRICT) is UNKNOWN
    assert again(gold(decided_on="2019"), **STRICT) is MET
    assert again(gold(decided_on="2021"), **STRICT) is NOT_MET


def test_who_never_won_is_free() -> None:
    assert again({"awards": []}) is MET
    assert again({"awards": None}) is UNKNOWN
