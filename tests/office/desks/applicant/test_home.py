"""Does everyone see their own applicants and applications, at the same cost however many?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.application.lifecycle import APPLICATION
from office.acts import pen
from office.records.issued import Notice
from tests.office.applying import opened
from tests.office.arranging import organisation, person
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

HOME = "/applicant/"


def test_a_member_sees_the_application_and_until_when_it_can_be_filed(team: Team, signed_in: SignedIn) -> None:
    page = signed_in(team.reader).get(HOME).content.decode()
    assert team.application.reference in page
    assert team.applicant.name in page
    assert "还有16天" in page


@pytest.mark.parametrize("stage", APPLICATION.stages)
def test_it_is_said_of_every_stage_what_comes_next(team: Team, signed_in: SignedIn, stage: str) -> None:
    with pen.held():
        team.application.stage = stage
        team.application.save()
    assert signed_in(team.owner).get(HOME).status_code == 200


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_nobody_else_does(team: Team, signed_in: SignedIn, who: str) -> None:
    page = signed_in(getattr(team, who)).get(HOME).content.decode()
    assert team.application.reference not in page
    assert team.applicant.name not in page


def test_someone_new_is_told_to_register(notice: Notice, signed_in: SignedIn) -> None:
    assert "先登记由谁申报" in signed_in(person("新人")).get(HOME).content.decode()


def test_only_who_may_write_is_offered_to_open_an_application(team: Team, signed_in: SignedIn) -> None:
    assert "mayor_model" in signed_in(team.editor).get(HOME).content.decode()
    assert "mayor_model" not in signed_in(team.reader).get(HOME).content.decode()


def test_the_page_costs_the_same_for_one_and_for_thirty(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(HOME).status_code == 200
        return len(asked)

    one = cost()
    for _ in range(29):
        opened(organisation(team.notice, team.owner), team.owner)
    assert cost() == one
