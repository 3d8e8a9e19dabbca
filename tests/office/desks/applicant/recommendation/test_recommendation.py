"""Does an owner choose how to file, ask, see what became of it and take it back, and nobody else?"""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.application.lifecycle import ASKED, WITHDRAWN
from award.application.writing import FACTS
from award.vocabulary.acts import Act
from office.acts.application.recommending import closing_for_recommenders
from office.acts.performing import perform
from office.records.recommendations import Recommendation
from tests.office.applying import NOON, completed, opened, set_clock
from tests.office.arranging import letters, organisation, person
from tests.office.desks.applicant.conftest import SignedIn, Team
from tests.office.recommended import NAME, OPINION, asked, recommend, taken_up

pytestmark = pytest.mark.django_db

TYPED = {"kind": "association", "name": NAME, "email": "new@people.example"}
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _written(team: Team) -> None:
    completed(team.application, team.owner)


def page(team: Team, rest: str = "", language: str = "") -> str:
    return f"{language}{team.root}recommendation/{rest}"


@pytest.mark.parametrize("who", ["owner", "editor", "reader"])
@pytest.mark.parametrize(
    ("language", "title"), [("", "推荐方看到的摘要"), ("/en", "The summary that a recommender reads")]
)
def test_every_member_reads_it(team: Team, signed_in: SignedIn, who: str, language: str, title: str) -> None:
    answer = signed_in(getattr(team, who)).get(page(team, language=language))
    assert answer.status_code == 200
    assert title in answer.content.decode()


@pytest.mark.parametrize("rest", ["", "channel/", "ask/", "1/take-back/"])
@pytest.mark.parametrize("who", ["stranger", "secretary"])
def test_for_everyone_else_it_is_not_there(team: Team, signed_in: SignedIn, who: str, rest: str) -> None:
    client = signed_in(getattr(team, who))
    assert (client.post if rest else client.get)(page(team, rest)).status_code == 404


def test_a_recommender_does_not_find_the_applicants_pages(team: Team, signed_in: SignedIn) -> None:
    recommender = person("荐")
    request = taken_up(team.application, team.owner, recommender)
    client = signed_in(recommender)
    for address in (team.root, page(team), page(team, f"{request.pk}/take-back/"), f"/applicant/{team.applicant.pk}/"):
        assert client.get(address).status_code == 404


def test_the_channel_is_one_answer_among_those_for_the_conditions(team: Team, signed_in: SignedIn) -> None:
    before = team.application.parts.get(part=FACTS).answers
    assert before["channel"] == "recommended"
    answer = signed_in(team.editor).post(page(team, "channel/"), {"channel": "direct"})
    assert answer["Location"] == page(team)
    assert team.application.parts.get(part=FACTS).answers == before | {"channel": "direct"}


def test_a_channel_that_the_page_does_not_offer_is_not_understood(team: Team, signed_in: SignedIn) -> None:
    assert signed_in(team.owner).post(page(team, "channel/"), {"channel": "forged"}).status_code == 400


def test_a_reader_chooses_and_asks_nothing(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.reader)
    shown = client.get(page(team)).content.decode()
    assert "<form" not in shown.partition("<main")[2].partition("</main")[0]
    for rest, typed in (("channel/", {"channel": "direct"}), ("ask/", TYPED)):
        assert client.post(page(team, rest), typed).status_code == 403


def test_only_the_owner_asks(team: Team, signed_in: SignedIn) -> None:
    assert "recommendation/ask/" not in signed_in(team.editor).get(page(team)).content.decode()
    assert signed_in(team.editor).post(page(team, "ask/"), TYPED).status_code == 403
    assert signed_in(team.owner).post(page(team, "ask/"), TYPED)["Location"] == page(team)
    assert json.loads(letters()[-1].secrets)["link"].startswith("http://testserver/recommender/")
    shown = signed_in(team.owner).get(page(team)).content.decode()
    assert NAME in shown
    assert "对方还没有打开邀请" in shown
    assert 'name="name" value=""' not in shown


