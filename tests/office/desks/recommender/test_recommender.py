"""Does a recommender read the summary that was sent them, sign or decline in time, and find nothing else?"""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.application.lifecycle import ASKED, DECLINED, GIVEN
from award.application.snapshot import plain
from award.vocabulary.acts import Act
from office.acts import pen
from office.acts.application.recommending import until
from office.acts.performing import perform
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from office.records.recommendations import Recommendation
from tests.office.applying import NOON, completed, opened, set_clock, write
from tests.office.arranging import letters, organisation, person
from tests.office.recommended import NAME, OPINION, asked, recommend, taken_up

pytestmark = pytest.mark.django_db

HOME = "/recommender/"
SECOND = timedelta(seconds=1)
SignedIn = Callable[[Person | None], Client]


@pytest.fixture
def signed_in() -> SignedIn:
    """A browser in which someone is signed in; ``None``: nobody."""

    def browser(who: Person | None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who)
        return client

    return browser


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def recommender(db: None) -> Person:
    return person("荐")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    set_clock(monkeypatch, NOON)
    made = completed(opened(organisation(notice, owner), owner), owner)
    answers = made.parts.get(part="model_description").answers
    told = {"model_name": "虚构的模式", "model_summary": "摘要第一行\n<i>第二行</i>", "model_level": "不给推荐方看"}
    write(made, owner, "model_description", answers | told, 1)
    return made


@pytest.fixture
def asked_(application: Application, owner: Person, recommender: Person) -> Recommendation:
    return taken_up(application, owner, recommender)


def at(request: Recommendation, rest: str = "", language: str = "") -> str:
    return f"{language}{HOME}{request.pk}/{rest}"


def signed(request: Recommendation, **said: str) -> dict[str, str]:
    """The form as it is sent, upon the summary that was read."""
    return {**OPINION, "upon": plain(request.asked), **said}


def main(answer) -> str:
    return answer.content.decode().partition("<main")[2].partition("</main")[0]


