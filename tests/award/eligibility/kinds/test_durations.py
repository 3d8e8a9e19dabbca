"""Has it existed, or worked, for long enough?"""

from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.eligibility.kinds.durations import merged
from award.eligibility.outcome import JUDGED, MET, NOT_MET, UNKNOWN
from tests.award.announced import found, outcome

STRICT = {"window_end": "deadline", "year_counting": "to_the_day", "successors": "linked"}
DAYS = st.dates(date(2000, 1, 1), date(2025, 7, 15))
operated = partial(outcome, "operated")
worked = partial(outcome, "gold_worked")
ADDED = {"window_end": "deadline", "work_joined": "cumulative"}


@pytest.mark.parametrize(("day", "said"), [(date(2022, 7, 31), MET), (date(2022, 8, 1), NOT_MET)])
def test_three_years_to_the_day_are_enough(day: date, said: object) -> None:
    assert operated({"established_on": day}, **STRICT) is said


def test_by_calendar_years_the_difference_is_enough() -> None:
    assert operated({"established_on": date(2022, 12, 31)}, **STRICT | {"year_counting": "by_calendar_year"}) is MET


def test_operation_that_began_later_counts_from_then() -> None:
    late = {"established_on": date(2015, 1, 1), "operating_since": date(2023, 1, 1)}
    assert operated(late, **STRICT) is NOT_MET


def test_a_month_in_which_it_was_established_is_unknown_within_its_bounds() -> None:
    assert operated({"established_on": "2022-07"}, **STRICT) is MET
    assert operated({"established_on": "2022"}, **STRICT) is UNKNOWN


HEIR = {
    "established_on": date(2024, 3, 1),
    "succession": "successor",
    "predecessor_established_on": date(2001, 5, 1),
}


def test_a_linked_successor_takes_over_the_years() -> None:
    assert operated(HEIR, **STRICT) is MET
    assert operated(HEIR, **STRICT | {"successors": "own"}) is NOT_MET


def test_a_renamed_organisation_keeps_its_own_years_and_inherits_none() -> None:
    renamed = HEIR | {"succession": "renamed"}
    assert operated(renamed, **STRICT) is NOT_MET
    assert operated({"established_on": date(2010, 1, 1), "succession": "renamed"}, **STRICT) is MET


def test_a_successor_that_does_not_say_of_whom_is_unknown() -> None:
    assert operated(HEIR | {"predecessor_established_on": None}, **STRICT) is UNKNOWN
    assert operated({"established_on": date(2024, 3, 1), "succession": None}, **STRICT) is UNKNOWN


def test_a_younger_predecessor_takes_no_years_away() -> None:
    older = HEIR | {"established_on": date(2010, 1, 1), "predecessor_established_on": date(2024, 1, 1)}
    assert operated(older, **STRICT) is MET


@settings(max_examples=20)
@given(day=DAYS, earlier=st.integers(0, 4000))
def test_an_older_organisation_is_never_worse_off(day: date, earlier: int) -> None:
    young = found("operated", {"established_on": day}).outcomes
    old = found("operated", {"established_on": day - timedelta(days=earlier)}).outcomes
    assert all(then is MET for now, then in zip(young, old, strict=True) if now is MET)


def job(first: object, last: object = None, **row: Any) -> dict[str, Any]:
    dates = {"from": first} if last is None else {"from": first, "to": last}
    return {"place": "shanghai", "quality_related": "yes", **dates, **row}


def test_five_years_that_end_with_the_deadline_are_complete() -> None:
    assert worked({"jobs": [job(date(2020, 8, 1))]}, **ADDED) is MET
    assert worked({"jobs": [job(date(2020, 8, 2))]}, **ADDED) is NOT_MET


def test_overlapping_employments_count_once() -> None:
    twice = [job(date(2021, 1, 1), date(2023, 12, 31)), job(date(2021, 1, 1), date(2023, 12, 31))]
    assert worked({"jobs": twice}, **ADDED) is NOT_MET
    assert worked({"jobs": [*twice, job(date(2024, 1, 1)), job(date(2015, 1, 1), date(2015, 5, 31))]}, **ADDED) is MET


def test_employments_that_follow_on_are_unbroken() -> None:
    followed = [job(date(2019, 1, 1), date(2021, 3, 14)), job(date(2021, 3, 15))]
    assert worked({"jobs": followed}, window_end="deadline", work_joined="continuous") is MET
    gap = [job(date(2019, 1, 1), date(2021, 3, 13)), job(date(2021, 3, 15))]
    assert worked({"jobs": gap}, window_end="deadline", work_joined="continuous") is NOT_MET
    assert worked({"jobs": gap}, **ADDED) is MET


def test_work_elsewhere_is_not_counted() -> None:
    assert worked({"jobs": [job(date(2001, 1, 1), place="elsewhere")]}) is NOT_MET


def test_doubtful_work_that_makes_the_difference_is_for_people() -> None:
    assert worked({"jobs": [job(date(2001, 1, 1), quality_related="unsure")]}) is JUDGED
    assert worked({"jobs": [job(date(2024, 1, 1), quality_related="unsure")]}, **ADDED) is NOT_MET


def test_a_job_with_only_years_known_counts_what_is_certain() -> None:
    assert worked({"jobs": [job("2010", "2018")]}) is MET
    assert worked({"jobs": [job("2019", "2024")]}, **ADDED) is UNKNOWN


def test_a_job_that_begins_after_the_window_counts_nothing() -> None:
    assert worked({"jobs": [job(date(2025, 7, 10))]}, window_end="filing", work_joined="cumulative") is NOT_MET


def test_a_job_of_no_known_beginning_with_another_is_no_error() -> None:
    rule = found("gold_worked", {}).bound
    undated = {"place": "shanghai", "quality_related": "yes"}
    assert rule.find({"jobs": (undated, undated)}).outcome is UNKNOWN


STRETCHES = st.lists(st.tuples(DAYS, st.integers(-3, 400)), max_size=5)


@given(stretches=STRETCHES)
def test_merged_stretches_hold_the_same_days_each_once(stretches: list[tuple[date, int]]) -> None:
    spans = [(first, first + timedelta(days=length)) for first, length in stretches]
    joined = merged(spans)
    days = {first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)}
    assert sum((last - first).days + 1 for first, last in joined) == len(days)
    assert all((later[0] - earlier[1]).days > 1 for earlier, later in pairwise(joined))


def test_no_job_is_no_work() -> None:
    assert worked({"jobs": []}) is NOT_MET
    assert worked({"jobs": None}) is UNKNOWN
