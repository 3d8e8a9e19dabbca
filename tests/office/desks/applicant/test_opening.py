"""Is an application opened with what the self-check was told?"""

import pytest
from django.test import Client

from award.application.writing import FACTS
from award.vocabulary.roles import Role
from office.records.applications import Application, Part
from office.records.issued import Notice
from office.records.people import Applicant, Person
from tests.office.arranging import joined, organisation, person
from tests.office.desks.applicant.conftest import SignedIn

pytestmark = pytest.mark.django_db

OPEN = "/selfcheck/gold_model/apply/"


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def applicant(notice: Notice, owner: Person) -> Applicant:
    return organisation(notice, owner)


@pytest.fixture
def client(signed_in: SignedIn, owner: Person) -> Client:
    return signed_in(owner)


def test_the_answers_of_the_self_check_are_carried_in(client: Client, applicant: Applicant) -> None:
    client.post("/selfcheck/samples/gold-winner-2021/")
    assert "项自查的回答" in client.get(OPEN).content.decode()
    answer = client.post(OPEN, {"applicant": applicant.pk, "carry": "yes"})
    application = Application.objects.get(applicant=applicant)
    assert answer["Location"] == f"/applicant/a/{application.reference}/"
    assert Part.objects.get(application=application, part=FACTS).answers["name"]


def test_they_stay_in_the_browser_where_that_is_wished(client: Client, applicant: Applicant) -> None:
    client.post("/selfcheck/samples/gold-winner-2021/")
    client.post(OPEN, {"applicant": applicant.pk})
    assert not Part.objects.exists()


def test_answers_that_cannot_be_read_do_not_stand_in_the_way(client: Client, applicant: Applicant) -> None:
    client.cookies["answers-zh-hans-0"] = "forged:answers:here"
    assert client.get(OPEN).status_code == 200
    assert client.post(OPEN, {"applicant": applicant.pk, "carry": "yes"}).status_code == 302


def test_a_second_press_opens_nothing_twice(client: Client, applicant: Applicant) -> None:
    client.post(OPEN, {"applicant": applicant.pk})
    assert client.post(OPEN, {"applicant": applicant.pk}).status_code == 422
    assert Application.objects.count() == 1


@pytest.mark.parametrize("forged", ["", "999999", "x", "1 OR 1=1"])
def test_nobody_is_applied_for_but_ones_own(client: Client, applicant: Applicant, forged: str) -> None:
    answer = client.post(OPEN, {"applicant": forged})
    assert answer.status_code == 422
    assert "请选择为谁申报" in answer.content.decode()


def test_a_reader_and_an_individual_cannot_open_it(applicant: Applicant, owner: Person, signed_in: SignedIn) -> None:
    reader = person("乙")
    joined(applicant, owner, reader, Role.READER)
    page = signed_in(reader).get(OPEN).content.decode()
    assert "请先登记您的组织" in page
    assert signed_in(reader).get("/selfcheck/nothing/apply/").status_code == 404
