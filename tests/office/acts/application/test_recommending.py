"""Is a recommendation another's word, upon what was shown, in time, and part of what is filed after it?"""

import json
from datetime import datetime, timedelta

import pytest

from award.application import recommendation as rules
from award.application.lifecycle import ASKED, DECLINED, GIVEN, WITHDRAWN
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office.acts.application.recommending import given, until
from office.acts.performing import NotPossible, perform
from office.records.applications import Application
from office.records.issued import Notice
from office.records.ledger import Entry
from office.records.people import Person
from office.records.recommendations import Recommendation
from tests.office.acts.application.test_membership import refused
from tests.office.applying import NOON, completed, extend, opened, set_clock, submit, write
from tests.office.arranging import invited, joined, letters, organisation, person
from tests.office.recommended import NAME, OPINION, asked, recommend, taken_up

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
ASK = {"kind": "association", "name": NAME, "language": "zh-hans", "address": str}


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def recommender(db: None) -> Person:
    return person("荐")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    """Complete, at noon on a day within the time for filing."""
    set_clock(monkeypatch, NOON)
    return completed(opened(organisation(notice, owner), owner), owner)


@pytest.fixture
def request_(application: Application, owner: Person, recommender: Person) -> Recommendation:
    """Taken up by the recommender."""
    return taken_up(application, owner, recommender)


def last(request: Recommendation) -> datetime:
    return until(request, NOON).instant


def test_what_is_asked_is_kept_with_the_summary_alone(application: Application, owner: Person) -> None:
    request, token = asked(application, owner, "New@People.example")
    assert (request.stage, request.email, request.kind, request.name) == (
        ASKED,
        "new@people.example",
        "association",
        NAME,
    )
    assert request.summary == {"model_description": {"model_name": "虚构", "model_summary": "虚构"}}
    assert (request.applicant, request.line) == (application.applicant.name, application.line)
    [letter] = letters()
    assert letter.recipient == "new@people.example"
    assert "⟦link⟧" in letter.body
    assert token not in letter.body + request.token
    assert "2025年8月3日24:00" in letter.body


def test_the_letter_is_written_in_the_language_that_was_chosen(application: Application, owner: Person) -> None:
    asked(application, owner, "new@people.example", language="en")
    [letter] = letters()
    assert letter.subject == f"Would you recommend the application of {application.applicant.name}?"
    assert "midnight at the end of 3 August 2025" in letter.body


def test_only_an_owner_asks_and_takes_back(application: Application, owner: Person) -> None:
    editor = person("编")
    joined(application.applicant, owner, editor)
    ask = {**ASK, "email": "x@people.example"}
    request, _ = asked(application, owner, "new@people.example")
    for who in (editor, person("客")):
        assert refused(Act.APPLICATION_ASK_RECOMMENDATION, by=who, on=application.pk, **ask) == "not_permitted"
        assert refused(Act.APPLICATION_TAKE_BACK_REQUEST, by=who, on=request.pk) == "not_permitted"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "nobody"}, "recommender_unknown"),
        ({"name": " "}, "recommender_without_name"),
        ({"email": "nobody"}, "email_wrong"),
        ({"email": "甲@people.example"}, "own_recommendation"),
        ({"email": "Asked@people.example"}, "own_recommendation"),
    ],
)
def test_who_cannot_be_asked_is_told_why(
    application: Application, owner: Person, said: dict[str, str], code: str
) -> None:
    invited(application.applicant, owner, "asked@people.example")
    ask = {**ASK, "email": "x@people.example", **said}
    assert refused(Act.APPLICATION_ASK_RECOMMENDATION, by=owner, on=application.pk, **ask) == code
    assert not Recommendation.objects.exists()


def test_nobody_is_asked_before_there_is_a_summary(notice: Notice, owner: Person) -> None:
    application = opened(organisation(notice, owner), owner)
    ask = {**ASK, "email": "x@people.example"}
    assert refused(Act.APPLICATION_ASK_RECOMMENDATION, by=owner, on=application.pk, **ask) == "summary_lacking"


def test_a_request_is_taken_up_once_by_someone_signed_in(
    application: Application, owner: Person, recommender: Person
) -> None:
    _, token = asked(application, owner, "other@people.example")
    take_up = Act.APPLICATION_TAKE_UP_REQUEST
    assert refused(take_up, by=None, on=token) == "not_signed_in"
    assert refused(take_up, by=recommender, on=token + "x") == "no_such_record"
    assert perform(take_up, by=recommender, on=token).person == recommender
    for who in (recommender, person("乙")):
        assert refused(take_up, by=who, on=token) == "no_such_record"


