"""Are the files of a recommendation its recommender's own until it is signed, and frozen and filed with it then?"""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.application import recommendation as rules
from award.application.lifecycle import CLEAN, DETACHED, QUARANTINED
from award.application.membership import MEMBER
from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.access.relations import CLOCK
from office.acts import pen, receiving
from office.acts.application.recommending import given, until
from office.acts.performing import NotPossible, perform
from office.acts.sealing import entries
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Person
from office.records.recommendations import Recommendation
from office.records.uploads import Upload
from tests.office.acts.application.test_membership import refused
from tests.office.applying import NOON, completed, opened, set_clock, submit
from tests.office.arranging import letters, organisation, person
from tests.office.outside.papers import jpg, png
from tests.office.recommended import asked, enclosed, recommend, taken_up

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DECLARED = {"name": "另一份.png", "size": 1024}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "AWARD_FILES", tmp_path)


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def recommender(db: None) -> Person:
    return person("荐")


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, notice: Notice, owner: Person) -> Application:
    set_clock(monkeypatch, NOON)
    return completed(opened(organisation(notice, owner), owner), owner)


@pytest.fixture
def request_(application: Application, owner: Person, recommender: Person) -> Recommendation:
    return taken_up(application, owner, recommender)


def names(application: Application) -> list[str]:
    """The files that would be filed with the recommendation now."""
    recommended, uploads = given(application)
    assert [file.name for file in recommended.files] == [upload.name for upload in uploads]
    return [file.name for file in recommended.files]


def test_what_is_attached_is_signed_and_frozen_and_in_the_hash_of_the_ledger(
    request_: Recommendation, application: Application, recommender: Person
) -> None:
    upload = enclosed(request_, recommender)
    assert (upload.stage, upload.signed, upload.part) == (CLEAN, None, "")
    request_ = recommend(request_, recommender)
    assert names(application) == ["盖章.png"]
    entry = decode(list(entries(application.notice))[-1])
    assert entry.detail["files"] == "1"
    assert entry.digest == rules.digest(given(application)[0], request_.summary, request_.nonce)
    without = given(application)[0]._replace(files=())
    assert entry.digest != rules.digest(without, request_.summary, request_.nonce)
    assert refused(Act.APPLICATION_DETACH, by=recommender, on=upload.pk) == "upload.signed"


def test_it_is_filed_with_the_recommendation_and_not_among_the_answers(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    upload = enclosed(request_, recommender)
    before = submit(application, owner)
    assert upload not in before.uploads.all()
    recommend(request_, recommender)
    filing = submit(application, owner)
    said = json.loads(filing.content)
    assert [file["sha256"] for file in said["recommendation"]["files"]] == [upload.sha256]
    assert upload.sha256 not in json.dumps(said["answers"])
    assert upload in filing.uploads.all()


def test_nobody_of_the_applicant_attaches_takes_away_or_reads_what_is_not_signed(
    request_: Recommendation, owner: Person, recommender: Person
) -> None:
    upload = enclosed(request_, recommender)
    for act, on, said in (
        (Act.APPLICATION_ENCLOSE, request_.pk, DECLARED),
        (Act.APPLICATION_DETACH, upload.pk, {}),
    ):
        with pytest.raises(NotAllowed):
            perform(act, by=owner, on=on, **said)
    with pytest.raises(AttributeError):
        receiving.reading(upload, owner)
    recommend(request_, recommender)
    with receiving.reading(Upload.objects.get(pk=upload.pk), owner) as content:
        assert content.read() == png()
    assert refused(Act.APPLICATION_DETACH, by=owner, on=upload.pk) == "upload.signed"


def test_a_recommender_takes_away_no_file_of_the_applicant(
    request_: Recommendation, application: Application, recommender: Person
) -> None:
    with pytest.raises(NotAllowed):
        perform(Act.APPLICATION_DETACH, by=recommender, on=application.uploads.first().pk)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="there one act alone writes at a time")
def test_a_file_is_held_after_what_it_belongs_to_so_that_no_two_acts_wait_for_each_other(
    request_: Recommendation, recommender: Person
) -> None:
    upload = enclosed(request_, recommender)
    with CaptureQueriesContext(connection) as captured:
        perform(Act.APPLICATION_DETACH, by=recommender, on=upload.pk)
    held = next(one["sql"].partition(" FOR NO KEY UPDATE OF ")[2] for one in captured if " FOR NO KEY" in one["sql"])
    assert held == '"records_application", "records_upload"'


