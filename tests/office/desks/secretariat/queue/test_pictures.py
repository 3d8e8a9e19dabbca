"""Do the pictures of the intake say what the lists say, and nothing of what is not there for whoever looks?"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.performing import perform
from office.records.applications import Filing
from office.records.people import Person
from tests.office.applying import NOON, set_clock
from tests.office.arranging import joined
from tests.office.desks.secretariat.queue.conftest import Filed
from tests.office.desks.secretariat.queue.places import HOME

pytestmark = pytest.mark.django_db

PICTURES = f"{HOME}pictures/"


def cells(client: Client, address: str = PICTURES) -> dict[str, int]:
    """Each count of the tables, by the search it leads to."""
    page = client.get(address).content.decode()
    return {
        query.replace("&amp;", "&"): int(count)
        for query, count in re.findall(r'href="[^"?]*\?([^"]+)">(\d+)</a>', page)
    }


@pytest.fixture
def two(filed: Filed, monkeypatch: pytest.MonkeyPatch) -> tuple[Filing, Filing]:
    first = filed("虚构甲公司")
    set_clock(monkeypatch, NOON)
    return first, filed("虚构乙公司")


@pytest.mark.parametrize("root", ["", "/en"])
def test_each_count_leads_to_a_list_of_that_length(two: tuple[Filing, Filing], desk: Client, root: str) -> None:
    found = cells(desk, f"{root}{PICTURES}")
    assert set(found) == {
        "filed=yes&line=gold_model",
        "district=huangpu&filed=yes",
        "filed=yes&industry=a",
        "filed=yes&filed_from=2025-07-15&filed_to=2025-07-15",
    }
    for query, count in found.items():
        page = desk.get(f"{root}{HOME}?{query}").content.decode()
        assert len(set(re.findall(r"/secretariat/a/([^/]+)/", page))) == count == 2


def test_what_was_not_said_is_counted_as_such(two: tuple[Filing, Filing], desk: Client) -> None:
    application = two[0].application
    with pen.held():
        application.features = {"recommendation": "none"}
        application.save(update_fields=("features",))
    found = cells(desk)
    assert found["district=not_said&filed=yes"] == found["district=huangpu&filed=yes"] == 1


def test_what_was_taken_back_and_what_one_has_a_part_in_is_in_no_picture(
    two: tuple[Filing, Filing], desk: Client, clerk: Person, filed: Filed
) -> None:
    first, second = two
    third = filed("虚构丙公司")
    owner = first.application.applicant.memberships.get().person
    perform(Act.APPLICATION_WITHDRAW, by=owner, on=first.application.pk)
    assert set(cells(desk).values()) == {2}
    joined(second.application.applicant, second.application.applicant.memberships.get().person, clerk, Role.READER)
    assert set(cells(desk).values()) == {1}
    assert third.application.reference


def test_the_pictures_are_of_what_is_looked_for(two: tuple[Filing, Filing], desk: Client) -> None:
    assert set(cells(desk, f"{PICTURES}?q=甲").values()) == {1}
    assert cells(desk, f"{PICTURES}?stage=draft") == {}
    assert desk.get(f"{PICTURES}?stage=gone").status_code == 400


def test_many_days_are_shown_by_weeks(filed: Filed, desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = filed("虚构甲公司")
    last = filed("虚构乙公司")
    with pen.held():
        last.application.filed = NOON + timedelta(days=200)
        last.application.save(update_fields=("filed",))
    page = desk.get(PICTURES).content.decode()
    assert "按提交的星期" in page
    assert page.count("columns__column") == 29
    assert first.number == 1


def test_the_pictures_cost_the_same_whatever_they_count(filed: Filed, desk: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(PICTURES).status_code == 200
        return len(queries)

    filed("虚构甲公司")
    cost()
    once = cost()
    for number in range(5):
        filed(f"虚构{number}公司")
    assert cost() == once
