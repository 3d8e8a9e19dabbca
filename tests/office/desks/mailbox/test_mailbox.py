"""Can everyone who tries the demonstration read its letters, and nobody elsewhere?"""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from office.outside import mail

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "office.outside.mail.Mailbox"
    settings.AWARD_MAILBOX = tmp_path / "mail"
    return settings.AWARD_MAILBOX


def names(folder: Path) -> list[str]:
    return [file.stem for file in folder.glob("*.eml")]


def test_an_empty_mailbox_says_so(client: Client) -> None:
    assert "还没有信" in client.get("/mailbox/").content.decode()


def test_a_letter_is_listed_and_read_with_its_link(client: Client, folder: Path) -> None:
    mail.send("1/2/x", "first@people.example", "事由", "甲\n")
    mail.send("1/3/x", "someone@people.example", "邀请您", "请打开\nhttps://award.example/join/abc/ 。\n")
    page = client.get("/mailbox/").content.decode()
    assert "邀请您" in page
    assert "someone@people.example" in page
    shown = [client.get(f"/mailbox/{name}/").content.decode() for name in names(folder)]
    assert any('href="https://award.example/join/abc/"' in page for page in shown)


def test_markup_in_a_letter_is_shown_as_it_was_written(client: Client, folder: Path) -> None:
    mail.send("1/4/x", "someone@people.example", "事由", "<script>alert(1)</script>\n")
    (name,) = names(folder)
    assert "&lt;script&gt;" in client.get(f"/mailbox/{name}/").content.decode()


def test_what_is_not_there_is_missing(client: Client) -> None:
    assert client.get("/mailbox/nothing/").status_code == 404


def test_outside_the_demonstration_there_is_no_mailbox(client: Client, settings: Settings) -> None:
    settings.AWARD_DEMONSTRATION = False
    assert client.get("/mailbox/").status_code == 404
