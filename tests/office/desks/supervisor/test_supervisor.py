"""Does the supervisor see everything, write nothing, and take away a log that verifies?"""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from award.cli import main
from award.vocabulary.roles import Role
from office.records.applications import Application
from office.records.issued import Notice
from office.records.ledger import Head
from tests.office.applying import extend, submit
from tests.office.arranging import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("root", ["", "/en"])
def test_the_supervisor_sees_everything(
    notice: Notice,
    application: Application,
    supervisor: Client,
    root: str,
) -> None:
    submit(application, application.applicant.memberships.get().person)
    extend(application, person("办", Role.SECRETARY))
    page = supervisor.get(f"{root}/supervisor/").content.decode()
    for told in (application.reference, application.applicant.name, "虚构的主任", notice.log_key):
        assert told in page
    assert f"\n{Head.objects.get().size}\n" in page


def test_the_log_that_is_taken_away_verifies(notice: Notice, supervisor: Client, tmp_path: Path) -> None:
    assert supervisor.get(f"/supervisor/log/{notice.pk}.zip").status_code == 405
    answer = supervisor.post(f"/supervisor/log/{notice.pk}.zip")
    file = tmp_path / "log.zip"
    file.write_bytes(b"".join(answer.streaming_content))
    answer.close()
    verified = CliRunner().invoke(main, ["verify", "ledger", str(file), "--key", notice.log_key])
    assert verified.exit_code == 0, verified.output


def test_for_everyone_else_the_desk_is_not_there(notice: Notice) -> None:
    for who in (person("外人"), person("办", Role.SECRETARY)):
        client = Client()
        client.force_login(who)
        assert client.get("/supervisor/").status_code == 404
        assert client.post(f"/supervisor/log/{notice.pk}.zip").status_code == 404
    assert Client().get("/supervisor/").status_code == 302
