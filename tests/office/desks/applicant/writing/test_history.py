"""Does the history of a part tell who changed what, and can a former version be taken up again?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.records.applications import Part
from tests.office.applying import write
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

PART = "application_form"


@pytest.fixture
def written(team: Team) -> Team:
    write(team.application, team.owner, PART, {"applicant_name": "第一种名称"})
    write(team.application, team.editor, PART, {"applicant_name": "第二种名称"}, version=1)
    return team


def place(team: Team, part: str = PART) -> str:
    return f"{team.root}part/{part}/history/"


@pytest.mark.parametrize("who", ["owner", "editor", "reader"])
def test_every_member_sees_who_changed_what(written: Team, signed_in: SignedIn, who: str) -> None:
    page = signed_in(getattr(written, who)).get(place(written)).content.decode()
    assert written.owner.name in page
    assert written.editor.name in page
    assert "<del>" in page
    assert "<ins>" in page
    assert ("恢复为" in page) == (who != "reader")


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_nobody_else_does(written: Team, signed_in: SignedIn, who: str) -> None:
    assert signed_in(getattr(written, who)).get(place(written)).status_code == 404


def test_a_part_without_versions_has_no_history(written: Team, signed_in: SignedIn) -> None:
    client = signed_in(written.owner)
    assert client.get(place(written, "quality_officer")).status_code == 404
    assert client.get(place(written, "nothing")).status_code == 404


def test_the_facts_have_theirs(written: Team, signed_in: SignedIn) -> None:
    assert "第1版" in signed_in(written.owner).get(place(written, "facts")).content.decode()


def test_a_former_version_is_taken_up_as_a_new_one(written: Team, signed_in: SignedIn) -> None:
    answer = signed_in(written.owner).post(place(written), {"number": "1"})
    assert answer["Location"] == place(written)
    kept = Part.objects.get(application=written.application, part=PART)
    assert (kept.version, kept.answers) == (3, {"applicant_name": "第一种名称"})


@pytest.mark.parametrize("forged", ["", "0", "99", "x"])
def test_a_version_that_never_was_is_not_there(written: Team, signed_in: SignedIn, forged: str) -> None:
    assert signed_in(written.owner).post(place(written), {"number": forged}).status_code == 404


def test_what_one_person_saves_in_one_sitting_is_told_as_one(team: Team, signed_in: SignedIn) -> None:
    for version in range(5):
        write(team.application, team.owner, PART, {"applicant_name": "字" * (version + 1)}, version)
    page = signed_in(team.owner).get(place(team)).content.decode()
    assert page.count("sitting__who") == 1
    assert "第5版" in page


def test_the_page_costs_the_same_for_few_and_for_many_versions(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(place(team)).status_code == 200
        return len(asked)

    write(team.application, team.owner, PART, {"applicant_name": "字"})
    few = cost()
    for version in range(1, 30):
        write(team.application, team.editor, PART, {"applicant_name": "字" * (version + 1)}, version)
    assert cost() == few
