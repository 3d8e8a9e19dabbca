"""Are people told of everything that is kept of them, as the scheme and the policy have it?"""

import pytest
from django.utils.translation import override

from award.access.policy import RecordKind
from office.desks.account.keeping import kept
from office.records.notices import announced
from tests.office.conftest import Ask

# What was announced to everyone is nobody's own.
PUBLIC = {RecordKind.NOTICE, RecordKind.TEXT, RecordKind.OUTAGE, RecordKind.OFFICERULING}


def test_every_kind_of_record_is_spoken_of_once() -> None:
    told = [kind for item in announced().notice.retention if not item.stages for kind in item.records]
    assert sorted(told) == sorted(set(RecordKind) - PUBLIC)


def test_who_sees_what_is_what_the_policy_says() -> None:
    with override("en"):
        seen = {item.id: item.seen_by for item in kept(announced())}
    assert seen["ledger"] == ("supervisor",)
    assert "visitor" not in {role for roles in seen.values() for role in roles}


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_needs_no_table_and_no_session(ask: Ask, language: str) -> None:
    response = ask(f"{language}/account/privacy/")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_page_says_that_its_periods_are_practice(ask: Ask) -> None:
    assert "以上期限是惯例" in ask("/account/privacy/").text


def test_every_public_page_leads_there(ask: Ask) -> None:
    assert 'href="/account/privacy/"' in ask("/").text
