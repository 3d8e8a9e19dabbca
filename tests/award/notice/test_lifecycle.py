"""Is a notice issued once, and an outage declared after it is over and with a remedy?"""

from datetime import UTC, datetime, timedelta

from award.notice.lifecycle import declarable, issuable
from award.vocabulary.refusal import Refusal

BEGAN = datetime(2025, 7, 31, 12, tzinfo=UTC)
ENDED = BEGAN + timedelta(hours=2)
UNTIL = BEGAN + timedelta(days=1)
TICK = timedelta(microseconds=1)


def test_a_notice_is_issued_once() -> None:
    assert issuable("example", ["another"]) is None
    assert issuable("example", ["another", "example"]) == Refusal("issued_already", params={"scheme": "example"})


def test_an_outage_is_declared_from_the_very_instant_it_is_over() -> None:
    assert declarable(BEGAN, ENDED, UNTIL, at=ENDED) is None
    assert declarable(BEGAN, ENDED, UNTIL, at=ENDED - TICK) == Refusal("outage_not_past")


def test_an_outage_lasts_a_while() -> None:
    assert declarable(BEGAN, BEGAN, UNTIL, at=UNTIL) == Refusal("outage_not_past")


def test_filing_is_accepted_for_a_while_after_the_outage() -> None:
    assert declarable(BEGAN, ENDED, ENDED, at=UNTIL) == Refusal("outage_without_remedy")
    assert declarable(BEGAN, ENDED, ENDED + TICK, at=UNTIL) is None
