"""What do the tests of the applicant's desk share? People who are signed in, and an application they stand to."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from award.vocabulary.roles import Role
from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Applicant, Person
from tests.office.applying import NOON, opened, set_clock
from tests.office.arranging import joined, organisation, person

SignedIn = Callable[[Person | None], Client]


@dataclass(frozen=True)
class Team:
    """An applicant with an application, its members, and people who have no part in it."""

    notice: Notice
    applicant: Applicant
    application: Application
    owner: Person
    editor: Person
    reader: Person
    stranger: Person
    secretary: Person

    @property
    def root(self) -> str:
        """Where the pages of the application lie."""
        return f"/applicant/a/{self.application.reference}/"


@pytest.fixture
def team(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Team:
    set_clock(monkeypatch, NOON)
    owner, editor, reader, stranger = (person(name) for name in ("负责人", "填报人", "查阅人", "外人"))
    applicant = organisation(notice, owner)
    organisation(notice, stranger)
    joined(applicant, owner, editor, Role.EDITOR)
    joined(applicant, owner, reader, Role.READER)
    secretary = person("秘书", Role.SECRETARY)
    return Team(notice, applicant, opened(applicant, owner), owner, editor, reader, stranger, secretary)


@pytest.fixture
def signed_in() -> SignedIn:
    """A browser in which someone is signed in; ``None``: nobody."""

    def browser(who: Person | None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who)
        return client

    return browser
