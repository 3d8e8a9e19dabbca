"""Which days count, and when is a period of years complete?"""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from award.notice.calendar import (
    DAY,
    UnknownYear,
    is_working_day,
    latest_posting_start,
    latest_start,
    months_after,
    next_working_day,
    posting_ends,
    whole_months,
    working_days,
    years_after,
)

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1, 100)
# Counting goes on for sixty days at most, and the calendar of 2027 is not published yet.
KNOWN = st.dates(date(2024, 1, 15), date(2026, 10, 31))
COUNTING = st.fixed_dictionaries({"inclusive": st.booleans(), "official": st.booleans()})


def test_three_years_are_complete_on_the_third_anniversary() -> None:
    assert years_after(date(2022, 9, 20), 3) == date(2025, 9, 20)


def test_years_from_a_leap_day_are_complete_on_the_last_of_february() -> None:
    assert years_after(date(2020, 2, 29), 3) == date(2023, 2, 28)
    assert years_after(date(2020, 2, 29), 4) == date(2024, 2, 29)


@given(start=DAYS, end=DAYS, years=YEARS)
def test_years_are_complete_exactly_for_the_days_up_to_the_latest_start(start: date, end: date, years: int) -> None:
    assert (years_after(start, years) <= end) == (start <= latest_start(end, years))


@given(end=st.dates(date(2020, 2, 25), date(2024, 3, 5)), years=st.integers(1, 9), shift=st.integers(-2, 2))
def test_the_latest_start_is_exact_around_leap_days(end: date, years: int, shift: int) -> None:
    start = latest_start(end, years) + shift * DAY
    assert (years_after(start, years) <= end) == (shift <= 0)


@given(start=DAYS, years=YEARS)
def test_a_day_later_is_never_complete_earlier(start: date, years: int) -> None:
    assert years_after(start, years) <= years_after(start + DAY, years)


def test_an_end_that_is_open_admits_every_start() -> None:
    assert latest_start(date.max, 3) == date.max
    assert years_after(date.max, 1) == date.max
    assert years_after(date.min, -1) == date.min


@given(day=DAYS, months=st.integers(-240, 240))
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)


def test_months_beyond_the_last_year_end_with_it() -> None:
    assert months_after(date(9999, 6, 1), 12) == date.max


@given(start=DAYS, end=DAYS)
def test_whole_months_are_those_that_are_complete(start: date, end: date) -> None:
    assume(start < end)
    months = whole_months(start, end)
    assert months_after(start, months) <= end < months_after(start, months + 1)


@given(days=st.lists(DAYS, min_size=3, max_size=3, unique=True).map(sorted))
def test_whole_months_of_two_stretches_are_at_most_one_fewer_than_of_both(days: list[date]) -> None:
    first, middle, last = days
    apart = whole_months(first, middle) + whole_months(middle, last)
    assert apart - 1 <= whole_months(first, last) <= apart + 1


def test_no_time_has_no_months() -> None:
    assert whole_months(date(2025, 1, 1), date(2025, 1, 1)) == 0
    assert whole_months(date(2025, 1, 1), date(2024, 1, 1)) == 0


@pytest.mark.parametrize("day", [date(2025, 5, 31), date(2025, 6, 1), date(2025, 6, 2)])
def test_the_dragon_boat_holiday_is_no_working_time(day: date) -> None:
    assert not is_working_day(day)


def test_the_second_of_june_is_a_working_day_by_the_week_alone() -> None:
    assert is_working_day(date(2025, 6, 2), official=False)


@pytest.mark.parametrize("day", [date(2026, 2, 14), date(2026, 2, 28)])
def test_a_saturday_worked_in_exchange_is_a_working_day(day: date) -> None:
    assert day.weekday() == 5
    assert is_working_day(day)
    assert not is_working_day(day, official=False)


@given(first=KNOWN, length=st.integers(-5, 60), official=st.booleans())
def test_working_days_are_counted_one_by_one(first: date, length: int, official: bool) -> None:
    days = [first + timedelta(days=index) for index in range(length + 1)]
    one_by_one = sum(is_working_day(day, official=official) for day in days)
    assert working_days(first, first + timedelta(days=length), official=official) == one_by_one


@given(day=KNOWN)
def test_the_next_working_day_is_the_first_from_that_day_on(day: date) -> None:
    following = next_working_day(day)
    assert is_working_day(following)
    assert working_days(day, following) == 1


# Zhengzhou counted the Monday of the posting, Guizhou did not.
@pytest.mark.parametrize(
    ("first", "inclusive", "last"),
    [
        (date(2022, 9, 19), True, date(2022, 9, 23)),
        (date(2022, 9, 19), False, date(2022, 9, 26)),
        (date(2023, 10, 11), True, date(2023, 10, 17)),
        (date(2025, 4, 14), False, date(2025, 4, 21)),
    ],
)
def test_five_working_days_end_as_practice_has_counted_them(first: date, inclusive: bool, last: date) -> None:
    assert posting_ends(first, 5, inclusive=inclusive) == last


@given(first=KNOWN, days=st.integers(1, 15), counting=COUNTING)
def test_a_posting_ends_on_the_first_day_with_enough_working_days(
    first: date, days: int, counting: dict[str, bool]
) -> None:
    last = posting_ends(first, days, **counting)
    counted = first if counting["inclusive"] else first + DAY
    assert working_days(counted, last, official=counting["official"]) == days
    assert working_days(counted, last - DAY, official=counting["official"]) == days - 1


@given(filed=KNOWN, days=st.integers(1, 10), counting=COUNTING)
def test_the_latest_start_of_a_posting_is_the_latest(filed: date, days: int, counting: dict[str, bool]) -> None:
    start = latest_posting_start(filed, days, **counting)
    assert posting_ends(start, days, **counting) < filed
    assert posting_ends(start + DAY, days, **counting) >= filed


@pytest.mark.parametrize("count", [is_working_day, next_working_day])
def test_a_year_whose_calendar_is_not_published_is_unknown(count) -> None:
    with pytest.raises(UnknownYear) as unknown:
        count(date(2090, 1, 4))
    assert unknown.value.args == (2090,)


def test_the_week_alone_needs_no_calendar() -> None:
    assert is_working_day(date(2090, 1, 4), official=False)
