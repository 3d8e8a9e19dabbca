"""What do the tests of the interface share? A program that asks, with a token or without."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from office.records.applications import Filing
from office.records.issued import Notice
from office.records.people import Person
from tests.office.acts.application.test_filing import application, owner  # noqa: F401 (fixtures)
from tests.office.applying import submit
from tests.office.arranging import granted

Send = Callable[..., HttpResponse]
API = "/api/v1/"


@pytest.fixture(autouse=True)
def _duty_by_password_alone(settings: Settings) -> None:
    """As in the demonstration: that it takes a second factor elsewhere is proved on its own."""
    settings.AWARD_SECOND_FACTOR = False


@pytest.fixture
def filing(application: Any) -> Filing:  # noqa: F811 (the fixture)
    return submit(application, application.applicant.memberships.get().person)


@pytest.fixture
def program(notice: Notice) -> Callable[[Person | None], Client]:
    """The program of someone, which shows their token; ``None``: of nobody."""

    def of(who: Person | None) -> Client:
        return Client(headers={"Authorization": f"Bearer {granted(notice, who).secret}"} if who else {})

    return of


@pytest.fixture
def send(client: Client) -> Send:
    """A table sent to an address, by nobody in particular."""

    def sent(path: str, said: Any, **how: Any) -> HttpResponse:
        body = said if isinstance(said, str | bytes) else json.dumps(said)
        return client.post(f"{API}{path}", body, content_type=how.pop("kind", "application/json"), **how)

    return sent
