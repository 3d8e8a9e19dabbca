"""Does the first page say what the award is, how long it is open, and whom to ask?"""

from datetime import date

import pytest
from django.utils.translation import override

from office.desks.public.home import Home, home_of
from office.records.notices import announced
from tests.office.conftest import Ask

TONGUES = ("zh-hans", "en")


def home(today: date, tongue: str = "zh-hans") -> Home:
    with override(tongue):
        return home_of(announced(), today)


@pytest.fixture
def last_day() -> date:
    shown = home(date.min)
    assert shown.deadline
    return shown.deadline.on


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_award_line_has_its_place(tongue: str) -> None:
    shown = home(date.min, tongue)
    lines = [line for row in shown.rows for line in row.lines if line]
    assert {line.id for line in lines} == set(announced().lines)
    assert all(len(row.lines) == len(shown.columns) for row in shown.rows)


def test_the_highest_tier_comes_first() -> None:
    highest = min(announced().notice.tiers, key=lambda tier: tier.rank)
    assert home(date.min).rows[0].name == highest.name.zh


def test_the_days_left_are_counted_to_the_last_day(last_day: date) -> None:
    left = [home(last_day.replace(day=day)).deadline for day in (last_day.day - 1, last_day.day)]
    assert [deadline.left for deadline in left if deadline] == [1, 0]


def test_applying_is_under_way_through_the_last_day_and_nothing_is_guessed_of_what_follows(last_day: date) -> None:
    def states(today: date) -> dict[str, str]:
        return {step.id: step.state for step in home(today).steps}

    assert states(last_day)["application"] == "present"
    assert states(last_day)["intake"] == "ahead"
    after = date.fromordinal(last_day.toordinal() + 1)
    assert states(after)["application"] == "past"
    assert states(after)["intake"] == "unannounced"


@pytest.mark.parametrize("root", ["/", "/en/"])
def test_every_contact_is_on_the_page(ask: Ask, root: str) -> None:
    page = ask(root).content.decode()
    for contact in announced().notice.contacts:
        assert (contact.value.zh if root == "/" else contact.value.en) in page


@pytest.mark.parametrize("root", ["/", "/en/"])
def test_the_purpose_is_quoted_without_its_marks(ask: Ask, root: str) -> None:
    assert "〔" not in ask(root).content.decode()
