"""In which setting is a rule applied: which line, on which day, counted to when?"""

from datetime import date

from award.eligibility.setting import Setting
from award.vocabulary.days import Span, exactly
from tests.award.announced import ON, SCHEME

SETTING = Setting(SCHEME, SCHEME.lines["gold_model"], ON)
DEADLINE = date(2025, 7, 31)


def test_the_deadline_is_the_last_day_for_filing() -> None:
    assert SETTING.deadline == DEADLINE
    assert SETTING.filed == "filed_on"


def test_who_has_not_filed_may_do_so_up_to_the_deadline_while_it_lies_ahead() -> None:
    assert SETTING.not_yet_filed == Span(ON, DEADLINE)
    after = Setting(SCHEME, SETTING.line, date(2025, 8, 1))
    assert after.not_yet_filed == Span(date(2025, 8, 1), date.max)


def test_a_day_that_is_not_fixed_lies_after_the_one_it_follows() -> None:
    assert SETTING.day("deadline") == exactly(DEADLINE)
    assert SETTING.day("acceptance").first == date(2025, 8, 1)
    assert SETTING.day("decision").first == date(2025, 8, 2)


def test_a_window_counted_to_filing_ends_on_the_day_told_or_on_any_still_possible() -> None:
    end = SETTING.end("filing")
    assert end.of({"filed_on": exactly(date(2025, 7, 20))}) == exactly(date(2025, 7, 20))
    assert end.of({}) == Span(ON, DEADLINE)
    assert list(end.lacking({})) == ["filed_on"]


def test_a_window_counted_to_an_open_day_lacks_that_day() -> None:
    assert list(SETTING.end("acceptance").lacking({})) == ["day.acceptance"]
    assert list(SETTING.end("deadline").lacking({})) == []
