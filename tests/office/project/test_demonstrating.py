"""Where is no demonstration given?"""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from office.records.issued import Notice
from office.records.people import Applicant, Person
from tests.office.arranging import person

pytestmark = pytest.mark.django_db


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
