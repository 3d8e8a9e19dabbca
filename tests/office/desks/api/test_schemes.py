"""Does a program learn which notices there are, and what they ask?"""

import pytest
from django.test import Client

from award.eligibility.asking import questions
from award.notice.scheme import Scheme
from office.records.issued import Notice
from tests.office.applying import LINE
from tests.office.desks.api.conftest import API

pytestmark = pytest.mark.django_db


def test_the_announced_notice_is_told_before_it_is_issued(client: Client, scheme: Scheme) -> None:
    told = client.get(f"{API}schemes").json()
    assert [(one["id"], one["current"]) for one in told] == [(scheme.notice.id, True)]


def test_a_notice_tells_its_lines_and_days_in_both_languages(client: Client, scheme: Scheme, notice: Notice) -> None:
    told = client.get(f"{API}schemes/{scheme.notice.id}").json()
    assert [line["id"] for line in told["lines"]] == list(scheme.lines)
    assert all(line["name"]["zh"] and line["name"]["en"] for line in told["lines"])
    assert {line["applicant"] for line in told["lines"]} == {"organisation", "individual"}
    assert [day["id"] for day in told["days"]] == list(scheme.days)


def test_the_questions_of_a_line_are_those_of_the_self_check(client: Client, scheme: Scheme) -> None:
    told = client.get(f"{API}schemes/{scheme.notice.id}/lines/{LINE}/questions").json()
    asked = questions(scheme, LINE)
    assert [page["id"] for page in told] == [page.part.id for page in asked]
    assert [fact["id"] for page in told for fact in page["facts"]] == [fact.id for page in asked for fact in page.facts]


@pytest.mark.parametrize(
    "path", ["schemes/none", "schemes/none/lines/x/questions", "schemes/shanghai_2025/lines/x/questions"]
)
def test_what_is_not_there_is_told_as_a_problem(client: Client, path: str) -> None:
    answer = client.get(f"{API}{path}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"


def test_a_witness_is_told_where_the_log_is(client: Client, notice: Notice) -> None:
    (told,) = client.get(f"{API}log", headers={"Accept-Language": "en"}).json()
    assert told["key"] == notice.log_key
    assert client.get(told["checkpoint"]).text.startswith(notice.origin)
    assert client.get(told["keys"]).text.strip() == notice.log_key
