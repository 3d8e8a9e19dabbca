"""Does everyone arrive who files at once, and does a letter leave in spite of everything, and once?"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.office.processes import Processes

pytestmark = pytest.mark.django_db

PEOPLE, EACH = 4, 5


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    made = Processes(tmp_path_factory.mktemp("prepared"))
    made.done("prepare")
    yield made
    made.forget()


@pytest.fixture
def processes(prepared: Processes, tmp_path: Path) -> Iterator[Processes]:
    made = Processes(tmp_path, like=prepared)
    yield made
    made.forget()


def test_everyone_who_registers_at_once_arrives_and_the_log_verifies(processes: Processes) -> None:
    jobs = [processes.start("register", number, EACH) for number in range(PEOPLE)]
    acknowledged = [int(line) for job in jobs for line in job.communicate()[0].split()]
    assert [job.returncode for job in jobs] == [0] * PEOPLE
    kept = processes.told()
    assert kept["database"] == connection.vendor
    assert kept["applicants"] == sorted(acknowledged)
    assert kept["memberships"] == PEOPLE * EACH
    assert (kept["entries"], kept["verified"]) == (1 + PEOPLE * EACH, True)


def test_a_form_that_is_pressed_many_times_at_once_is_filed_once(processes: Processes) -> None:
    [upon] = processes.start("fill").communicate()[0].split()
    jobs = [processes.start("press", upon) for _ in range(PEOPLE)]
    told = sorted(job.communicate()[0].strip() for job in jobs)
    assert [job.returncode for job in jobs] == [0] * PEOPLE
    assert told == sorted(["filed 1", *["filed_already 1"] * (PEOPLE - 1)])
    assert processes.told()["verified"]


def test_a_letter_whose_sender_was_killed_is_sent_again_and_is_there_once(processes: Processes) -> None:
    processes.killed("invite", 0, mail="tests.office.outside.killed.KilledAfterSending")
    [before] = processes.mailbox.iterdir()
    left, after = map(json.loads, processes.done("send_again").splitlines())
    assert left["letters"] == [["queued", 1]]
    assert after["letters"] == [["sent", 2]]
    assert list(processes.mailbox.iterdir()) == [before]
