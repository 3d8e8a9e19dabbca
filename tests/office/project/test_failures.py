"""Is someone told clearly that the database is gone or the disk full, and is nothing lost or half done?"""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC

import pytest
from django.db import OperationalError, connection
from django.test import Client

from office.project.failures import FULL, trouble_of
from office.records.issued import Notice
from office.records.people import Applicant, Person
from tests.office.arranging import code, person

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize(("root", "words"), [("", "还在浏览器里"), ("/en", "still in your browser")])


@contextmanager
def failing(with_words: str, at: str = "") -> Iterator[None]:
    """Every statement fails that begins so."""

    def fail(execute, sql, params, many, context):
        if sql.startswith(at):
            raise OperationalError(with_words)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


@pytest.fixture
def client(notice: Notice, client: Client) -> Client:
    client.force_login(person("甲"))
    return client


@BOTH
def test_a_database_that_is_gone_is_said_to_be_gone(client: Client, root: str, words: str) -> None:
    with failing("unable to open database file"):
        page = client.get(f"{root}/applicant/")
    assert page.status_code == 503
    assert page.headers["Retry-After"] == "60"
    assert words in page.content.decode()
    assert client.get(f"{root}/applicant/").status_code == 200


@BOTH
def test_a_full_disk_is_said_to_be_full_and_nothing_is_half_done(client: Client, root: str, words: str) -> None:
    form = {"kind": "organisation", "name": "虚构精工", "number": code(990001)}
    with failing("database or disk is full", at="INSERT"):
        page = client.post(f"{root}/applicant/register/", form)
    assert page.status_code == 507
    assert words in page.content.decode()
    assert not Applicant.objects.exists()
    assert client.post(f"{root}/applicant/register/", form).status_code == 302
    assert Person.objects.get().memberships.exists()


def test_no_room_for_a_file_is_a_full_disk() -> None:
    assert trouble_of(OSError(ENOSPC, "No space left on device")) is FULL


@pytest.mark.parametrize("other", [ValueError(), OSError(2, "no such file")])
def test_any_other_fault_is_not_taken_for_one_of_these(other: Exception) -> None:
    assert trouble_of(other) is None
