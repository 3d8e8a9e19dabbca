"""Does the demonstration open on a round in which every stage can be seen?"""

from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.core.management import call_command

from award.application.lifecycle import (
    ACCEPTED,
    ASKED,
    DECLINED,
    DRAFT,
    GIVEN,
    NOT_ACCEPTED,
    SENT_BACK,
    SUBMITTED,
    WITHDRAWN,
)
from award.application.receipt import filing_receipt
from award.intake.checklist import ItemState, Settled
from award.intake.correction import LAPSED, RETURNED
from award.intake.enquiry import ANSWERED, OPEN, SILENT, standing
from award.ledger.audit import audit
from award.ledger.note import read_key
from award.ledger.receipt import examine
from award.vocabulary.roles import Role
from office.acts.intake.examining import examined
from office.acts.sealing import receipt
from office.acts.witnessing import exported
from office.records.applications import Application, Filing
from office.records.intake import Arrival, Correction, Decision, Search, Standing
from office.records.issued import Notice
from office.records.letters import Letter
from office.records.people import Applicant, Membership, Person
from office.records.recommendations import Recommendation
from office.records.registers import Answer, Register, Succession
from office.records.rulings import OfficeRuling
from office.records.uploads import Upload

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(lasting: AbstractContextManager[None]) -> None:
    """The story of the demonstration, once for all who look at what it left."""
    with lasting:
        call_command("demonstrate")


@pytest.fixture
def story(told: None, db: None) -> None:
    """What it left, for one test."""


STAGES = {DRAFT, SUBMITTED, SENT_BACK, ACCEPTED, NOT_ACCEPTED, WITHDRAWN}


def test_the_story_leaves_someone_at_every_stage(story: None) -> None:
    assert set(Application.objects.values_list("stage", flat=True)) == STAGES
    assert set(Recommendation.objects.values_list("stage", flat=True)) == {ASKED, GIVEN, DECLINED}
    assert {Role.OWNER, Role.EDITOR, Role.READER} == set(Membership.objects.values_list("role", flat=True))
    assert set(Person.objects.values_list("duty", flat=True)) == {"", "secretary", "supervisor"}
    assert {applicant.kind for applicant in Applicant.objects.all()} == {"organisation", "individual"}
    assert Application.objects.filter(extensions__isnull=False).exists()
    assert Notice.objects.get().outages.exists()
    assert Filing.objects.filter(number=2).exists()
    assert Upload.objects.filter(cleared__isnull=False).exists()
    assert Letter.objects.exists()


def test_the_story_leaves_everything_of_the_intake_waiting_to_be_tried(story: None) -> None:
    submitted = Application.objects.filter(stage=SUBMITTED).select_related("applicant", "notice")
    states = {one.state for application in submitted for one in _settled(application)}
    assert states == set(ItemState)
    untouched = [one for one in submitted if {item.state for item in _settled(one)} == {ItemState.OPEN}]
    assert untouched
    assert {"depends", "eligible", "not_eligible"} == set(Standing.objects.values_list("verdict", flat=True))
    said = {one["code"] for standing in Standing.objects.all() for one in standing.contradictions}
    assert said >= {"differs", "by_name", "held_not_declared", "answered_not_declared"}
    assert {"", LAPSED, RETURNED} == set(Correction.objects.values_list("how", flat=True))
    assert Correction.objects.filter(ended=None, version__gt=0).exists()
    matches = {arrival.filing == arrival.application.filings.latest("number") for arrival in Arrival.objects.all()}
    assert matches == {True, False}
    assert set(Register.objects.values_list("kind", flat=True)) == {"past_awards", "district_filings"}
    assert Succession.objects.exists()
    today = date(2025, 6, 16)
    answers = Answer.objects.select_related("enquiry")
    assert {standing(one.said, one.enquiry.until, today) for one in answers} == {ANSWERED, OPEN, SILENT}
    assert Decision.objects.exclude(clauses=[]).exclude(remedy="").exists()
    assert OfficeRuling.objects.exists()
    assert Search.objects.count() > 1


def _settled(application: Application) -> list[Settled]:
    whole = examined(application)
    return whole.settled if whole else []


def test_what_the_story_left_can_be_verified(story: None) -> None:
    notice = Notice.objects.get()
    key = read_key(notice.log_key)
    log = dict(exported(notice))
    assert audit(lambda path, most: log.get(path), [key]).verified
    for filing in Filing.objects.select_related("application"):
        proof = receipt(notice, filing, filing.content)
        assert examine(proof, [key]).faults == ()
        assert filing_receipt(proof).reference == filing.application.reference
