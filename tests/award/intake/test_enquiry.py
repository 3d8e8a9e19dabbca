"""Is an authority given time, and is what it answers read whole, with silence left silence?"""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.intake.enquiry import (
    ANSWERED,
    OPEN,
    SILENT,
    Answers,
    Asked,
    askable,
    due,
    enquirable,
    headings,
    read_answers,
    standing,
)
from award.vocabulary.refusal import Refusal
from tests.award.announced import ON, SCHEME

ASKED = (Asked(1, "SH-1", "虚构精工"), Asked(2, "SH-2", "虚构光电"), Asked(3, "SH-3", "虚构新材"))
NAMES = {
    "reference": ["申报编号", "Reference"],
    "name": ["名称"],
    "number": ["代码"],
    "said": ["答复", "Answer"],
    "words": ["说明"],
}
WAYS = {"none": ["无", "None"], "found": ["有情况", "Found"], "unclear": ["不明"]}
AUTHORITIES = {one.id: one for one in SCHEME.intake.authorities}
REGULATOR = AUTHORITIES["market_regulator"]
HEADS = ("申报编号", "名称", "答复", "说明", "事故和投诉记录: 类别", "事故和投诉记录: 主管部门认定的等级")


def answers(*rows: Sequence[str], heads: Sequence[str] = HEADS) -> Answers:
    columns = headings(REGULATOR, SCHEME.facts, NAMES)
    return read_answers(columns, SCHEME.facts, ASKED, [heads, *rows], WAYS, on=ON, file="答复.csv")


def test_the_day_is_counted_in_working_days_from_the_day_after() -> None:
    assert due(date(2025, 9, 26), 10) == date(2025, 10, 16)


def test_where_the_calendar_is_not_known_the_day_is_not_guessed() -> None:
    assert due(date(2099, 1, 5), 10) == Refusal("calendar_unknown", params={"year": "2099"})


def test_only_those_are_asked_about_whom_the_rules_of_the_authority_concern() -> None:
    assert askable(REGULATOR, "submitted", "organisation")
    assert not askable(REGULATOR, "submitted", "individual")
    assert not askable(REGULATOR, "withdrawn", "organisation")


def test_an_enquiry_asks_about_someone_and_gives_time() -> None:
    assert enquirable([], date(2025, 8, 2), date(2025, 8, 1)) == Refusal("enquiry_about_nobody")
    assert enquirable([1], date(2025, 8, 1), date(2025, 8, 1)) == Refusal("enquiry_without_time")
    assert enquirable([1], date(2025, 8, 2), date(2025, 8, 1)) is None


@pytest.mark.parametrize(
    ("said", "today", "where"),
    [("", date(2025, 8, 14), OPEN), ("", date(2025, 8, 15), SILENT), ("none", date(2025, 9, 1), ANSWERED)],
)
def test_silence_after_the_day_is_silence(said: str, today: date, where: str) -> None:
    assert standing(said, date(2025, 8, 14), today) == where


def test_each_application_is_answered_about_by_its_reference_or_by_its_name() -> None:
    read = answers(("SH-1", "", "无"), ("", "虚构光电", "不明", "正在核实"))
    assert [(one.application, one.said, one.words) for one in read.given] == [
        (1, "none", ""),
        (2, "unclear", "正在核实"),
    ]
    assert [one.reference for one in read.silent] == ["SH-3"]
    assert read.faults == ()


def test_what_was_found_comes_as_rows_several_of_them_together() -> None:
    read = answers(("SH-1", "", "有情况", "", "安全事故", "重大"), ("SH-1", "", "有情况", "另一件", "质量投诉", "重大"))
    [one] = read.given
    assert one.rows == {"events": [{"class": "safety", "grade": "major"}, {"class": "complaint", "grade": "major"}]}
    assert one.words == "另一件"


def test_a_row_that_came_back_as_it_went_out_says_nothing() -> None:
    read = answers(("SH-1", "虚构精工", "", ""), ("SH-2", "虚构光电", "无"))
    assert [one.application for one in read.given] == [2]
    assert [one.reference for one in read.silent] == ["SH-1", "SH-3"]
    assert read.faults == ()


def test_every_fault_is_told_at_once_and_nothing_is_taken_of_whom_it_is_about() -> None:
    read = answers(
        ("SH-9", "", "无"),
        ("SH-1", "虚构光电", "无"),
        ("SH-2", "", "或许"),
        ("SH-3", "", "无", "", "安全事故", "重大"),
        ("SH-3", "", "有情况"),
        ("SH-3", "", "有情况", "", "安全事故", "极大"),
    )
    told = [(fault.params["row"], fault.key, fault.code) for fault in read.faults]
    assert told == [
        ("2", "申报编号", "enquiry.not_asked"),
        ("3", "名称", "enquiry.other_name"),
        ("4", "答复", "form.choice"),
        ("5", "答复", "enquiry.found_nothing"),
        ("6", "说明", "enquiry.found_what"),
        ("7", "事故和投诉记录: 主管部门认定的等级", "form.choice"),
    ]
    assert read.given == ()
    assert len(read.silent) == len(ASKED)


def test_two_different_answers_about_one_application_are_none() -> None:
    read = answers(("SH-1", "", "无"), ("SH-1", "", "不明"))
    assert [fault.code for fault in read.faults] == ["enquiry.two_answers"]
    assert read.given == ()


def test_a_table_without_answers_says_how_their_column_may_be_called() -> None:
    read = answers(("SH-1", "虚构精工"), heads=("申报编号", "名称"))
    assert [(fault.key, fault.code) for fault in read.faults] == [("答复", "register.heading")]


@given(st.lists(st.lists(st.sampled_from(["SH-1", "SH-2", "无", "有情况", "", "虚构光电"]), max_size=6), max_size=6))
def test_whoever_is_not_answered_about_is_silent_and_nobody_is_both(rows: list[list[str]]) -> None:
    read = answers(*rows)
    given = {one.application for one in read.given}
    silent = {one.application for one in read.silent}
    assert given | silent == {one.application for one in ASKED}
    assert not given & silent
