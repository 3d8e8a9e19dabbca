"""Is what an entry says told in words, and what has no words as it stands?"""

from datetime import UTC, datetime

import pytest

from award.ledger.entry import Actor, Entry
from award.notice.scheme import Scheme
from office.acts.recounting import Told
from office.desks.supervisor.log.rows import Telling

WHO = "0" * 31 + "1"


def told(act: str = "intake.judge", outcome: str = "done", **detail: str) -> Told:
    said = Entry(
        act=act,
        actor=Actor("secretary", WHO),
        record="application/7",
        at=datetime(2025, 7, 15, 4, tzinfo=UTC),
        outcome=outcome,
        clauses=("S1-1", "S99-9"),
        detail=detail,
    )
    return Told(5, said, b"", b"", "override", True, "2025-0001-2", "虚构", 7)


@pytest.mark.parametrize(
    ("name", "value", "label", "words"),
    [
        ("until", "2025-08-20T16:00:00Z", "期限", "2025年8月21日 00:00"),
        ("since", "2024-03-01", "自", "2024年3月1日"),
        ("override", "yes", "改变原判", "是"),
        ("duty", "secretary", "职责", "评审委员会办公室"),
        ("line", "gold_model", "申报奖项", None),
        ("unheard_of", "x1", "unheard_of", "x1"),
        ("part", "unheard_of", "部分", "unheard_of"),
        ("person", WHO, "人员", "虚构的同事"),
    ],
)
def test_a_detail_is_told_in_words(scheme: Scheme, name: str, value: str, label: str, words: str | None) -> None:
    [(said, meant)] = Telling(scheme, {WHO: "虚构的同事"}).opened(told(**{name: value})).detail
    assert (said, meant) == (label, words or scheme.lines[value].name.zh)


def test_a_mark_of_the_notice_comes_with_its_words(scheme: Scheme) -> None:
    known, unknown = Telling(scheme).opened(told()).clauses
    assert known == ("S1-1", scheme.statements["S1-1"].words.zh)
    assert unknown == ("S99-9", "")


def test_an_act_that_is_not_known_any_more_is_told_by_its_name(scheme: Scheme) -> None:
    row = Telling(scheme).closed(told("long.forgotten", "lost"))
    assert (row.act, row.outcome) == ("long.forgotten", "lost")
    assert row.concerns == ("改变原判", "截止之后")


def test_whoever_is_nobody_known_is_told_by_their_number(scheme: Scheme) -> None:
    row = Telling(scheme).opened(told())
    assert (row.who, row.named) == (WHO, False)
