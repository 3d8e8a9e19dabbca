"""Does the supervisor see who said what of a case, and is the look an entry of its own?"""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from award.eligibility.outcome import NOT_MET
from award.intake.checklist import FINDING
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.sealing import entries
from office.records.applications import Application
from office.records.issued import Notice
from tests.office.acts.application.test_filing import application, owner  # noqa: F401 (fixtures)
from tests.office.applying import submit
from tests.office.arranging import person
from tests.office.examining import say

pytestmark = pytest.mark.django_db


@pytest.fixture
def examined(settings: Settings, application: Application) -> Application:  # noqa: F811 (the fixture)
    settings.AWARD_SECOND_FACTOR = False
    submit(application, application.applicant.memberships.get().person)
    say(application, person("审查人", Role.SECRETARY), FINDING, ["operated"], NOT_MET)
    return application


@pytest.mark.parametrize("root", ["", "/en"])
def test_who_said_what_and_why_is_seen_by_an_act(notice: Notice, examined: Application, root: str) -> None:
    client = Client()
    client.force_login(person("监督", Role.SUPERVISOR))
    place = f"{root}/supervisor/a/{examined.reference}/examination/"
    closed = client.get(place).content.decode()
    assert "虚构的审查人" not in closed
    assert "虚构的理由" not in closed
    page = client.post(place).content.decode()
    assert "虚构的审查人" in page
    assert "虚构的理由" in page
    assert "<textarea" not in page
    entry = decode(list(entries(notice))[-1])
    assert (entry.act, entry.detail["view"]) == (Act.NOTICE_INSPECT, "examination")


def test_whoever_has_a_part_in_it_does_not_see_it(examined: Application) -> None:
    client, both = Client(), examined.applicant.memberships.get().person
    both.duty = Role.SUPERVISOR
    both.save()
    client.force_login(both)
    assert client.post(f"/supervisor/a/{examined.reference}/examination/").status_code == 404
