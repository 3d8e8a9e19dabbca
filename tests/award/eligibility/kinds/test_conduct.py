"""Did anything happen that bars: an accident, a complaint, a listing for dishonesty?"""

from datetime import date
from functools import partial
from typing import Any

import pytest

from award.eligibility.kinds.conduct import window_begins
from award.eligibility.outcome import DEPENDS, JUDGED, MET, NOT_MET, UNKNOWN
from tests.award.announced import outcome

accident = partial(outcome, "no_major_accident")
listed = partial(outcome, "not_listed")
STRICT = {"conduct_window": "windowed", "accident_grade": "major_or_above"}
WINDOW = {"conduct_window": "windowed", "dishonesty_test": "any_in_window"}


def event(on: object = date(2023, 5, 1), grade: str | None = "major", **row: Any) -> dict[str, Any]:
    told = {"class": "safety", "grade": grade, "on": on, **row}
    return {"events": [{name: value for name, value in told.items() if value is not None}]}


def test_five_years_to_the_end_of_july_begin_in_august() -> None:
    assert window_begins(date(2025, 7, 31), 5) == date(2020, 8, 1)
    assert window_begins(date(2024, 2, 29), 5) == date(2019, 3, 1)


@pytest.mark.parametrize(("on", "said"), [(date(2020, 7, 31), MET), (date(2020, 8, 1), NOT_MET), ("2020-08", NOT_MET)])
def test_the_window_begins_on_its_first_day(on: object, said: object) -> None:
    assert accident(event(on), **STRICT) is said


def test_an_accident_before_the_window_counts_only_where_no_window_is_read() -> None:
    assert accident(event(date(2012, 1, 1))) is DEPENDS
    assert accident(event(date(2012, 1, 1)), **STRICT | {"conduct_window": "unlimited"}) is NOT_MET


@pytest.mark.parametrize(
    ("grade", "reading", "said"),
    [
        ("special_major", "major_or_above", NOT_MET),
        ("special_major", "major_only", MET),
        ("larger", "major_or_above", MET),
        ("larger", "larger_or_above", NOT_MET),
        ("general", "larger_or_above", MET),
        (None, "major_or_above", UNKNOWN),
    ],
)
def test_the_grade_that_bars_is_the_one_read(grade: str | None, reading: str, said: object) -> None:
    assert accident(event(grade=grade), **STRICT | {"accident_grade": reading}) is said


def test_an_accident_of_which_only_the_year_is_known_may_lie_in_the_window() -> None:
    assert accident(event("2020"), **STRICT) is UNKNOWN
    assert accident(event(None), **STRICT) is UNKNOWN


def test_a_complaint_is_no_accident() -> None:
    assert accident(event(**{"class": "complaint"})) is MET


def test_a_listing_that_stands_bars_on_every_reading() -> None:
    assert listed({"listings": [{"listed_on": date(2012, 1, 1)}]}) is NOT_MET


def test_a_listing_since_removed_is_for_people_and_never_refused() -> None:
    removed = {"listings": [{"listed_on": date(2023, 1, 1), "removed_on": date(2024, 1, 1)}]}
    assert listed(removed, **WINDOW) is JUDGED
    assert listed(removed, **WINDOW | {"dishonesty_test": "current"}) is MET


def test_a_removal_of_which_only_the_year_is_known_has_happened() -> None:
    removed = {"listings": [{"listed_on": date(2023, 1, 1), "removed_on": "2025"}]}
    assert listed(removed, **WINDOW | {"dishonesty_test": "current"}) is MET


def test_it_is_the_decision_to_list_that_lies_in_the_window() -> None:
    before = {"listings": [{"listed_on": date(2020, 7, 31), "removed_on": date(2022, 1, 1)}]}
    assert listed(before, **WINDOW) is MET
    assert listed(before, **WINDOW | {"conduct_window": "unlimited"}) is JUDGED
    assert listed({"listings": [{"listed_on": "2020", "removed_on": date(2022, 1, 1)}]}, **WINDOW) is UNKNOWN


@pytest.mark.parametrize(("find", "fact"), [(accident, "events"), (listed, "listings")])
def test_none_is_met_and_untold_is_unknown(find: Any, fact: str) -> None:
    assert find({fact: []}) is MET
    assert find({fact: None}) is UNKNOWN
