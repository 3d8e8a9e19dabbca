"""Does each person's token open exactly what the pages show them, and to whom is nothing opened?"""

from collections.abc import Callable

import pytest
from django.conf import settings as kept
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.outside import clock
from office.records.applications import Application, Filing
from office.records.issued import Notice
from office.records.people import Person
from tests.office.applying import opened
from tests.office.arranging import granted, joined, organisation, person
from tests.office.desks.api.conftest import API

pytestmark = pytest.mark.django_db
Program = Callable[[Person | None], Client]

HOMES = {"": "/applicant/", "secretary": "/secretariat/", "supervisor": "/supervisor/"}


def told(program: Client) -> set[str]:
    return {case["reference"] for case in program.get(f"{API}cases").json()["cases"]}


def on_pages(who: Person) -> set[str]:
    """The reference numbers that the first pages of the person's desks show."""
    browser = Client()
    browser.force_login(who)
    pages = [browser.get("/applicant/").text, *([browser.get(HOMES[who.duty]).text] if who.duty else [])]
    references = Application.objects.values_list("reference", flat=True)
    return {reference for reference in references if any(reference in page for page in pages)}


@pytest.fixture
def people(notice: Notice, filing: Filing) -> dict[str, Person]:
    """Members of one applicant in every role, of another, a secretary with an application of their own, and others."""
    mine = filing.application.applicant
    owner = mine.memberships.get().person
    found = {
        "owner": owner,
        "editor": person("editor"),
        "reader": person("reader"),
        "elsewhere": person("elsewhere"),
        "nobody": person("nobody"),
        "secretary": person("secretary", Role.SECRETARY),
        "supervisor": person("supervisor", Role.SUPERVISOR),
        "partial": person("partial", Role.SECRETARY),
    }
    joined(mine, owner, found["editor"], Role.EDITOR)
    joined(mine, owner, found["reader"], Role.READER)
    opened(organisation(notice, found["elsewhere"]), found["elsewhere"])
    opened(organisation(notice, found["partial"]), found["partial"])
    return found


@pytest.mark.parametrize(
    "who", ["owner", "editor", "reader", "elsewhere", "nobody", "secretary", "supervisor", "partial"]
)
def test_a_token_opens_what_the_pages_show(people: dict[str, Person], program: Program, who: str) -> None:
    assert told(program(people[who])) == on_pages(people[who])


def test_what_one_may_not_see_is_as_if_it_were_not_there(people: dict[str, Person], program: Program) -> None:
    theirs = Application.objects.get(applicant__memberships__person=people["elsewhere"])
    answers = [program(people["owner"]).get(f"{API}cases/{one}") for one in (theirs.reference, "nowhere")]
    assert answers[0].json() == answers[1].json()
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_case_tells_where_it_stands_and_what_was_filed(
    people: dict[str, Person], filing: Filing, program: Program
) -> None:
    for who in ("owner", "secretary", "supervisor"):
        case = program(people[who]).get(f"{API}cases/{filing.application.reference}").json()
        assert (case["stage"], case["stage_words"]["zh"], case["scheme"]) == ("submitted", "已提交", "shanghai_2025")
        assert case["applicant"]["name"] == filing.application.applicant.name
        assert [one["digest"] for one in case["filings"]] == [filing.digest]


def test_those_at_one_stage_are_told_apart(people: dict[str, Person], filing: Filing, program: Program) -> None:
    secretary = program(people["secretary"])
    filed = secretary.get(f"{API}cases", {"stage": "submitted"}).json()
    assert (filed["count"], filed["pages"]) == (1, 1)
    assert secretary.get(f"{API}cases", {"stage": "draft"}).json()["count"] == 2
    assert secretary.get(f"{API}cases", {"page": "2"}).json()["cases"] == []


def test_what_is_wrong_in_the_query_is_told_at_once(people: dict[str, Person], program: Program) -> None:
    answer = program(people["owner"]).get(f"{API}cases", {"stage": "none", "page": "0", "stge": "draft"})
    assert answer.status_code == 422
    assert {fault["place"] for fault in answer.json()["faults"]} == {"stage", "page", "stge"}


def test_a_duty_without_a_second_factor_opens_nothing(
    people: dict[str, Person], program: Program, settings: Settings
) -> None:
    settings.AWARD_SECOND_FACTOR = True
    assert told(program(people["secretary"])) == set()


def test_a_session_opens_nothing_to_a_program(people: dict[str, Person]) -> None:
    browser = Client()
    browser.force_login(people["owner"])
    answer = browser.get(f"{API}cases")
    assert (answer.status_code, answer.json()["code"]) == (401, "no_token")
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("shown", ["", "Bearer", "Basic eDp5", "Bearer nonsense", "bearer\t\0", "Bearer é"])
def test_whoever_shows_no_token_that_is_in_force_is_let_nowhere(client: Client, filing: Filing, shown: str) -> None:
    for path in ("cases", f"cases/{filing.application.reference}", "cases/nowhere"):
        answer = client.get(f"{API}{path}", headers={"Authorization": shown})
        assert answer.status_code == 401
        assert answer.json()["code"] in {"no_token", "wrong_token"}


def test_a_token_that_was_revoked_or_has_expired_opens_nothing(
    people: dict[str, Person], notice: Notice, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    token, other = (granted(notice, people["owner"]) for _ in range(2))
    perform(Act.NOTICE_REVOKE_TOKEN, by=people["owner"], on=token.pk)
    said = {"Authorization": f"Bearer {token.secret}"}
    assert client.get(f"{API}cases", headers=said).json()["code"] == "wrong_token"
    monkeypatch.setattr(clock, "now", lambda: other.expires)
    said = {"Authorization": f"Bearer {other.secret}"}
    assert client.get(f"{API}cases", headers=said).json()["code"] == "wrong_token"


def test_tokens_that_are_none_are_counted_and_one_that_is_never_waits(
    people: dict[str, Person], program: Program, client: Client
) -> None:
    allowed = int(kept.AWARD_PROGRAM_ATTEMPTS.partition("/")[0])
    statuses = [
        client.get(f"{API}cases", headers={"Authorization": f"Bearer {number}"}).status_code
        for number in range(allowed + 1)
    ]
    assert statuses == [401] * allowed + [429]
    assert program(people["owner"]).get(f"{API}cases").status_code == 200


def test_nothing_that_a_token_opens_is_kept_on_the_way(people: dict[str, Person], program: Program) -> None:
    answer = program(people["owner"]).get(f"{API}cases")
    assert answer["Cache-Control"] == "no-store"
    assert "Authorization" in answer["Vary"]


def test_a_long_list_takes_no_more_queries_than_a_short_one(notice: Notice, program: Program) -> None:
    who, counted = person("owner"), []
    asking = program(who)
    for many in (1, 30):
        while Application.objects.count() < many:
            opened(organisation(notice, who), who)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert asking.get(f"{API}cases").json()["count"] == many
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_a_slip_in_the_query_shows_nothing(people: dict[str, Person], program: Program) -> None:
    answer = program(people["owner"]).get(f"{API}cases", {"stge": "draft"})
    assert (answer.status_code, answer.json()["faults"][0]["code"]) == (422, "unknown_key_near")
