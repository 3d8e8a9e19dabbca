"""Do people come to an applicant by invitation, and go again, by the owner's hand alone?"""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.records.people import Membership
from tests.office.arranging import invited, letters, person
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db

MAIL = "newcomer@people.example"


def address(team: Team, rest: str = "") -> str:
    return f"/applicant/{team.applicant.pk}/{rest}"


def link() -> str:
    found = re.search(r"(/applicant/join/[^/]+/)$", json.loads(letters()[-1].secrets)["link"])
    assert found
    return found[1]


def test_someone_new_comes_by_the_link_in_the_letter(team: Team, signed_in: SignedIn) -> None:
    answer = signed_in(team.owner).post(address(team, "invite/"), {"email": MAIL, "role": "editor"})
    assert answer["Location"] == address(team)
    newcomer = person("newcomer")
    assert signed_in(None).get(link())["Location"].endswith(f"?next={link()}")
    client = signed_in(newcomer)
    assert team.applicant.name not in client.get(link()).content.decode()
    assert client.post(link())["Location"] == address(team)
    assert client.get(address(team)).status_code == 200
    again = client.post(link())
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"email": "nobody"}, "电子邮箱地址有误"),
        ({"email": f"{'x' * 300}@people.example"}, "电子邮箱地址有误"),
        ({"role": "secretary"}, "成员只能是"),
    ],
)
def test_a_mistake_comes_back_with_what_was_typed(
    team: Team, signed_in: SignedIn, wrong: dict[str, str], told: str
) -> None:
    typed = {"email": MAIL, "role": "editor"} | wrong
    answer = signed_in(team.owner).post(address(team, "invite/"), typed)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert typed["email"] in answer.content.decode()


@pytest.mark.parametrize("who", ["editor", "reader"])
def test_only_the_owner_invites_and_removes(team: Team, signed_in: SignedIn, who: str) -> None:
    client = signed_in(getattr(team, who))
    page = client.get(address(team)).content.decode()
    assert "invite/" not in page
    assert "remove/" not in page
    assert client.post(address(team, "invite/"), {"email": MAIL, "role": "editor"}).status_code == 403
    member = Membership.objects.get(person=team.editor)
    assert client.post(address(team, f"remove/{member.pk}/")).status_code == 404


def test_a_member_is_removed_after_being_asked_once_more(team: Team, signed_in: SignedIn) -> None:
    member = Membership.objects.get(person=team.editor)
    client = signed_in(team.owner)
    assert team.editor.name in client.get(address(team, f"remove/{member.pk}/")).content.decode()
    assert client.post(address(team, f"remove/{member.pk}/"))["Location"] == address(team)
    assert signed_in(team.editor).get(address(team)).status_code == 404
    assert client.post(address(team, f"remove/{member.pk}/")).status_code == 404


def test_an_invitation_is_taken_back(team: Team, signed_in: SignedIn) -> None:
    invitation, token = invited(team.applicant, team.owner, MAIL)
    client = signed_in(team.owner)
    assert client.post(address(team, f"remove/{invitation.pk}/")).status_code == 302
    assert signed_in(person("newcomer")).post(f"/applicant/join/{token}/").status_code == 409


def test_the_last_owner_stays(team: Team, signed_in: SignedIn) -> None:
    member = Membership.objects.get(person=team.owner)
    answer = signed_in(team.owner).post(address(team, f"remove/{member.pk}/"))
    assert answer.status_code == 422
    assert "不能移除唯一的负责人" in answer.content.decode()


def test_members_of_others_are_not_there(team: Team, signed_in: SignedIn) -> None:
    theirs = Membership.objects.get(person=team.stranger)
    assert signed_in(team.owner).post(address(team, f"remove/{theirs.pk}/")).status_code == 404


def test_the_page_costs_the_same_for_few_and_for_many(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(team)).status_code == 200
        return len(asked)

    few = cost()
    for number in range(30):
        invited(team.applicant, team.owner, f"guest{number}@people.example")
    assert cost() == few
