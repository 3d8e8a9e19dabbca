"""What do the tests of the queue share? Applications that were filed, and whoever looks for them."""

from collections.abc import Callable

import pytest
from django.test import Client

from award.vocabulary.roles import Role
from office.records.applications import Filing
from office.records.issued import Notice
from office.records.people import Person
from tests.office.applying import NOON, completed, opened, set_clock, submit
from tests.office.arranging import organisation, person

Filed = Callable[[str], Filing]


@pytest.fixture
def filed(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Filed:
    """Files an application by an organisation of this name."""
    set_clock(monkeypatch, NOON)

    def file(name: str) -> Filing:
        owner = person(f"{name}的负责人")
        applicant = organisation(notice, owner, name)
        return submit(completed(opened(applicant, owner), owner), owner)

    return file


@pytest.fixture
def clerk(db: None) -> Person:
    return person("经办", Role.SECRETARY)


@pytest.fixture
def desk(clerk: Person) -> Client:
    client = Client()
    client.force_login(clerk)
    return client
