"""Does the secretariat see what came, and is it known by what it reads and gives?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.acts.sealing import entries
from office.records.applications import Extension, Filing
from office.records.issued import Notice, Outage
from tests.office.acts.application.test_filing import LAST
from tests.office.applying import NOON, opened, set_clock, submit
from tests.office.arranging import joined, organisation, person
from tests.office.recommended import OPINION, recommend, taken_up

pytestmark = pytest.mark.django_db


ROOTS = pytest.mark.parametrize("root", ["", "/en"])
MORE = {"until": "2025-08-21T00:00", "reason": "虚构的理由", "approver": "虚构的主任"}


def place(filing: Filing, end: str = "", root: str = "") -> str:
    return f"{root}/secretariat/a/{filing.application.reference}/{end}"


def said(notice: Notice) -> list[str]:
    return [decode(content).act for content in entries(notice)]


@ROOTS
def test_every_application_is_listed_with_where_it_stands(filing: Filing, secretary: Client, root: str) -> None:
    page = secretary.get(f"{root}/secretariat/").content.decode()
    assert filing.application.reference in page
    assert filing.application.applicant.name in page
    assert "12:00" in page


@ROOTS
def test_what_was_filed_is_opened_by_an_act_that_the_log_knows(
    notice: Notice, filing: Filing, secretary: Client, root: str
) -> None:
    assert Act.APPLICATION_READ not in said(notice)
    assert secretary.get(place(filing, root=root)).status_code == 200
    assert secretary.get(place(filing, "1/open/", root)).status_code == 405
    assert Act.APPLICATION_READ not in said(notice)
    page = secretary.post(place(filing, "1/open/", root))
    assert page.status_code == 200
    assert filing.digest in page.content.decode()
    last = decode(list(entries(notice))[-1])
    assert (last.act, last.record, last.digest) == (Act.APPLICATION_READ, f"filing/{filing.pk}", filing.digest)
    assert secretary.post(place(filing, "2/open/", root)).status_code == 404


def test_what_is_being_written_is_not_shown(filing: Filing, secretary: Client) -> None:
    page = secretary.get(place(filing)).content.decode()
    assert "虚构联系人" not in page
    assert "虚构.pdf" not in page


def test_more_time_is_given_with_reason_and_approver(filing: Filing, secretary: Client) -> None:
    assert secretary.post(place(filing, "extend/"), MORE).status_code == 302
    assert Extension.objects.get().reason == MORE["reason"]
    assert "虚构的主任" in secretary.get(place(filing)).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"until": "soon"}, {"until": ""}, {"until": "2025-07-01T00:00"}, {"reason": " "}, {"approver": ""}]
)
def test_a_refused_form_comes_back_as_it_was_typed(filing: Filing, secretary: Client, wrong: dict[str, str]) -> None:
    page = secretary.post(place(filing, "extend/"), MORE | wrong)
    assert page.status_code == 422
    assert "govuk-error-summary" in page.content.decode()
    assert (MORE | wrong)["until"] in page.content.decode()
    assert not Extension.objects.exists()


@ROOTS
def test_an_outage_is_declared_and_listed(
    notice: Notice, secretary: Client, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, NOON)
    given = {"began": "2025-07-14T08:00", "ended": "2025-07-14T10:00", "until": "", **MORE}
    refused = secretary.post(f"{root}/secretariat/outages/", given | {"until": "", "ended": "2025-07-14T07:00"})
    assert refused.status_code == 422
    assert secretary.post(f"{root}/secretariat/outages/", given | {"until": ""}).status_code == 302
    assert Outage.objects.get().ended.hour == 2
    assert "虚构的理由" in secretary.get(f"{root}/secretariat/outages/").content.decode()


@pytest.mark.parametrize("after", [-1, 0, 1])
def test_the_pages_are_given_on_either_side_of_the_deadline(
    filing: Filing, secretary: Client, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    set_clock(monkeypatch, LAST + timedelta(seconds=after))
    for page in ("/secretariat/", "/secretariat/outages/", place(filing)):
        assert secretary.get(page).status_code == 200


def test_for_everyone_else_the_desk_is_not_there(filing: Filing) -> None:
    applicant = filing.application.applicant
    for who in (applicant.memberships.get().person, person("外人"), person("监督", Role.SUPERVISOR)):
        client = Client()
        client.force_login(who)
        for page in ("/secretariat/", "/secretariat/outages/", place(filing)):
            assert client.get(page).status_code == 404
        for page in ("1/open/", "extend/"):
            assert client.post(place(filing, page), MORE).status_code == 404
    assert Client().get("/secretariat/").status_code == 302
    assert not Extension.objects.exists()


def test_nobody_serves_where_they_have_a_part(filing: Filing) -> None:
    secretary, applicant = person("兼任", Role.SECRETARY), filing.application.applicant
    joined(applicant, applicant.memberships.get().person, secretary, Role.READER)
    client = Client()
    client.force_login(secretary)
    assert filing.application.reference not in client.get("/secretariat/").content.decode()
    assert client.get(place(filing)).status_code == 404
    assert client.post(place(filing, "1/open/")).status_code == 404


def test_the_list_costs_the_same_whatever_its_length(notice: Notice, filing: Filing, secretary: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert secretary.get("/secretariat/").status_code == 200
        return len(asked)

    secretary.get("/secretariat/")
    once = cost()
    for number in range(29):
        who = person(f"甲{number}")
        opened(organisation(notice, who), who)
    assert cost() == once


@pytest.mark.parametrize("act", [Act.APPLICATION_RECOMMEND, Act.APPLICATION_DECLINE])
def test_what_a_recommender_said_after_the_filing_is_shown_beside_it(
    filing: Filing, secretary: Client, monkeypatch: pytest.MonkeyPatch, act: Act
) -> None:
    owner, recommender = filing.by, person("推荐人")
    request = taken_up(filing.application, owner, recommender)
    assert OPINION["words"] not in secretary.get(place(filing)).content.decode()
    set_clock(monkeypatch, filing.filed + timedelta(hours=1))
    if act is Act.APPLICATION_RECOMMEND:
        recommend(request, recommender)
    else:
        perform(act, by=recommender, on=request.pk, reason=OPINION["words"])
    page = secretary.get(place(filing)).content.decode()
    assert OPINION["words"] in page
    assert "提交之后收到的推荐意见" in page
    assert OPINION["words"] not in secretary.post(place(filing, "1/open/")).content.decode()
    supervisor = Client()
    supervisor.force_login(person("督", Role.SUPERVISOR))
    examined = f"/supervisor/a/{filing.application.reference}/examination/"
    assert OPINION["words"] not in supervisor.get(examined).content.decode()
    assert OPINION["words"] in supervisor.post(examined).content.decode()


def test_what_was_said_before_the_filing_is_read_in_it_alone(
    filing: Filing, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    recommender = person("推荐人")
    recommend(taken_up(filing.application, filing.by, recommender), recommender)
    set_clock(monkeypatch, filing.filed + timedelta(hours=1))
    submit(filing.application, filing.by)
    assert OPINION["words"] not in secretary.get(place(filing)).content.decode()
    assert OPINION["words"] in secretary.post(place(filing, "2/open/")).content.decode()
