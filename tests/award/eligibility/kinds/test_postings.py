"""Was it posted internally for long enough before filing?"""

from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.eligibility.outcome import DEPENDS, MET, NOT_MET, UNKNOWN
from award.notice.calendar import DAY
from tests.award.announced import outcome

STRICT = {"posting_count": "exclusive", "posting_calendar": "official", "posting_before": "ended"}
posted = partial(outcome, "posted")
by_person = partial(outcome, "posted_for_person")


def posting(first: object, last: object, filed: date, place: str = "own") -> dict[str, Any]:
    return {"postings": [{"place": place, "from": first, "to": last}], "filed_on": filed}


MONDAY, FRIDAY, NEXT_MONDAY, TUESDAY = date(2025, 6, 23), date(2025, 6, 27), date(2025, 6, 30), date(2025, 7, 1)


def test_five_days_without_the_first_are_enough() -> None:
    assert posted(posting(MONDAY, NEXT_MONDAY, TUESDAY)) is MET


def test_monday_to_friday_is_enough_only_where_the_first_day_counts() -> None:
    week = posting(MONDAY, FRIDAY, TUESDAY)
    assert posted(week) is DEPENDS
    assert posted(week, **STRICT) is NOT_MET
    assert posted(week, **STRICT | {"posting_count": "inclusive"}) is MET


def test_a_window_that_ends_on_a_holiday_is_short_by_the_official_calendar() -> None:
    over_dragon_boat = posting(date(2025, 5, 26), date(2025, 6, 2), date(2025, 6, 3))
    assert posted(over_dragon_boat, **STRICT) is NOT_MET
    assert posted(over_dragon_boat, **STRICT | {"posting_calendar": "weekends"}) is MET


def test_filing_on_the_last_day_of_the_posting_is_too_early() -> None:
    assert posted(posting(MONDAY, NEXT_MONDAY, NEXT_MONDAY), **STRICT) is NOT_MET
    assert posted(posting(MONDAY, NEXT_MONDAY, NEXT_MONDAY), **STRICT | {"posting_before": "started"}) is MET


def test_a_posting_one_day_short_is_not_met_on_the_strictest_count() -> None:
    assert posted(posting(date(2025, 6, 24), NEXT_MONDAY, TUESDAY), **STRICT) is NOT_MET


def test_a_posting_of_which_a_day_is_not_known_is_unknown() -> None:
    assert posted(posting("2025-06", NEXT_MONDAY, TUESDAY), **STRICT) is UNKNOWN


def test_a_posting_nobody_told_of_is_unknown_and_one_that_can_still_be_made_too() -> None:
    assert posted({"postings": None}) is UNKNOWN
    assert posted({"postings": [], "filed_on": None}, on=date(2025, 7, 1), **STRICT) is UNKNOWN


def test_where_no_posting_was_made_before_filing_it_is_not_met() -> None:
    assert posted({"postings": [], "filed_on": date(2025, 7, 10)}) is NOT_MET


def test_a_posting_that_begins_too_late_for_the_deadline_can_no_longer_be_made() -> None:
    assert posted({"postings": [], "filed_on": None}, on=date(2025, 7, 23), **STRICT) is UNKNOWN
    assert posted({"postings": [], "filed_on": None}, on=date(2025, 7, 24), **STRICT) is NOT_MET


@pytest.mark.parametrize(
    ("elsewhere", "reading", "said"),
    [
        (False, "employer_and_origin", MET),
        (True, "employer_and_origin", NOT_MET),
        (True, "employer_only", MET),
        (None, "employer_and_origin", UNKNOWN),
    ],
)
def test_an_individual_posts_at_the_employer_and_where_the_achievement_was_made(
    elsewhere: bool | None, reading: str, said: object
) -> None:
    facts = posting(MONDAY, NEXT_MONDAY, TUESDAY, "employer") | {"achievement_elsewhere": elsewhere}
    assert by_person(facts, **STRICT, posting_place=reading) is said


@settings(max_examples=15)
@given(first=st.dates(date(2025, 5, 19), date(2025, 7, 1)), length=st.integers(0, 12), longer=st.integers(1, 5))
def test_a_longer_posting_never_hurts(first: date, length: int, longer: int) -> None:
    filed = date(2025, 7, 25)
    last = first + length * DAY
    if posted(posting(first, min(last, date(2025, 7, 14)), filed), **STRICT) is MET:
        assert posted(posting(first, min(last + longer * DAY, date(2025, 7, 15)), filed), **STRICT) is MET