def test_the_letter_is_in_the_language_in_which_it_was_asked(team: Team, signed_in: SignedIn) -> None:
    signed_in(team.owner).post(page(team, "ask/", "/en"), TYPED)
    assert letters()[-1].subject.startswith("Would you recommend")
    assert "/en/recommender/" in json.loads(letters()[-1].secrets)["link"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"name": " "}, "name"),
        ({"email": "nobody"}, "email"),
        ({"email": "负责人@people.example"}, "email"),
    ],
)
def test_a_mistake_comes_back_with_what_was_typed(
    team: Team, signed_in: SignedIn, wrong: dict[str, str], field: str
) -> None:
    typed = {**TYPED, "name": "虚构的很长的名称", **wrong}
    answer = signed_in(team.owner).post(page(team, "ask/"), typed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert f'href="#{field}"' in shown
    assert all(value in shown for value in typed.values())
    assert not Recommendation.objects.exists()


def test_it_is_seen_what_was_given_and_by_whom(team: Team, signed_in: SignedIn) -> None:
    recommender = person("荐")
    recommend(taken_up(team.application, team.owner, recommender), recommender, words="<b>虚构</b>\n第二行")
    shown = signed_in(team.reader).get(page(team)).content.decode()
    assert "&lt;b&gt;虚构&lt;/b&gt;\n第二行" in shown
    assert f"{OPINION['signer']} · {OPINION['position']}" in shown


def test_it_is_seen_why_someone_declined_and_another_can_be_asked(team: Team, signed_in: SignedIn) -> None:
    recommender = person("荐")
    request = taken_up(team.application, team.owner, recommender)
    perform(Act.APPLICATION_DECLINE, by=recommender, on=request.pk, reason="虚构的理由")
    shown = signed_in(team.owner).get(page(team)).content.decode()
    assert "谢绝的理由：虚构的理由" in shown
    assert 'id="email"' in shown


def test_a_request_is_taken_back_after_being_asked_once_more(team: Team, signed_in: SignedIn) -> None:
    request, _ = asked(team.application, team.owner, "new@people.example")
    address = page(team, f"{request.pk}/take-back/")
    client = signed_in(team.owner)
    assert "链接随即失效" in client.get(address).content.decode()
    request.refresh_from_db()
    assert request.stage == ASKED
    assert client.post(address)["Location"] == page(team)
    request.refresh_from_db()
    assert request.stage == WITHDRAWN
    assert client.get(address).status_code == 404
    assert signed_in(team.editor).get(address).status_code == 404


def test_a_request_of_another_application_is_not_there(team: Team, signed_in: SignedIn) -> None:
    other = completed(opened(organisation(team.notice, team.stranger), team.stranger), team.stranger)
    request, _ = asked(other, team.stranger, "new@people.example")
    assert signed_in(team.owner).get(page(team, f"{request.pk}/take-back/")).status_code == 404


@pytest.mark.parametrize(("after", "asking"), [(-SECOND, True), (timedelta(), False), (SECOND, False)])
def test_the_form_is_there_until_recommending_closes(
    team: Team, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, after: timedelta, asking: bool
) -> None:
    end = closing_for_recommenders(team.application, NOON).instant
    set_clock(monkeypatch, end + after)
    client = signed_in(team.owner)
    shown = client.get(page(team)).content.decode()
    assert ("recommendation/ask/" in shown) is asking
    assert ("推荐已于2025年8月3日24:00截止。" in shown) is not asking
    assert client.post(page(team, "ask/"), TYPED).status_code == (302 if asking else 422)


def test_what_was_announced_and_has_not_come_is_said(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)
    client.post(page(team, "channel/"), {"channel": "direct"})
    assert re.search("申报渠道写的不是经推荐申报", client.get(page(team)).content.decode())


def test_the_check_says_how_it_is_filed_and_where_that_disagrees_with_what_has_come(
    team: Team, signed_in: SignedIn
) -> None:
    client = signed_in(team.owner)
    checked = client.get(f"{team.root}check/").content.decode()
    assert "<strong>经推荐申报</strong>" in checked
    assert "申报渠道写的不是经推荐申报" not in checked
    client.post(page(team, "channel/"), {"channel": "direct"})
    checked = client.get(f"{team.root}check/").content.decode()
    assert "<strong>直接申报</strong>" in checked
    assert "申报渠道写的不是经推荐申报" in checked


def test_the_page_leads_to_where_paper_is_handed_in(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)
    paper = f"{team.root}part/recommendation_opinion/"
    assert f'href="{paper}"' in client.get(page(team)).content.decode()
    assert client.get(paper).status_code == 200


def test_the_page_costs_the_same_however_many_were_asked(team: Team, signed_in: SignedIn) -> None:
    client = signed_in(team.owner)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page(team)).status_code == 200
        return len(queries)

    def ask_and_take_back(number: int) -> None:
        request, _ = asked(team.application, team.owner, f"{number}@people.example")
        perform(Act.APPLICATION_TAKE_BACK_REQUEST, by=team.owner, on=request.pk)

    ask_and_take_back(0)
    one = cost()
    for number in range(1, 8):
        ask_and_take_back(number)
    assert cost() == one