def test_signing_again_takes_what_came_since_and_leaves_out_what_is_said(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    first = enclosed(request_, recommender)
    recommend(request_, recommender)
    filing = submit(application, owner)
    enclosed(request_, recommender, jpg(), "新的.jpg")
    assert names(application) == ["盖章.png"]
    recommend(request_, recommender, words="改过的理由")
    assert names(application) == ["盖章.png", "新的.jpg"]
    recommend(request_, recommender, left_out=[first.pk])
    assert names(application) == ["新的.jpg"]
    first.refresh_from_db()
    assert first.stage == DETACHED
    assert first in filing.uploads.all()


def test_files_come_and_go_as_long_as_it_can_be_signed(
    monkeypatch: pytest.MonkeyPatch, request_: Recommendation, recommender: Person
) -> None:
    upload = enclosed(request_, recommender)
    half = receiving.begin(request_.pk, recommender, Act.APPLICATION_ENCLOSE, **DECLARED)
    with pytest.raises(NotPossible) as told:
        recommend(request_, recommender)
    assert [reason.code for reason in told.value.refusal.params["reasons"]] == ["opinion.files.receiving"]
    perform(Act.APPLICATION_DETACH, by=recommender, on=half.pk)
    set_clock(monkeypatch, until(request_, NOON).instant)
    enclosing = {"by": recommender, "on": request_.pk, **DECLARED}
    assert refused(Act.APPLICATION_ENCLOSE, **enclosing) == "recommending_closed"
    assert refused(Act.APPLICATION_DETACH, by=recommender, on=upload.pk) == "recommending_closed"


def test_whoever_became_a_member_attaches_nothing(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    with pen.held():
        member = {"person": recommender, "email": recommender.email, "role": Role.READER, "stage": MEMBER}
        application.applicant.memberships.create(**member)
    assert refused(Act.APPLICATION_ENCLOSE, by=recommender, on=request_.pk, **DECLARED) == "own_recommendation"


@pytest.mark.parametrize("signed", [False, True])
def test_what_was_attached_goes_when_the_request_is_taken_back_or_declined(
    request_: Recommendation, application: Application, owner: Person, recommender: Person, *, signed: bool
) -> None:
    upload = enclosed(request_, recommender)
    if signed:
        recommend(request_, recommender)
        perform(Act.APPLICATION_TAKE_BACK_REQUEST, by=owner, on=request_.pk)
    else:
        perform(Act.APPLICATION_DECLINE, by=recommender, on=request_.pk)
    upload.refresh_from_db()
    assert upload.stage == DETACHED
    assert refused(Act.APPLICATION_ENCLOSE, by=recommender, on=request_.pk, **DECLARED) == "stage"
    again = taken_up(application, owner, recommender)
    recommend(again, recommender)
    assert names(application) == []


def test_asking_again_keeps_what_whoever_is_writing_has_attached(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    enclosed(request_, recommender)
    asked(application, owner, recommender.email)
    recommend(request_, recommender)
    assert names(application) == ["盖章.png"]


def test_what_a_scanner_finds_is_told_to_the_recommender_and_no_longer_filed(
    request_: Recommendation, application: Application, owner: Person, recommender: Person
) -> None:
    upload = enclosed(request_, recommender)
    with pen.held():
        Upload.objects.filter(pk=upload.pk).update(stage=QUARANTINED, cleared=None)
    recommend(request_, recommender)
    before = len(letters())
    perform(Act.APPLICATION_REFUSE_FILE, by=CLOCK, on=upload.pk, reason="Invented.Virus")
    [letter] = letters()[before:]
    assert letter.recipient == recommender.email
    assert application.reference not in letter.subject + letter.body
    assert application.applicant.name in letter.body
    assert "重新签署" in letter.body
    assert names(application) == []
    perform(Act.APPLICATION_DETACH, by=recommender, on=upload.pk)


def test_the_office_opens_what_came_after_the_filing_and_that_is_in_the_log(
    monkeypatch: pytest.MonkeyPatch,
    request_: Recommendation,
    application: Application,
    owner: Person,
    recommender: Person,
) -> None:
    upload, secretary = enclosed(request_, recommender), person("办", "secretary")
    filing = submit(application, owner)
    with pytest.raises(NotPossible):
        receiving.opening(filing.pk, upload.pk, secretary)
    set_clock(monkeypatch, NOON + SECOND)
    recommend(request_, recommender)
    opened_, content = receiving.opening(filing.pk, upload.pk, secretary)
    with content:
        assert (opened_, content.read()) == (upload, png())
    assert decode(list(entries(application.notice))[-1]).detail["upload"] == str(upload.pk)
