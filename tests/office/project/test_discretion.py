"""Does the log of the process keep to itself by what a link opens?"""

import logging
import logging.config
from secrets import token_urlsafe

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse

from tests.office.arranging import person

pytestmark = pytest.mark.django_db


def told(client: Client, path: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What stands in the log after ``path`` was asked for, as the office sets the log up."""
    before = logging.root.handlers[:]
    try:
        logging.config.dictConfig(settings.LOGGING)
        client.get(path)
        return capsys.readouterr().err
    finally:
        logging.root.handlers[:] = before


def links() -> list[tuple[str, str]]:
    """Each link of a letter, of no use here, with what it would open by."""
    who, token = person("来访者"), token_urlsafe(32)
    reset, confirm = default_token_generator.make_token(who), signing.dumps("1")
    pair = {"uidb36": user_pk_to_url_str(who), "key": reset}
    return [
        (reverse("applicant:join", kwargs={"token": token}), token),
        (reverse("recommender:link", kwargs={"token": token}), token),
        (reverse("account_reset_password_from_key", kwargs=pair), reset),
        (reverse("account_confirm_email", args=[confirm]), confirm),
    ]


def test_no_link_that_went_astray_stands_whole_in_the_log(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    for path, opens in links():
        for astray in (path, f"/elsewhere{path}", f"/en/elsewhere{path}"):
            said = told(client, astray, capsys)
            assert opens not in said
            assert "elsewhere" not in astray or ("Not Found: /" in said and "/…" in said)


@pytest.mark.parametrize("path", ["/secretariat/a/SH25-000123-4/nowhere/", "/static/award/no_such_style_sheet.css"])
def test_an_address_that_tells_what_is_missing_stands_as_it_was(
    client: Client, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    assert f"Not Found: {path}" in told(client, path, capsys)
