"""Does the demonstration open on a round in which every stage can be seen?"""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from award.application.lifecycle import ASKED, DECLINED, DRAFT, GIVEN, SUBMITTED, WITHDRAWN
from award.application.receipt import filing_receipt
from award.ledger.audit import audit
from award.ledger.note import read_key
from award.ledger.receipt import examine
from award.vocabulary.roles import Role
from office.acts.sealing import receipt
from office.acts.witnessing import exported
from office.records.applications import Application, Filing
from office.records.issued import Notice
from office.records.letters import Letter
from office.records.people import Applicant, Membership, Person
from office.records.recommendations import Recommendation
from office.records.uploads import Upload
from tests.office.arranging import person

pytestmark = pytest.mark.django_db


def test_the_story_leaves_someone_at_every_stage(db: None) -> None:
    call_command("demonstrate")
    assert set(Application.objects.values_list("stage", flat=True)) == {DRAFT, SUBMITTED, WITHDRAWN}
    assert set(Recommendation.objects.values_list("stage", flat=True)) == {ASKED, GIVEN, DECLINED}
    assert {Role.OWNER, Role.EDITOR, Role.READER} == set(Membership.objects.values_list("role", flat=True))
    assert set(Person.objects.values_list("duty", flat=True)) == {"", "secretary", "supervisor"}
    assert {applicant.kind for applicant in Applicant.objects.all()} == {"organisation", "individual"}
    assert Application.objects.filter(extensions__isnull=False).exists()
    assert Notice.objects.get().outages.exists()
    assert Filing.objects.filter(number=2).exists()
    assert Upload.objects.filter(cleared__isnull=False).exists()
    assert Letter.objects.exists()


def test_what_the_story_left_can_be_verified(db: None) -> None:
    call_command("demonstrate")
    notice = Notice.objects.get()
    key = read_key(notice.log_key)
    log = dict(exported(notice))
    assert audit(lambda path, most: log.get(path), [key]).verified
    for filing in Filing.objects.select_related("application"):
        proof = receipt(notice, filing, filing.content)
        assert examine(proof, [key]).faults == ()
        assert filing_receipt(proof).reference == filing.application.reference


def test_an_office_that_someone_uses_is_left_alone(notice: Notice) -> None:
    person("already")
    with pytest.raises(CommandError):
        call_command("demonstrate")
    assert not Applicant.objects.exists()


def test_in_earnest_nobody_is_invented(db: None, settings: Settings) -> None:
    settings.AWARD_DEMONSTRATION = False
    with pytest.raises(CommandError):
        call_command("demonstrate")
    assert not Person.objects.exists()
