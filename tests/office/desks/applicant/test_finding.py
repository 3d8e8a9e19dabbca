"""Is a page of the applicant's desk there for its members alone?"""

import pytest

from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db


def test_a_visitor_is_led_to_the_sign_in_and_back(team: Team, signed_in: SignedIn) -> None:
    answer = signed_in(None).get(team.root)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"login/?next={team.root}")


def test_a_script_is_told_where_to_sign_in(team: Team, signed_in: SignedIn) -> None:
    answer = signed_in(None).get(team.root, headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json()["sign_in"]


@pytest.mark.parametrize("who", ["owner", "editor", "reader"])
def test_a_member_finds_the_application(team: Team, signed_in: SignedIn, who: str) -> None:
    answer = signed_in(getattr(team, who)).get(team.root)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("who", ["stranger", "secretary"])
@pytest.mark.parametrize("place", ["application", "members"])
def test_for_everyone_else_it_is_not_there(team: Team, signed_in: SignedIn, who: str, place: str) -> None:
    address = team.root if place == "application" else f"/applicant/{team.applicant.pk}/"
    assert signed_in(getattr(team, who)).get(address).status_code == 404


def test_what_is_nowhere_and_what_is_hidden_look_the_same(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.stranger)
    hidden, nowhere = client.get(team.root), client.get("/applicant/a/2025-9999-9/")
    assert hidden.content.decode().replace(team.root, "") == nowhere.content.decode().replace(
        "/applicant/a/2025-9999-9/", ""
    )