def test_only_whoever_took_it_up_recommends_or_declines(
    request_: Recommendation, application: Application, owner: Person
) -> None:
    other = person("乙")
    taken_up(completed(opened(organisation(application.notice, other), other), other), other, person("丙"))
    for who in (owner, other, Person.objects.get(name="虚构的丙"), person("办", "secretary")):
        assert refused(Act.APPLICATION_RECOMMEND, by=who, on=request_.pk, **OPINION) == "not_permitted"
        assert refused(Act.APPLICATION_DECLINE, by=who, on=request_.pk) == "not_permitted"


def test_what_is_given_is_signed_told_to_the_owners_and_in_the_ledger_by_its_hash(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    joined(application.applicant, owner, person("编"))
    before = len(letters())
    recommend(request_, recommender, words=" 虚构的\r\n推荐理由 ")
    request_.refresh_from_db()
    assert (request_.stage, request_.words, request_.given) == (GIVEN, "虚构的\n推荐理由", NOON)
    [letter] = letters()[before:]
    assert letter.recipient == owner.email
    assert "虚构签署人（虚构会长）" in letter.body
    entry = decode(bytes(Entry.objects.latest("number").content))
    assert (entry.act, entry.actor.role) == (Act.APPLICATION_RECOMMEND, Role.RECOMMENDER)
    assert entry.digest == rules.digest(given(application)[0], request_.summary, request_.nonce)


def test_everything_that_is_amiss_is_told_at_once_and_nothing_is_kept(
    request_: Recommendation, recommender: Person
) -> None:
    with pytest.raises(NotPossible) as told:
        recommend(request_, recommender, words="字" * 1001, signer=" ", position="\u202e")
    refusal = told.value.refusal
    assert (refusal.code, refusal.params["count"]) == ("recommendation_unfinished", 3)
    codes = [reason.code for reason in refusal.params["reasons"]]
    assert codes == ["opinion.words.long", "opinion.signer.missing", "opinion.position.character"]
    request_.refresh_from_db()
    assert (request_.stage, request_.words) == (ASKED, "")


@pytest.mark.parametrize(("after", "arrives"), [(-SECOND, True), (timedelta(), False), (SECOND, False)])
def test_recommenders_have_their_own_time_to_the_last_second(
    monkeypatch: pytest.MonkeyPatch, request_: Recommendation, recommender: Person, after: timedelta, arrives: bool
) -> None:
    set_clock(monkeypatch, last(request_) + after)
    if arrives:
        assert recommend(request_, recommender).stage == GIVEN
        return
    for act, said in ((Act.APPLICATION_RECOMMEND, OPINION), (Act.APPLICATION_DECLINE, {})):
        assert refused(act, by=recommender, on=request_.pk, **said) == "recommending_closed"
    request_.refresh_from_db()
    assert request_.stage == ASKED


def test_after_that_time_nobody_is_asked_takes_up_or_takes_back(
    monkeypatch: pytest.MonkeyPatch, application: Application, owner: Person
) -> None:
    request, token = asked(application, owner, "x@people.example")
    set_clock(monkeypatch, last(request))
    closed = "recommending_closed"
    ask = {**ASK, "email": "x@people.example"}
    assert refused(Act.APPLICATION_ASK_RECOMMENDATION, by=owner, on=application.pk, **ask) == closed
    assert refused(Act.APPLICATION_TAKE_UP_REQUEST, by=person("乙"), on=token) == closed
    assert refused(Act.APPLICATION_TAKE_BACK_REQUEST, by=owner, on=request.pk) == closed


def test_more_time_to_file_is_more_time_to_recommend(request_: Recommendation, application: Application) -> None:
    before = last(request_)
    extension = extend(application, person("办", "secretary"))
    assert last(request_) == extension.until + timedelta(days=3) > before


def test_whoever_declined_can_be_asked_again_by_another_link(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    perform(Act.APPLICATION_DECLINE, by=recommender, on=request_.pk, reason="虚构的理由")
    assert "虚构的理由" in letters()[-1].body
    request_.refresh_from_db()
    assert (request_.stage, request_.reason, request_.summary) == (DECLINED, "虚构的理由", {})
    assert refused(Act.APPLICATION_RECOMMEND, by=recommender, on=request_.pk, **OPINION) == "stage"
    again, token = asked(application, owner, recommender.email)
    assert (again.pk, again.stage, again.person, again.reason) == (request_.pk, ASKED, None, "")
    assert refused(Act.APPLICATION_RECOMMEND, by=recommender, on=request_.pk, **OPINION) == "not_permitted"
    perform(Act.APPLICATION_TAKE_UP_REQUEST, by=recommender, on=token)
    assert recommend(again, recommender).stage == GIVEN


def test_a_reason_for_declining_has_its_limit_and_is_not_needed(request_: Recommendation, recommender: Person) -> None:
    said = {"by": recommender, "on": request_.pk}
    assert refused(Act.APPLICATION_DECLINE, **said, reason="字" * 1001) == "opinion.reason.long"
    assert perform(Act.APPLICATION_DECLINE, **said).reason == ""


def test_asked_once_more_the_former_link_is_good_no_longer(application: Application, owner: Person) -> None:
    _, former = asked(application, owner, "x@people.example")
    answers = application.parts.get(part="model_description").answers
    write(application, owner, "model_description", answers | {"model_name": "改过的名称"}, 1)
    request, token = asked(application, owner, "x@people.example")
    assert request.summary["model_description"]["model_name"] == "改过的名称"
    assert refused(Act.APPLICATION_TAKE_UP_REQUEST, by=person("乙"), on=former) == "no_such_record"
    assert perform(Act.APPLICATION_TAKE_UP_REQUEST, by=Person.objects.get(name="虚构的乙"), on=token) == request


def test_one_recommender_at_a_time_and_another_when_the_request_is_taken_back(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    ask = {**ASK, "email": "other@people.example"}
    asking = Act.APPLICATION_ASK_RECOMMENDATION
    assert refused(asking, by=owner, on=application.pk, **ask) == "recommendation_asked_already"
    recommend(request_, recommender)
    for email in ("other@people.example", recommender.email):
        ask["email"] = email
        assert refused(asking, by=owner, on=application.pk, **ask) == "recommendation_given_already"
    taken = perform(Act.APPLICATION_TAKE_BACK_REQUEST, by=owner, on=request_.pk)
    assert (taken.stage, taken.summary) == (WITHDRAWN, {})
    assert letters()[-1].recipient == recommender.email
    assert asked(application, owner, "other@people.example")[0].stage == ASKED


def test_a_request_that_nobody_took_up_is_taken_back_with_its_link(application: Application, owner: Person) -> None:
    request, token = asked(application, owner, "x@people.example", language="en")
    perform(Act.APPLICATION_TAKE_BACK_REQUEST, by=owner, on=request.pk)
    assert (letters()[-1].recipient, letters()[-1].language) == ("x@people.example", "en")
    assert refused(Act.APPLICATION_TAKE_UP_REQUEST, by=person("乙"), on=token) == "no_such_record"


def test_a_member_does_not_recommend_and_a_recommender_does_not_join(
    application: Application, owner: Person, recommender: Person
) -> None:
    editor = person("编")
    joined(application.applicant, owner, editor)
    request, token = asked(application, owner, "x@people.example")
    assert refused(Act.APPLICATION_TAKE_UP_REQUEST, by=editor, on=token) == "own_recommendation"
    perform(Act.APPLICATION_TAKE_UP_REQUEST, by=recommender, on=token)
    _, joining = invited(application.applicant, owner, "guest@people.example")
    assert refused(Act.APPLICATION_JOIN, by=recommender, on=joining) == "recommender_joins_not"
    perform(Act.APPLICATION_DECLINE, by=recommender, on=request.pk)
    assert perform(Act.APPLICATION_JOIN, by=recommender, on=joining).person == recommender


def test_a_filing_keeps_what_it_was_filed_with(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    without = submit(application, owner)
    recommend(request_, recommender)
    first = submit(application, owner)
    recommend(request_, recommender, words="更好的理由")
    second = submit(application, owner)
    perform(Act.APPLICATION_TAKE_BACK_REQUEST, by=owner, on=request_.pk)
    last_ = submit(application, owner)
    told = [json.loads(filing.content)["recommendation"] for filing in (without, first, second, last_)]
    assert [said and said["words"] for said in told] == [None, OPINION["words"], "更好的理由", None]
    assert (told[1]["signer"], told[1]["position"], told[1]["name"]) == (OPINION["signer"], OPINION["position"], NAME)


def test_what_is_given_after_filing_closed_is_kept_beside_what_was_filed(
    monkeypatch: pytest.MonkeyPatch,
    request_: Recommendation,
    application: Application,
    owner: Person,
    recommender: Person,
) -> None:
    filing = submit(application, owner)
    set_clock(monkeypatch, last(request_) - SECOND)
    recommend(request_, recommender)
    filing.refresh_from_db()
    assert json.loads(filing.content)["recommendation"] is None
    assert given(application)[0].words == OPINION["words"]


def test_a_withdrawn_application_is_neither_asked_for_nor_recommended(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    submit(application, owner)
    perform(Act.APPLICATION_WITHDRAW, by=owner, on=application.pk)
    recommending = {"by": recommender, "on": request_.pk, **OPINION}
    assert refused(Act.APPLICATION_RECOMMEND, **recommending) == "recommendation_not_needed"
    with pytest.raises(NotPossible) as told:
        asked(application, owner, recommender.email)
    assert told.value.refusal == Refusal("stage", params={"act": Act.APPLICATION_WRITE, "stage": WITHDRAWN})
