"""Are the facts written as the self-check asks for them, and ruled on at once?"""

import re

import pytest
from django.test import Client

from award.application.writing import FACTS
from award.eligibility.asking import questions
from award.notice.scheme import Scheme
from office.records.applications import Part
from tests.office.applying import LINE
from tests.office.desks.applicant.conftest import SignedIn, Team

pytestmark = pytest.mark.django_db


def kept(team: Team) -> Part:
    return Part.objects.get(application=team.application, part=FACTS)


@pytest.mark.parametrize("root", ["", "/en"])
@pytest.mark.parametrize("who", ["owner", "reader"])
def test_every_page_of_facts_shows_what_was_carried_in(
    team: Team, signed_in: SignedIn, scheme: Scheme, who: str, root: str
) -> None:
    client = signed_in(getattr(team, who))
    for page in questions(scheme, LINE):
        answer = client.get(f"{root}{team.root}facts/{page.part.id}/")
        assert answer.status_code == 200
        assert ("data-autosave" in answer.content.decode()) == (who == "owner")
    assert kept(team).answers["name"] in client.get(f"{team.root}facts/identity/").content.decode()


def test_the_day_of_filing_is_not_asked_for(team: Team, signed_in: SignedIn) -> None:
    assert 'name="filed_on-year"' not in signed_in(team.owner).get(f"{team.root}facts/filing/").content.decode()


@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_for_everyone_else_there_is_none(team: Team, signed_in: SignedIn, who: str) -> None:
    client = signed_in(getattr(team, who))
    assert client.get(f"{team.root}facts/identity/").status_code == 404
    assert client.post(f"{team.root}facts/identity/", {"name": "x"}).status_code == 404
    assert client.get(f"{team.root}ruling/").status_code == 404


def form(client: Client, place: str) -> dict[str, str]:
    """What a browser would send back."""
    page = client.get(place).content.decode()
    inputs = re.findall(r"<input[^>]*>", page)
    said = {}
    for tag in inputs:
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if found.get("type") in ("radio", "checkbox") and "checked" not in tag:
            continue
        if found.get("name") and found["name"] != "csrfmiddlewaretoken":
            said[found["name"]] = found.get("value", "")
    return said


def test_a_page_sent_back_as_it_is_changes_nothing(team: Team, signed_in: SignedIn, scheme: Scheme) -> None:
    client, before = signed_in(team.owner), kept(team).answers
    for page in questions(scheme, LINE)[:2]:
        place = f"{team.root}facts/{page.part.id}/"
        assert client.post(place, form(client, place)).status_code == 302
    assert kept(team).answers == before


def test_other_pages_stay_as_they_are(team: Team, signed_in: SignedIn) -> None:
    client, place, before = signed_in(team.owner), f"{team.root}facts/identity/", kept(team).answers
    client.post(place, form(client, place) | {"name": "改过的虚构名称"})
    assert kept(team).answers == before | {"name": "改过的虚构名称"}


def test_what_cannot_be_read_comes_back_and_stays_as_it_was(team: Team, signed_in: SignedIn) -> None:
    client, place, before = signed_in(team.owner), f"{team.root}facts/identity/", kept(team).answers
    answer = client.post(place, form(client, place) | {"code": "不是代码"})
    assert answer.status_code == 422
    assert "不是代码" in answer.content.decode()
    assert kept(team).answers == before


def test_two_at_work_on_different_pages_do_not_meet(team: Team, signed_in: SignedIn) -> None:
    one, other = signed_in(team.owner), signed_in(team.editor)
    first, second = f"{team.root}facts/identity/", f"{team.root}facts/history/"
    mine, theirs = form(one, first), form(other, second)
    assert one.post(first, mine | {"name": "改过的虚构名称"}).status_code == 302
    assert other.post(second, theirs | {"established_on-year": "1999"}).status_code == 302
    assert kept(team).answers["name"] == "改过的虚构名称"
    assert kept(team).answers["established_on"].startswith("1999")


def test_two_who_wrote_the_same_fact_see_both(team: Team, signed_in: SignedIn) -> None:
    one, other, place = signed_in(team.owner), signed_in(team.editor), f"{team.root}facts/identity/"
    mine, theirs = form(one, place), form(other, place)
    other.post(place, theirs | {"name": "填报人的写法"})
    answer = one.post(place, mine | {"name": "负责人的写法"})
    assert answer.status_code == 409
    assert "填报人的写法" in answer.content.decode()
    assert "负责人的写法" in answer.content.decode()
    assert kept(team).answers["name"] == "填报人的写法"


def test_what_is_sent_after_the_sign_in_has_ended_is_given_back_after_the_next(team: Team, signed_in: SignedIn) -> None:
    place, client = f"{team.root}facts/identity/", signed_in(None)
    client.post(place, {"version": "1", "name": "没来得及保存的名称"})
    client.force_login(team.owner)
    assert "没来得及保存的名称" in client.get(place).content.decode()


def test_the_ruling_leads_to_the_place_of_each_missing_fact(team: Team, signed_in: SignedIn) -> None:
    client, place = signed_in(team.owner), f"{team.root}facts/history/"
    client.post(place, {"version": "1"})
    page = client.get(f"{team.root}ruling/").content.decode()
    assert f"{place}#established_on" in page
    assert "不是办公室的决定" in page


def test_a_page_is_seen_once_someone_went_on_from_it(team: Team, signed_in: SignedIn, scheme: Scheme) -> None:
    client, pages = signed_in(team.owner), [page.part.id for page in questions(scheme, LINE)[:2]]
    places = [f"{team.root}facts/{page}/" for page in pages]
    client.post(places[0], form(client, places[0]) | {"go": "on"})
    client.post(places[1], form(client, places[1]) | {"go": "back"})
    assert kept(team).pages == pages[:1]
    client.post(places[1], form(client, places[1]) | {"name": "虚构", "go": "on"})
    assert kept(team).pages == sorted(pages)
    client.post(places[0], form(client, places[0]) | {"name": "改过的虚构名称"})
    assert len(kept(team).pages) == 2


def test_a_page_with_something_unread_is_not_seen(team: Team, signed_in: SignedIn) -> None:
    client, place = signed_in(team.owner), f"{team.root}facts/identity/"
    client.post(place, form(client, place) | {"code": "不是代码", "go": "on"})
    assert kept(team).pages == []
