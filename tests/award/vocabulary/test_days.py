"""When was it, as far as that is known?"""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.vocabulary.days import Span, exactly, span, written

DAYS = st.dates(date(1000, 1, 1), date(8999, 12, 31))


@given(day=DAYS, length=st.sampled_from([4, 7, 10]))
def test_what_was_written_can_be_read_again(day: date, length: int) -> None:
    days = span(day.isoformat()[:length])
    assert days.first <= day <= days.last
    assert span(written(days)) == days


@given(day=DAYS)
def test_a_day_is_known_and_a_year_is_not(day: date) -> None:
    assert exactly(day).known
    assert span(day) == exactly(day)
    assert not span(day.isoformat()[:4]).known


def test_a_year_may_be_a_number() -> None:
    assert span(2022) == Span(date(2022, 1, 1), date(2022, 12, 31))


def test_a_month_ends_with_its_last_day() -> None:
    assert span("2024-02").last == date(2024, 2, 29)


@pytest.mark.parametrize(
    "value", ["2022-02-30", "2022-13", "22", "", "2022/09/20", "2022-9-1", "0001", date.min, date.max]
)
def test_what_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — the value itself is all that is said
        span(value)


@pytest.mark.parametrize("value", [True, datetime(2022, 9, 20)])  # noqa: DTZ001 — a time of day is what is refused
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        span(value)


def test_days_that_no_file_can_say_are_written_as_bounds() -> None:
    assert written(Span(date(2022, 1, 3), date(2022, 2, 1))) == "2022-01-03/2022-02-01"
