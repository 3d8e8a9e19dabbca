"""Was it filed in time, and nowhere else at the same time?"""

from datetime import date, time
from functools import partial
from typing import Any

import pytest

from award.eligibility.kinds.filings import last_day
from award.eligibility.outcome import DEPENDS, MET, NOT_MET, UNKNOWN
from award.notice.scheme import Day
from award.notice.text import Words
from award.vocabulary.days import Span, exactly
from tests.award.announced import SCHEME, found, outcome

LATER = date(2025, 9, 1)
nowhere_else = partial(outcome, "not_filed_in_district")
in_time = partial(outcome, "filed_in_time", on=LATER)
TOGETHER = {"same_year": "calendar_year", "filing_counts": "accepted", "same_applicant": "same_person"}
ALONE = {"dispatched_on": None, "arrived_on": None}


def district(state: str | None = "accepted", on: object = date(2025, 5, 10), by: str = "own") -> dict[str, Any]:
    told = {"by": by, "filed_on": on, "state": state}
    return {"district_filings": [{name: value for name, value in told.items() if value is not None}]}


def test_an_accepted_district_filing_of_the_same_year_bars() -> None:
    assert nowhere_else(district()) is NOT_MET


def test_a_district_filing_withdrawn_before_acceptance_does_not_count_unless_any_does() -> None:
    withdrawn = district("withdrawn_before_acceptance")
    assert nowhere_else(withdrawn, **TOGETHER) is MET
    assert nowhere_else(withdrawn, **TOGETHER | {"filing_counts": "any_filing"}) is NOT_MET
    assert nowhere_else(withdrawn) is DEPENDS


@pytest.mark.parametrize("state", ["withdrawn", "rejected"])
def test_a_district_filing_withdrawn_or_refused_later_counts_unless_only_pending_ones_do(state: str) -> None:
    assert nowhere_else(district(state), **TOGETHER) is NOT_MET
    assert nowhere_else(district(state), **TOGETHER | {"filing_counts": "pending"}) is MET


def test_a_filing_of_the_group_counts_only_where_the_group_is_one_applicant() -> None:
    assert nowhere_else(district(by="group"), **TOGETHER) is MET
    assert nowhere_else(district(by="group"), **TOGETHER | {"same_applicant": "same_group"}) is NOT_MET


@pytest.mark.parametrize(
    ("filed", "reading", "said"),
    [
        (date(2024, 12, 31), "calendar_year", MET),
        (date(2025, 1, 1), "calendar_year", NOT_MET),
        (date(2026, 4, 30), "calendar_year", MET),
        (date(2026, 4, 30), "cycle", NOT_MET),
        (date(2024, 7, 10), "twelve_months", NOT_MET),
        (date(2024, 7, 9), "twelve_months", MET),
        ("2025", "calendar_year", NOT_MET),
        ("2024", "twelve_months", UNKNOWN),
    ],
)
def test_the_same_year_is_the_one_read(filed: object, reading: str, said: object) -> None:
    assert (
        nowhere_else(district(on=filed) | {"filed_on": date(2025, 7, 10)}, **TOGETHER | {"same_year": reading}) is said
    )


def test_a_filing_whose_state_nobody_told_is_unknown() -> None:
    assert nowhere_else(district(None), **TOGETHER) is UNKNOWN


def test_the_last_day_is_included_unless_ruled_otherwise() -> None:
    on_the_last = ALONE | {"filed_on": date(2025, 7, 31), "filed_time": time(18)}
    assert in_time(on_the_last, filing_last_day="through") is MET
    assert in_time(on_the_last, filing_last_day="before") is NOT_MET
    assert in_time(on_the_last, filing_last_day="office_hours") is NOT_MET
    assert in_time(on_the_last | {"filed_time": None}, filing_last_day="office_hours") is UNKNOWN
    assert in_time(on_the_last | {"filed_time": time(17)}, filing_last_day="office_hours") is MET


def test_the_day_after_is_late_on_every_reading() -> None:
    assert in_time(ALONE | {"filed_on": date(2025, 8, 1)}) is NOT_MET


def test_paper_counts_from_dispatch_or_from_arrival() -> None:
    posted = {"filed_on": None, "filed_time": None, "dispatched_on": date(2025, 7, 31), "arrived_on": date(2025, 8, 2)}
    assert in_time(posted, filing_last_day="through", paper_time="dispatch") is MET
    assert in_time(posted, filing_last_day="through", paper_time="arrival") is NOT_MET
    assert in_time(posted | {"arrived_on": None}, filing_last_day="through", paper_time="arrival") is UNKNOWN


def test_one_way_in_time_is_enough_unless_both_must_be() -> None:
    late_paper = {"filed_on": date(2025, 7, 30), "dispatched_on": date(2025, 8, 5)}
    assert in_time(late_paper, filing_either="first") is MET
    assert in_time(late_paper, filing_either="both", paper_time="dispatch") is NOT_MET


def test_a_filing_nobody_told_of_is_unknown_even_after_the_last_day() -> None:
    assert in_time(ALONE | {"filed_on": None, "filed_time": None}) is UNKNOWN
    assert found("filed_in_time", ALONE | {"filed_on": None}, on=LATER).missing() == ("filed_on",)


def day(on: date | None, *, rolls: bool) -> Day:
    return Day(id="deadline", name=Words(zh="截止日", en="deadline"), on=on, rolls_forward=rolls, source="practice")


def test_a_last_day_that_is_a_holiday_moves_to_the_next_working_day_where_it_may() -> None:
    assert last_day(day(date(2025, 5, 31), rolls=True)) == exactly(date(2025, 6, 3))
    assert last_day(day(date(2025, 5, 31), rolls=False)) == exactly(date(2025, 5, 31))


def test_a_last_day_whose_calendar_is_not_known_is_that_day_or_later() -> None:
    assert last_day(day(date(2090, 1, 1), rolls=True)) == Span(date(2090, 1, 1), date.max)
    assert last_day(day(None, rolls=True)) is None


def test_the_last_day_of_the_notice_is_a_working_day() -> None:
    assert last_day(SCHEME.days["deadline"]) == exactly(date(2025, 7, 31))