def test_the_link_leads_to_the_sign_in_and_back_and_to_the_summary(
    application: Application, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    _, token = asked(application, owner, "other@people.example")
    address = f"{HOME}{token}/"
    assert signed_in(None).get(address)["Location"].endswith(f"?next={address}")
    client = signed_in(recommender)
    assert application.applicant.name not in main(client.get(address))
    request = Recommendation.objects.get()
    assert client.post(address)["Location"] == at(request)
    assert client.post(address).status_code == 409
    page = main(client.get(at(request)))
    assert "虚构的模式" in page
    assert "摘要第一行\n&lt;i&gt;第二行&lt;/i&gt;" in page


@pytest.mark.parametrize("token", ["x" * 43, "1x"])
def test_a_wrong_link_looks_like_any_and_opens_nothing(
    application: Application, owner: Person, recommender: Person, signed_in: SignedIn, token: str
) -> None:
    _, right = asked(application, owner, "other@people.example")
    client = signed_in(recommender)
    wrong, true = client.get(f"{HOME}{token}/"), client.get(f"{HOME}{right}/")
    assert main(wrong) == main(true).replace(right, token) or strip(wrong) == strip(true)
    assert client.post(f"{HOME}{token}/").status_code == 409


def strip(answer) -> str:
    """The page without what differs each time: the token against forged forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main(answer))


@pytest.mark.parametrize("rest", ["", "decline/"])
def test_for_everyone_else_a_request_is_not_there(
    asked_: Recommendation, application: Application, owner: Person, signed_in: SignedIn, rest: str
) -> None:
    other = person("乙")
    stranger = taken_up(completed(opened(organisation(application.notice, other), other), other), other, person("丙"))
    for who in (owner, other, stranger.person, person("办", "secretary"), person("监", "supervisor")):
        client = signed_in(who)
        assert client.get(at(asked_, rest)).status_code == 404
        assert client.post(at(asked_, rest), OPINION).status_code == 404
        assert NAME not in main(client.get(HOME)) or who == stranger.person
    assert signed_in(None).get(at(asked_, rest)).status_code == 302


def test_nothing_of_the_application_but_the_summary_is_on_any_page(
    asked_: Recommendation, application: Application, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    client = signed_in(recommender)
    hidden = ["不给推荐方看", application.reference, owner.name, owner.email, application.applicant.number, "虚构.pdf"]
    before = [client.get(address) for address in (HOME, at(asked_), at(asked_, "decline/"))]
    recommend(asked_, recommender)
    after = [client.get(address) for address in (HOME, at(asked_))]
    for page in map(main, (*before, *after)):
        assert application.applicant.name in page
        assert [item for item in hidden if item in page] == []


@pytest.mark.parametrize(("language", "title"), [("", "写推荐意见"), ("/en", "Write a recommendation")])
def test_the_page_is_there_in_both_languages(
    asked_: Recommendation, recommender: Person, signed_in: SignedIn, language: str, title: str
) -> None:
    client = signed_in(recommender)
    assert title in main(client.get(at(asked_, language=language)))
    for rest in ("", "decline/"):
        assert client.get(at(asked_, rest, language)).status_code == 200
    assert client.get(f"{language}{HOME}").status_code == 200


def test_what_was_given_is_shown_and_can_be_given_anew(
    asked_: Recommendation, recommender: Person, signed_in: SignedIn
) -> None:
    client = signed_in(recommender)
    assert client.post(at(asked_), signed(asked_))["Location"] == at(asked_)
    assert OPINION["words"] in main(client.get(at(asked_)))
    client.post(at(asked_), signed(asked_, words="更好的理由"))
    asked_.refresh_from_db()
    assert (asked_.stage, asked_.words) == (GIVEN, "更好的理由")
    assert client.get(at(asked_, "decline/")).status_code == 404


def test_a_refused_form_comes_back_with_all_that_was_typed_and_every_fault_beside_its_field(
    asked_: Recommendation, recommender: Person, signed_in: SignedIn
) -> None:
    answer = signed_in(recommender).post(at(asked_), signed(asked_, words="长" * 1001, signer=""))
    assert answer.status_code == 422
    page = main(answer)
    assert "长" * 1001 in page
    assert 'value="虚构会长"' in page
    assert 'href="#words"' in page
    assert 'href="#signer"' in page
    assert 'id="words-error"' in page


def test_nobody_signs_upon_a_summary_that_they_have_not_read(
    asked_: Recommendation, application: Application, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    client = signed_in(recommender)
    upon = re.search(r'name="upon" value="([^"]+)"', main(client.get(at(asked_))))[1]
    with pen.held():
        Recommendation.objects.update(asked=NOON - SECOND)
    answer = client.post(at(asked_), {**OPINION, "upon": upon})
    assert answer.status_code == 422
    assert "更新了申报摘要" in main(answer)
    assert OPINION["words"] in main(answer)
    upon = re.search(r'name="upon" value="([^"]+)"', main(answer))[1]
    assert client.post(at(asked_), {**OPINION, "upon": upon}).status_code == 302


def test_asked_once_more_while_writing_the_request_stays_on_the_desk(
    asked_: Recommendation, application: Application, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    asked(application, owner, recommender.email)
    assert signed_in(recommender).get(at(asked_)).status_code == 200


def test_declining_is_asked_once_more_and_told_with_its_reason(
    asked_: Recommendation, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    client = signed_in(recommender)
    assert client.get(at(asked_, "decline/")).status_code == 200
    asked_.refresh_from_db()
    assert asked_.stage == ASKED
    assert client.post(at(asked_, "decline/"), {"reason": "虚构的理由"})["Location"] == at(asked_)
    asked_.refresh_from_db()
    assert asked_.stage == DECLINED
    assert (letters()[-1].recipient, "虚构的理由" in letters()[-1].body) == (owner.email, True)
    page = main(client.get(at(asked_)))
    assert "虚构的理由" in page
    assert "虚构的模式" not in page
    assert "<form" not in page


def test_a_reason_that_is_too_long_comes_back(asked_: Recommendation, recommender: Person, signed_in: SignedIn) -> None:
    answer = signed_in(recommender).post(at(asked_, "decline/"), {"reason": "长" * 1001})
    assert answer.status_code == 422
    assert "长" * 1001 in main(answer)


def test_when_the_request_is_taken_back_the_summary_is_gone(
    asked_: Recommendation, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    perform(Act.APPLICATION_TAKE_BACK_REQUEST, by=owner, on=asked_.pk)
    page = main(signed_in(recommender).get(at(asked_)))
    assert "虚构的模式" not in page
    assert "<form" not in page
    assert "申报方已撤回" in page
    assert "推荐截止" not in page


def test_asked_again_after_declining_the_new_link_opens_it_and_not_the_old_page(
    asked_: Recommendation, application: Application, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    client = signed_in(recommender)
    client.post(at(asked_, "decline/"))
    asked(application, owner, recommender.email)
    assert client.get(at(asked_)).status_code == 404
    link = json.loads(letters()[-1].secrets)["link"].partition("recommender/")[2].strip("/")
    assert client.post(f"{HOME}{link}/")["Location"] == at(asked_)
    assert "虚构的模式" in main(client.get(at(asked_)))


@pytest.mark.parametrize(("after", "arrives"), [(-SECOND, True), (timedelta(), False), (SECOND, False)])
def test_it_is_signed_until_the_last_second_and_after_that_readable(
    asked_: Recommendation,
    recommender: Person,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
    after: timedelta,
    arrives: bool,
) -> None:
    set_clock(monkeypatch, until(asked_, NOON).instant + after)
    client = signed_in(recommender)
    page = main(client.get(at(asked_)))
    assert "虚构的模式" in page
    assert ("<form" in page) is arrives
    assert ("推荐已于2025年8月3日24:00截止。" in page) is not arrives
    assert client.get(at(asked_, "decline/")).status_code == (200 if arrives else 404)
    answer = client.post(at(asked_), signed(asked_, words="迟到的话"))
    assert answer.status_code == (302 if arrives else 422)
    if not arrives:
        assert "迟到的话" in main(answer)
        declined = client.post(at(asked_, "decline/"), {"reason": "迟到的理由"})
        assert declined.status_code == 422
        assert "迟到的理由" in main(declined)
    asked_.refresh_from_db()
    assert asked_.stage == (GIVEN if arrives else ASKED)


def test_the_list_costs_the_same_however_long(
    notice: Notice, asked_: Recommendation, recommender: Person, signed_in: SignedIn
) -> None:
    client = signed_in(recommender)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HOME).status_code == 200
        return len(queries)

    one = cost()
    for name in "丁戊己庚":
        other = person(name)
        taken_up(completed(opened(organisation(notice, other), other), other), other, recommender)
    assert cost() == one


def test_whoever_was_asked_nothing_is_told_how_it_comes(db: None, signed_in: SignedIn) -> None:
    assert "这里还没有邀请" in main(signed_in(person("新")).get(HOME))


def test_whoever_declined_is_told_how_they_would_be_asked_again(
    asked_: Recommendation, recommender: Person, signed_in: SignedIn
) -> None:
    client = signed_in(recommender)
    client.post(at(asked_, "decline/"))
    for page in (main(client.get(HOME)), main(client.get(at(asked_)))):
        assert "您已谢绝，不再看到申报摘要。" in page
        assert "推荐截止" not in page


@pytest.mark.parametrize(("rest", "field"), [("", "words"), ("decline/", "reason")])
def test_what_is_sent_after_the_sign_in_has_ended_is_given_back_once_and_to_nobody_else(
    asked_: Recommendation, recommender: Person, signed_in: SignedIn, rest: str, field: str
) -> None:
    place, sent = at(asked_, rest), {"written": "yes", field: "没来得及送出的话"}
    other, client = signed_in(None), signed_in(None)
    for browser in (other, client):
        assert browser.post(place, sent)["Location"].endswith(f"?next={place}")
    other.force_login(person("乙"))
    assert other.get(place).status_code == 404
    client.force_login(recommender)
    assert "没来得及送出的话" in main(client.get(place))
    assert "没来得及送出的话" not in main(client.get(place))
    asked_.refresh_from_db()
    assert asked_.stage == ASKED


def test_what_was_written_upon_a_former_summary_is_given_back_and_not_signed_unseen(
    asked_: Recommendation,
    application: Application,
    owner: Person,
    recommender: Person,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client, former = signed_in(None), plain(asked_.asked)
    client.post(at(asked_), {"written": "yes", **signed(asked_)})
    set_clock(monkeypatch, NOON + SECOND)
    asked(application, owner, recommender.email)
    taken_up(application, owner, recommender)
    client.force_login(recommender)
    assert f'name="upon" value="{former}"' in main(client.get(at(asked_)))
    assert client.post(at(asked_), {**OPINION, "upon": former}).status_code == 422


def test_whoever_has_only_requests_arrives_at_them(
    asked_: Recommendation, owner: Person, recommender: Person, signed_in: SignedIn
) -> None:
    assert signed_in(recommender).get("/sign-in/")["Location"] == HOME
    assert signed_in(owner).get("/sign-in/")["Location"] == "/applicant/"
    organisation(asked_.application.notice, recommender)
    assert signed_in(recommender).get("/sign-in/")["Location"] == "/applicant/"
