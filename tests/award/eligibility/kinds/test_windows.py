"""When did an award begin to count, when does its window end, and was that long enough ago?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.eligibility.kinds.windows import complete, cutoff, earliest, long_ago, start_of
from award.eligibility.outcome import MET, NOT_MET, UNKNOWN
from award.eligibility.setting import Setting
from award.notice.calendar import latest_start
from award.vocabulary.days import Span, exactly, span
from tests.award.announced import ON, SCHEME, answer, days

SETTING = Setting(SCHEME, SCHEME.lines["mayor_model"], ON)
ENDS = [SETTING.end(item.id) for item in SCHEME.readings["window_end"].alternatives]
STARTS = [item.id for item in SCHEME.readings["award_start"].alternatives]
AWARDS = answer(SCHEME.facts["awards"]).filter(bool).map(lambda rows: rows[0])


@given(row=AWARDS, since=st.sampled_from(STARTS))
def test_a_start_has_its_bounds_in_order(row: dict[str, object], since: str) -> None:
    start = start_of(row, since, 12, ON)
    assert start.first <= start.last


@given(row=AWARDS, since=st.sampled_from(STARTS[:4]), day=days())
def test_a_date_that_is_given_is_the_start(row: dict[str, object], since: str, day: Span) -> None:
    assert start_of({**row, since: day}, since, 12, ON) == day


def test_a_label_counts_from_the_first_day_of_its_year() -> None:
    assert start_of({"label_year": 2021}, "label_year", 12, ON) == exactly(date(2021, 1, 1))


@given(end=st.dates(date(1950, 1, 1), date(2100, 1, 1)), years=st.integers(1, 40))
def test_counting_by_calendar_year_is_never_the_stricter_count(end: date, years: int) -> None:
    assert cutoff(end, years, by_year=True) >= cutoff(end, years, by_year=False) == latest_start(end, years)


@given(facts=st.fixed_dictionaries({}, optional={"filed_on": days()}), some=st.sets(st.sampled_from(ENDS), min_size=1))
def test_the_earliest_end_is_the_first_day_of_any_of_them(facts: dict[str, Span], some: set) -> None:
    assert earliest(some)(facts) == min(end.of(facts).first for end in some)


@pytest.mark.parametrize(("start", "said"), [("2022-06", MET), ("2022-07", UNKNOWN), ("2022-09", NOT_MET)])
def test_a_start_between_the_limits_is_unknown(start: str, said: object) -> None:
    assert long_ago(span(start), date(2022, 7, 10), date(2022, 7, 31)) is said


def test_a_beginning_that_is_not_known_has_no_first_day_of_completion() -> None:
    assert complete(Span(date.min, date(2022, 9, 20)), 3) == Span(date.min, date(2025, 9, 20))
