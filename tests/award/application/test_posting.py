"""Is the plan of a posting true to the rule, under each reading?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.application.posting import plans
from award.eligibility.kinds.postings import Posted
from award.eligibility.outcome import MET, NOT_MET
from award.eligibility.rules import bind
from award.vocabulary.days import exactly
from tests.award.announced import ON, SCHEME

DAY = timedelta(days=1)
BOUND = next(rule for rule in bind(SCHEME, "gold_model", on=ON).rules if rule.rule.kind == "posted")
DAYS = st.dates(date(2025, 1, 2), date(2025, 11, 30))


def facts(first: date, last: date, filed: date) -> dict[str, object]:
    row = {"place": "own", "from": exactly(first), "to": exactly(last)}
    return {"postings": (row,), "filed_on": exactly(filed)}


def test_the_readings_that_turn_the_days_are_told_apart() -> None:
    found = plans(BOUND, date(2025, 9, 26), date(2025, 10, 31))
    assert len({tuple(plan.choice.items()) for plan in found}) == len(found) > 1
    assert sum(plan.recommended for plan in found) == 1


def test_a_week_without_holidays_is_the_same_by_either_calendar() -> None:
    found = plans(BOUND, date(2025, 7, 7), date(2025, 7, 31))
    assert all("posting_calendar" not in plan.choice for plan in found)
    recommended = next(plan for plan in found if plan.recommended)
    assert (recommended.ends, recommended.first_filing) == (date(2025, 7, 14), date(2025, 7, 15))
    assert [day.counts for day in recommended.days] == [None, 1, 2, 3, 4, None, None, 5, None]


def test_a_year_whose_calendar_is_not_known_stays_unknown() -> None:
    found = plans(BOUND, date(2090, 7, 7), date(2090, 7, 31))
    assert {plan.unknown for plan in found} == {2090, None}, "by the week alone it is known"
    assert all((plan.unknown is None) == (plan.ends is not None) for plan in found)


@given(begins=DAYS, filed=DAYS)
def test_the_rule_agrees_with_every_plan(begins: date, filed: date) -> None:
    for plan in plans(BOUND, begins, filed):
        test = next(
            test
            for choice, test in zip(BOUND.choices, BOUND.tests, strict=True)
            if isinstance(test, Posted) and plan.choice.items() <= choice.items()
        )
        assert plan.ends
        assert plan.first_filing
        assert plan.latest_start
        assert test.outcome(facts(begins, plan.ends, plan.first_filing)) is MET
        assert test.outcome(facts(begins, plan.ends, plan.first_filing - DAY)) is NOT_MET
        assert test.outcome(facts(begins, plan.ends - DAY, plan.first_filing + DAY)) is not MET
        late = plan.latest_start + DAY
        assert sum(day.counts is not None for day in plan.days) == test.days
        if test.must_end:
            assert plans(BOUND, late, filed)
            assert test.outcome(facts(late, filed - DAY, filed)) is NOT_MET


@pytest.mark.parametrize("line", list(SCHEME.lines))
def test_every_line_has_a_plan(line: str) -> None:
    bound = next(rule for rule in bind(SCHEME, line, on=ON).rules if rule.rule.kind == "posted")
    assert plans(bound, ON, ON + 30 * DAY)
