"""Are attempts counted once for all, however many processes answer?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.conftest import ROOT
from tests.office.desks.account.newcomers import newcomer

BEGIN = "import django; django.setup(); from tests.office.desks.account.attempting import main; main()"
ALLOWED = 5


def started(address: str, *what: str) -> subprocess.Popen[str]:
    told = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "DJANGO_SETTINGS_MODULE": "office.project.settings.test",
        "AWARD_DATABASE": address,
    }
    command = [sys.executable, "-c", BEGIN, *what]
    return subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, text=True)


def test_two_processes_together_look_at_no_more_passwords_than_one(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    started(address, "begin").communicate()
    both = [started(address, "try", "6") for _ in range(2)]
    assert sum(int(process.communicate()[0]) for process in both) == ALLOWED


@pytest.mark.django_db
def test_who_tries_too_often_is_asked_to_wait_and_the_right_password_waits_too(client: Client) -> None:
    person = newcomer()
    for _ in range(ALLOWED):
        client.post("/account/login/", {"login": person.email, "password": "a guess"})
    page = client.post("/account/login/", {"login": person.email, "password": "another guess"}).text
    assert "尝试的次数太多" in page


@pytest.mark.django_db
def test_a_flood_gets_a_page_that_says_so(client: Client) -> None:
    answers = [client.post("/account/signup/", {}).status_code for _ in range(21)]
    assert answers[-1] == 429
    assert "请求太多" in client.post("/account/signup/", {}).text
