"""Does a ruling stand before everyone with its reason and its history, and can anyone check when it was given?"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from award.ledger.note import read_key
from award.ledger.receipt import examine, read_receipt
from award.vocabulary.roles import Role
from office.records.issued import Notice
from office.records.people import Person
from office.records.rulings import visited
from tests.office.applying import NOON, opened, set_clock
from tests.office.arranging import organisation, person
from tests.office.ruling import LINE, READING, RULING, rule

pytestmark = pytest.mark.django_db

ROOTS = pytest.mark.parametrize("root", ["", "/en"])
LATER = {"chosen": "decided_on", "reason": "虚构的后一个理由"}


@pytest.fixture
def office(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    set_clock(monkeypatch, NOON)
    yield person("secretary", Role.SECRETARY)
    visited.keep((), 0)


@pytest.fixture
def superseded(notice: Notice, office: Person) -> None:
    rule(office, notice)
    rule(office, notice, **LATER)
    visited.keep((), 0)  # the moment of rest is over


@ROOTS
@pytest.mark.usefixtures("superseded")
def test_the_page_of_readings_shows_the_ruling_and_what_it_superseded(
    client: Client, office: Person, root: str
) -> None:
    page = client.get(f"{root}/readings/").content.decode()
    assert page.index(LATER["reason"]) < page.index(RULING["reason"])
    assert page.count(office.name) == 2
    assert page.count("entry__stand--ruled") == 1
    for number in (1, 2):
        assert f'href="{root}/readings/rulings/{number}/"' in page


@pytest.mark.usefixtures("superseded")
def test_while_the_moment_lasts_the_page_costs_no_query(client: Client) -> None:
    client.get("/readings/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/readings/?again").status_code == 200
    assert len(asked) == 0


@ROOTS
@pytest.mark.usefixtures("superseded")
def test_each_ruling_has_a_page_that_can_be_cited(client: Client, office: Person, root: str) -> None:
    first, second = (client.get(f"{root}/readings/rulings/{number}/").content.decode() for number in (1, 2))
    assert RULING["reason"] in first
    assert f'href="{root}/readings/rulings/2/"' in first
    assert LATER["reason"] in second
    assert f'href="{root}/readings/rulings/1/"' not in second
    assert office.name in first
    assert office.pseudonym not in first


@pytest.mark.usefixtures("superseded")
def test_anyone_can_check_when_it_was_given_and_every_word(client: Client, notice: Notice) -> None:
    answer = client.get("/readings/rulings/1/proof/")
    assert answer["Content-Disposition"] == 'attachment; filename="ruling-1.json"'
    read = read_receipt(answer.content.decode())
    found = examine(read, [read_key(notice.log_key)])
    assert found.verified
    assert found.entry is not None
    assert found.entry.act == "eligibility.rule"
    assert read.record is not None
    assert RULING["reason"] in read.record
    assert str(read.index + 1) in client.get("/readings/rulings/1/").content.decode()


@pytest.mark.parametrize("end", ["", "proof/"])
def test_a_ruling_that_was_not_given_is_not_there(client: Client, notice: Notice, end: str) -> None:
    assert client.get(f"/readings/rulings/1/{end}").status_code == 404


@pytest.mark.parametrize("end", ["", "proof/"])
def test_before_the_notice_is_issued_there_is_none(client: Client, db: None, end: str) -> None:
    assert client.get(f"/readings/rulings/1/{end}").status_code == 404


@ROOTS
def test_an_applicant_sees_under_which_rulings_the_application_is_decided(
    client: Client, notice: Notice, office: Person, root: str
) -> None:
    owner = person("甲")
    application = opened(organisation(notice, owner), owner, LINE)
    client.force_login(owner)
    place = f"{root}{reverse('applicant:ruling', args=[application.reference])}"
    assert 'id="applied"' not in client.get(place).content.decode()
    rule(office, notice)
    page = client.get(place).content.decode()
    assert f'href="{root}/readings/#{READING}"' in page[page.index('id="applied"') :]


def test_a_page_costs_the_same_however_many_rulings_there_are(client: Client, notice: Notice, office: Person) -> None:
    rule(office, notice)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/readings/rulings/1/").status_code == 200
        return len(asked)

    cost()
    once = cost()
    for number in range(15):
        rule(office, notice, chosen=("decided_on", "label_year")[number % 2])
    assert cost() == once
