"""Is a notice issued once, and an outage declared after it is over and with a remedy?"""

from datetime import UTC, datetime, timedelta

import pytest

from award.notice.lifecycle import declarable, digest, issuable
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
