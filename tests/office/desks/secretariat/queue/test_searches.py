"""Are searches kept for whoever keeps them, for nobody else, and counted as they are now?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.sealing import entries
from office.records.intake import Search
from office.records.issued import Notice
from office.records.people import Person
from tests.office.arranging import joined, person
from tests.office.desks.secretariat.queue.conftest import Filed
from tests.office.desks.secretariat.queue.places import HOME, counts

pytestmark = pytest.mark.django_db

SEARCHES = f"{HOME}searches/"
KEEP, DROP = f"{SEARCHES}keep/", f"{SEARCHES}drop/"


@pytest.mark.parametrize("root", ["", "/en"])
def test_a_search_is_kept_opened_counted_and_dropped(
    filed: Filed, desk: Client, notice: Notice, clerk: Person, root: str
) -> None:
    filed("虚构甲公司")
    filed("虚构乙公司")
    assert desk.post(f"{root}{KEEP}?q=甲&stage=submitted", {"name": " 甲的 "}).status_code == 302
    [search] = Search.objects.filter(person=clerk)
    assert search.name == "甲的"
    page = desk.get(f"{root}{SEARCHES}").content.decode()
    assert "甲的" in page
    assert "<strong>1</strong>" in page
    assert "甲的" in desk.get(f"{root}{HOME}").content.decode()
    assert desk.post(f"{root}{DROP}", {"search": search.pk}).status_code == 302
    assert not Search.objects.filter(person=clerk).exists()
    told = [decode(entry) for entry in entries(notice)][-2:]
    assert [entry.act for entry in told] == [Act.INTAKE_KEEP_SEARCH, Act.INTAKE_DROP_SEARCH]
    assert [dict(entry.detail) for entry in told] == [{}, {}]


def test_under_the_same_name_the_latest_is_kept(filed: Filed, desk: Client) -> None:
    filed("虚构甲公司")
    for query in ("q=甲", "q=乙"):
        desk.post(f"{KEEP}?{query}", {"name": "同名"})
    assert Search.objects.get().query == "q=%E4%B9%99"


@pytest.mark.parametrize(("query", "name"), [("q=甲", " "), ("q=甲", "名" * 81), ("q=11010519491231002X", "号码")])
def test_a_refused_search_comes_back_with_what_was_typed(filed: Filed, desk: Client, query: str, name: str) -> None:
    filed("虚构甲公司")
    answer = desk.post(f"{KEEP}?{query}", {"name": name})
    assert answer.status_code == 422
    assert "govuk-error-message" in answer.content.decode()
    assert f'value="{name}"' in answer.content.decode()
    assert not Search.objects.exists()


def test_what_is_no_search_is_not_kept(filed: Filed, desk: Client) -> None:
    filed("虚构甲公司")
    assert desk.post(f"{KEEP}?stage=gone", {"name": "没有"}).status_code == 404


def test_a_search_that_means_nothing_any_more_says_so(filed: Filed, desk: Client, clerk: Person) -> None:
    filed("虚构甲公司")
    with pen.held():
        Search.objects.create(person=clerk, name="旧的", query="line=gone&stage=submitted")
    assert "line：" in desk.get(SEARCHES).content.decode()


def test_nobody_sees_or_drops_what_another_keeps(filed: Filed, desk: Client) -> None:
    filed("虚构甲公司")
    other = person("同事", Role.SECRETARY)
    with pen.held():
        theirs = Search.objects.create(person=other, name="同事的条件", query="stage=submitted")
    assert "同事的条件" not in desk.get(SEARCHES).content.decode()
    assert desk.post(DROP, {"search": theirs.pk}).status_code == 302
    assert Search.objects.filter(pk=theirs.pk).exists()


def test_a_search_counts_nothing_in_which_one_has_a_part(filed: Filed, desk: Client, clerk: Person) -> None:
    hidden = filed("虚构甲公司")
    filed("虚构乙公司")
    with pen.held():
        Search.objects.create(person=clerk, name="全部公司", query="q=%E5%85%AC%E5%8F%B8")
    assert "<strong>2</strong>" in desk.get(SEARCHES).content.decode()
    joined(hidden.application.applicant, hidden.application.applicant.memberships.get().person, clerk, Role.READER)
    assert "<strong>1</strong>" in desk.get(SEARCHES).content.decode()


def test_many_searches_cost_no_more_queries_than_one(filed: Filed, desk: Client, clerk: Person) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(SEARCHES).status_code == 200
        return len(queries)

    filed("虚构甲公司")
    with pen.held():
        Search.objects.create(person=clerk, name="零", query="stage=submitted")
    cost()
    once = cost()
    with pen.held():
        for number in range(29):
            Search.objects.create(person=clerk, name=f"第{number}个", query=f"todo=begin&q=甲{number}")
    assert cost() == once
    assert counts(desk.get(HOME).content.decode())
