"""Is every open question shown, with what is recommended and what the office has ruled?"""

import re
from math import inf
from pathlib import Path

import pytest
from django.utils.translation import override

from award.notice.checking import read_rulings
from award.notice.reading import RulingsFile
from office.desks.public.readings import Readings, readings_of_notice
from office.records.notices import announced
from office.records.rulings import visited
from tests.office.conftest import Ask

RULINGS = Path(__file__).with_name("rulings.toml")
TONGUES = ("zh-hans", "en")


def shown(tongue: str = "zh-hans", rulings: RulingsFile | None = None) -> Readings:
    with override(tongue):
        return readings_of_notice(announced(), rulings.rulings if rulings else ())


@pytest.fixture
def ruled() -> RulingsFile:
    return read_rulings(RULINGS.read_text(), announced())


@pytest.fixture
def settled(ruled: RulingsFile) -> None:
    """An office that has ruled."""
    visited.keep(ruled.rulings, inf)


@pytest.mark.parametrize("place", ["/readings/", "/en/readings/"])
def test_every_question_can_be_linked(ask: Ask, place: str) -> None:
    page = ask(place).content.decode()
    assert re.findall(r'class="entry" id="([^"]+)"', page) == list(announced().readings)


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_question_shows_all_its_alternatives_and_recommends_at_most_one(tongue: str) -> None:
    for question in shown(tongue).questions:
        reading = announced().readings[question.id]
        words = [item.words.zh if tongue == "zh-hans" else item.words.en for item in reading.alternatives]
        assert [way.words for way in question.alternatives] == words
        assert sum(way.recommended for way in question.alternatives) == (reading.recommended is not None)
        assert question.reason


def test_every_question_is_counted_once() -> None:
    told = shown()
    assert told.ruled == 0
    assert told.awaited + told.by_case == len(told.questions)


def test_a_rule_that_turns_on_a_question_is_named(ask: Ask) -> None:
    led = {rule.address for question in shown().questions for rule in question.rules}
    ids = set(re.findall(r'\sid="([^"]+)"', ask("/rules/").content.decode()))
    assert led
    assert {address.removeprefix("/rules/#") for address in led} - ids == set()


def test_a_ruling_is_told_with_its_author_day_and_reason(ruled: RulingsFile) -> None:
    told = shown(rulings=ruled)
    (ruling,) = [question.ruling for question in told.questions if question.ruling]
    (given,) = ruled.rulings
    assert (ruling.by, ruling.on, ruling.reason) == (given.by, given.on, given.reason)
    assert told.ruled == 1
    chosen = [way.words for question in told.questions for way in question.alternatives if way.ruled]
    assert chosen == [ruling.words]


@pytest.mark.usefixtures("settled")
def test_the_page_shows_the_rulings_of_the_office(ask: Ask) -> None:
    page = ask("/readings/").content.decode()
    assert "示例办公室（虚构）" in page
    assert page.count("办公室已裁定") == 1


def test_without_rulings_the_page_says_that_none_has_been_made(ask: Ask) -> None:
    page = ask("/readings/").content.decode()
    waiting = [reading for reading in announced().eligibility.readings if reading.settled_by == "ruling"]
    assert page.count("办公室尚未裁定") == len(waiting)
