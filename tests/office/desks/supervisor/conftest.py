"""What do the tests of the supervisor's desk share? Someone who serves there, and an application that was filed."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from award.vocabulary.roles import Role
from office.records.applications import Application, Filing
from tests.office.acts.application.test_filing import application, owner  # noqa: F401 (fixtures)
from tests.office.applying import submit
from tests.office.arranging import person


@pytest.fixture(autouse=True)
def _duty_by_password_alone(settings: Settings) -> None:
    """As in the demonstration: that it takes a second factor elsewhere is proved where people sign in."""
    settings.AWARD_SECOND_FACTOR = False


@pytest.fixture
def filing(application: Application) -> Filing:  # noqa: F811 (the fixture)
    return submit(application, application.applicant.memberships.get().person)


@pytest.fixture
def supervisor(db: None) -> Client:
    client = Client()
    client.force_login(person("监督", Role.SUPERVISOR))
    return client
