"""Is a notice issued once, and an outage declared after it is over and with a remedy?"""

from datetime import UTC, datetime, timedelta

import pytest

from award.notice.lifecycle import appointable, declarable, digest, dismissible, issuable
from award.vocabulary.refusal import Refusal

BEGAN = datetime(2025, 7, 31, 12, tzinfo=UTC)
ENDED = BEGAN + timedelta(hours=2)
UNTIL = BEGAN + timedelta(days=1)
TICK = timedelta(microseconds=1)
WHY = {"reason": "虚构的停电", "approver": "虚构的主任"}


def test_a_notice_is_issued_once() -> None:
    assert issuable("example", ["another"]) is None
    assert issuable("example", ["another", "example"]) == Refusal("issued_already", params={"scheme": "example"})


def test_an_outage_is_declared_from_the_very_instant_it_is_over() -> None:
    assert declarable(BEGAN, ENDED, UNTIL, **WHY, at=ENDED) is None
    assert declarable(BEGAN, ENDED, UNTIL, **WHY, at=ENDED - TICK) == Refusal("outage_not_past")


def test_an_outage_lasts_a_while() -> None:
    assert declarable(BEGAN, BEGAN, UNTIL, **WHY, at=UNTIL) == Refusal("outage_not_past")


def test_filing_is_accepted_for_a_while_after_the_outage() -> None:
    assert declarable(BEGAN, ENDED, ENDED, **WHY, at=UNTIL) == Refusal("outage_without_remedy")
    assert declarable(BEGAN, ENDED, ENDED + TICK, **WHY, at=UNTIL) is None
    assert declarable(BEGAN, ENDED, None, **WHY, at=UNTIL) is None


@pytest.mark.parametrize("missing", WHY)
def test_an_outage_has_a_reason_and_someone_who_approved_it(missing: str) -> None:
    assert declarable(BEGAN, ENDED, UNTIL, **{**WHY, missing: " "}, at=UNTIL) == Refusal("reason_missing")


def test_a_notice_is_known_by_what_the_tool_of_every_system_computes() -> None:
    # printf a > b.toml; printf 通知 > a.toml; sha256sum *.toml | sha256sum
    expected = "2b3e16e8ece8fd8527e62e1fbcea270f44b4b0c5f0e62a1dbe9b16392155294b"
    assert digest({"b.toml": "a", "a.toml": "通知"}) == expected


@pytest.mark.parametrize(
    ("held", "duty", "own", "why"),
    [
        ("", "secretary", False, None),
        ("", "supervisor", False, None),
        ("", "owner", False, "no_such_duty"),
        (None, "secretary", False, "no_account"),
        ("", "secretary", True, "own_duty"),
        ("supervisor", "secretary", False, "serves_already"),
    ],
)
def test_someone_with_an_account_is_given_one_duty_by_another(
    held: str | None, duty: str, own: bool, why: str | None
) -> None:
    refused = appointable(held, duty, own=own)
    assert (refused and refused.code) == why


@pytest.mark.parametrize(
    ("held", "own", "why"),
    [
        ("secretary", False, None),
        ("", False, "serves_not"),
        (None, False, "no_account"),
        ("secretary", True, "own_duty"),
    ],
)
def test_someone_who_serves_is_dismissed_by_another(held: str | None, own: bool, why: str | None) -> None:
    refused = dismissible(held, own=own)
    assert (refused and refused.code) == why
