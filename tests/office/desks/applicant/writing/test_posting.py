"""Does the calculator of the internal posting tell the safe days, and what it cannot know?"""

import pytest

from award.notice.scheme import Scheme
from tests.office.applying import opened
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("root", ["", "/en"])
@pytest.mark.parametrize("who", ["owner", "reader"])
def test_every_member_can_plan(team: Team, signed_in: SignedIn, who: str, root: str) -> None:
    answer = signed_in(getattr(team, who)).get(f"{root}{team.root}posting/")
    assert answer.status_code == 200
    assert 'class="strip__days"' in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_for_everyone_else_it_is_not_there(team: Team, signed_in: SignedIn, who: str) -> None:
    assert signed_in(getattr(team, who)).get(f"{team.root}posting/").status_code == 404


def test_the_safe_days_hold_however_the_notice_is_read(team: Team, signed_in: SignedIn) -> None:
    place = f"{team.root}posting/?begins=2025-07-07&filed=2025-07-31"
    page = signed_in(team.owner).get(place).content.decode()
    assert '<time datetime="2025-07-15">' in page
    assert '<time datetime="2025-07-23">' in page


def test_where_a_calendar_is_not_known_no_day_is_called_safe(team: Team, signed_in: SignedIn) -> None:
    page = signed_in(team.owner).get(f"{team.root}posting/?begins=2025-07-07&filed=2026-08-17").content.decode()
    assert ("无法推算" in page) != ("不论怎样理解" in page)


def test_it_leads_to_where_the_posting_is_written(team: Team, signed_in: SignedIn) -> None:
    page = signed_in(team.owner).get(f"{team.root}posting/").content.decode()
    assert f"{team.root}facts/posting/" in page
    assert f"{team.root}part/internal_posting_proof/" in page


@pytest.mark.parametrize(
    "typed", ["x", "2025-02-30", "9999-12-31", "0001-01-01", "２０２５-07-07", "2025-07-07' OR 1=1"]
)
def test_a_day_that_is_none_is_refused_and_comes_back(team: Team, signed_in: SignedIn, typed: str) -> None:
    for name in ("begins", "filed"):
        answer = signed_in(team.owner).get(f"{team.root}posting/", {name: typed})
        assert answer.status_code == 422
        assert "四百天" in answer.content.decode()


def test_every_line_of_organisations_has_its_page(team: Team, signed_in: SignedIn, scheme: Scheme) -> None:
    other = opened(team.applicant, team.owner, "mayor_model")
    assert signed_in(team.owner).get(f"/applicant/a/{other.reference}/posting/").status_code == 200
