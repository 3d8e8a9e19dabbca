"""Does another system bring a register up to date, by the same act and only for whoever may?"""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import perform
from office.acts.sealing import entries
from office.records.issued import Notice
from office.records.people import Person
from office.records.registers import Held, Register
from tests.office.acts.intake.holding import GOLD, HEADS
from tests.office.arranging import code, person
from tests.office.desks.api.conftest import API
from tests.office.desks.api.test_cases import Program

pytestmark = pytest.mark.django_db

ROWS = [["虚构一号", code(7001), *GOLD], ["虚构二号", code(7002), *GOLD]]
TABLE = {"name": "虚构的名册", "head": list(HEADS), "rows": ROWS}


@pytest.fixture
def secretary(program: Program) -> Client:
    return program(person("secretary", Role.SECRETARY))


def sent(client: Client, kind: str = "past_awards", **said: Any) -> HttpResponse:
    return client.post(f"{API}registers/{kind}", json.dumps({**TABLE, **said}), content_type="application/json")


def test_a_table_is_tried_before_it_is_kept(secretary: Client) -> None:
    told = sent(secretary).json()
    assert (told["kept"], told["rows"], told["new"], told["held"]) == (False, 2, 2, 0)
    assert not Register.objects.exists()


def test_what_is_kept_is_kept_once_by_an_act_of_the_person(secretary: Client, notice: Notice) -> None:
    assert sent(secretary, keep=True).json()["kept"]
    assert Held.objects.count() == len(ROWS)
    last = decode(list(entries(notice))[-1])
    assert (last.act, last.actor.pseudonym) == (Act.INTAKE_IMPORT_REGISTER, Person.objects.get().pseudonym)
    assert sent(secretary).json()["held"] == len(ROWS)
    again = sent(secretary, keep=True)
    assert (again.status_code, again.json()["code"]) == (409, "register_nothing_new")


def test_a_table_with_faults_is_kept_only_without_the_rows_that_have_them(secretary: Client) -> None:
    rows = [*ROWS, ["虚构三号", "123", *GOLD], ["", code(7003), *GOLD]]
    refused = sent(secretary, rows=rows, keep=True)
    assert refused.status_code == 422
    assert {fault["place"].partition(".")[0] for fault in refused.json()["faults"]} == {"4", "5"}
    assert not Register.objects.exists()
    told = sent(secretary, rows=rows, keep=True, leave_out=True).json()
    assert (told["kept"], told["faulty"], Held.objects.count()) == (True, 2, 2)


@pytest.mark.parametrize("duty", ["", Role.SUPERVISOR])
def test_whoever_is_no_secretary_brings_nothing(program: Program, duty: str) -> None:
    answer = sent(program(person("one", duty)), keep=True)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    assert not Register.objects.exists()


def test_a_token_for_looking_brings_nothing(notice: Notice) -> None:
    said = {"name": "虚构", "scopes": ["cases:read"], "days": 1}
    token = perform(Act.NOTICE_GRANT_TOKEN, by=person("one", Role.SECRETARY), on=notice.pk, **said)
    answer = sent(Client(headers={"Authorization": f"Bearer {token.secret}"}), keep=True)
    assert (answer.status_code, answer.json()["code"]) == (403, "outside_scope")


def test_a_register_that_the_notice_does_not_know_is_not_there(secretary: Client) -> None:
    assert sent(secretary, "nothing").status_code == 404


@pytest.mark.parametrize(
    ("said", "place"),
    [({"rows": [[1]]}, "rows.0.0"), ({"keep": "yes"}, "keep"), ({"more": 1}, "more"), ({"name": ""}, "name")],
)
def test_what_is_no_table_is_told_at_once(secretary: Client, said: dict[str, Any], place: str) -> None:
    answer = sent(secretary, **said)
    assert (answer.status_code, [fault["place"] for fault in answer.json()["faults"]]) == (422, [place])
