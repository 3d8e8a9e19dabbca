"""Is the picture of the days to mind true, and can its points be told apart?"""

from datetime import date

from award.eligibility.explaining import DateToMind
from award.notice.scheme import Scheme
from office.findings.timeline import APART, Timeline, timeline

TODAY, CLOSING = date(2025, 6, 16), date(2025, 7, 31)


def drawn(scheme: Scheme, **days: date) -> Timeline:
    dates = [DateToMind("deadline", CLOSING, "", {}), *(DateToMind(key, day, "", {}) for key, day in days.items())]
    line = timeline(sorted(dates, key=lambda item: item.day), scheme, TODAY)
    assert line
    return line


def test_no_picture_is_drawn_of_no_days(scheme: Scheme) -> None:
    assert timeline([], scheme, TODAY) is None


def test_days_stand_in_their_order_between_today_and_the_last(scheme: Scheme) -> None:
    line = drawn(scheme, latest_posting=date(2025, 7, 23), first_filing=date(2025, 7, 1))
    places = [day.place for day in line.days]
    assert places == sorted(places)
    assert line.today < places[0]
    assert places[-1] == line.closing
    assert line.edge is None


def test_points_that_would_touch_stand_one_above_the_other(scheme: Scheme) -> None:
    line = drawn(scheme, latest_posting=date(2025, 7, 30), first_filing=date(2025, 7, 29))
    seen = [(day.place, day.height) for day in line.days]
    assert all(a[1] != b[1] for a in seen for b in seen if a != b and abs(a[0] - b[0]) < APART)


def test_a_day_years_away_does_not_press_the_others_together(scheme: Scheme) -> None:
    line = drawn(scheme, first_eligible=date(2029, 8, 31))
    assert line.edge
    assert line.closing
    assert line.closing - line.today > 50
    assert line.days[-1].place > line.edge
    assert line.days[-1].late


def test_a_first_day_that_has_passed_is_left_out_and_a_last_day_is_not(scheme: Scheme) -> None:
    line = drawn(scheme, first_eligible=date(2006, 6, 20), latest_posting=date(2025, 6, 10))
    assert [day.key for day in line.days] == ["latest_posting", "deadline"]
