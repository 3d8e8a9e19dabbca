"""Is a table read whole, with every fault told where it stands, and set beside what is held?"""

from hypothesis import given
from hypothesis import strategies as st

from award.eligibility.facts import read_facts
from award.intake.register import fed_row, sift
from award.vocabulary.fault import Fault
from award.vocabulary.wording import fault_words
from tests.award.announced import ON, SCHEME, WORDINGS
from tests.award.intake.tables import CODE, DISTRICT, HEADS, OTHER_CODE, PAST, kept, table

ROW = ("虚构精工有限公司", CODE, "上海市质量金奖", "先进质量管理模式", "2021年度", "2022年9月20日")


def told(fault: Fault) -> tuple[str, str, str]:
    return fault.params.get("row", ""), fault.key, fault.code


def test_a_row_says_whose_it_is_and_what() -> None:
    [row] = table(ROW).rows
    assert (row.row, row.name, row.number) == (2, ROW[0], CODE)
    assert row.content == {"tier": "gold", "category": "model", "label_year": "2021", "decided_on": "2022-09-20"}


def test_a_title_above_the_headings_is_passed_over_and_counted() -> None:
    read = table(HEADS, ROW, heads=("历届获奖名录（示例）",))
    assert [row.row for row in read.rows] == [3]


def test_blank_rows_are_none_and_are_counted() -> None:
    read = table(("", " "), ROW)
    assert [row.row for row in read.rows] == [3]
    assert read.faults == ()


def test_headings_are_known_in_both_languages_in_any_order_and_the_others_are_named() -> None:
    read = table(("Golden", "model", "备注", "虚构精工"), heads=("Award", "Category", "备注", "Name"))
    assert read.ignored == ("备注",)
    assert [fault.key for fault in read.faults] == ["Award"]


def test_a_table_without_a_column_that_is_needed_says_how_it_may_be_called() -> None:
    read = table(("虚构精工", "2021"), heads=("单位名称", "年度"))
    assert [fault.key for fault in read.faults] == ["奖项", "类别"]
    assert "Award" in fault_words(read.faults[0], WORDINGS["en"])


def test_every_fault_is_told_at_once_with_its_row_and_column() -> None:
    read = table(
        ROW,
        ("", CODE, "银奖", "先进质量管理模式", "年度", "2022-13-01"),
        ("虚构光电", "91310000MA1FL0000X", "上海市质量金奖", "先进质量管理模式", "2021", "2031-01-01"),
    )
    assert [row.row for row in read.rows] == [2]
    assert [told(fault) for fault in read.faults] == [
        ("3", "名称", "form.missing"),
        ("3", "奖项", "form.choice"),
        ("3", "年度", "form.number"),
        ("3", "表彰决定日期", "form.date"),
        ("4", "统一社会信用代码", "register.number"),
        ("4", "表彰决定日期", "register.future"),
    ]
    assert read.faulty == 2
    assert "上海市质量金奖" in fault_words(read.faults[1], WORDINGS["zh"])


def test_a_number_may_be_absent_and_is_kept_in_its_one_spelling() -> None:
    read = table(("虚构精工", "", *ROW[2:]), ("虚构光电", f" {OTHER_CODE.lower()} ", *ROW[2:]))
    assert [row.number for row in read.rows] == ["", OTHER_CODE]


def test_a_persons_number_is_a_number_too() -> None:
    [row] = table(("虚构的示例", "11010519491231002X", "gold", "achievement", "2021", "")).rows
    assert row.number == "11010519491231002X"


def test_a_row_that_repeats_another_is_told_apart_from_one_that_contradicts_it() -> None:
    read = table(ROW, ROW, ("虚构光电", OTHER_CODE, *ROW[2:]), ("虚构光电", OTHER_CODE, *ROW[2:5], "2022-09-21"))
    assert read.twice == {3: 2}
    assert [row.row for row in read.rows] == [2]
    assert [told(fault) for fault in read.faults] == [
        ("4", "", "register.contradicts"),
        ("5", "", "register.contradicts"),
    ]


def test_the_columns_of_one_register_alone_are_of_it() -> None:
    read = table(
        ("虚构精工", CODE, "浦东新区", "2025-05-06", "已受理"),
        heads=("单位名称", "统一社会信用代码", "区", "申报日期", "状态"),
        register=DISTRICT,
    )
    assert [row.content for row in read.rows] == [
        {"district": "浦东新区", "filed_on": "2025-05-06", "state": "accepted"}
    ]


def test_what_is_kept_is_a_row_of_the_fact_it_feeds() -> None:
    [row] = table(ROW).rows
    read = read_facts({"facts": {"awards": [fed_row(PAST, row.content, predecessor=True)]}}, SCHEME, on=ON)
    assert read.values["awards"][0]["holder"] == "predecessor"


def test_what_is_held_already_is_told_apart_from_what_is_held_otherwise_and_what_is_new() -> None:
    held = table(ROW, ("虚构光电", OTHER_CODE, *ROW[2:])).rows
    rows = table(ROW, ("虚构光电", OTHER_CODE, *ROW[2:5], "2022-09-21"), ("虚构新材", "", *ROW[2:])).rows
    found = sift(PAST, rows, map(kept, held), str)
    assert [row.row for row in found.new] == [4]
    assert [(row.row, one.place) for row, one in found.held] == [(2, (1, 2))]
    assert [(row.row, one.place) for row, one in found.changed] == [(3, (1, 3))]


def test_a_row_that_now_bears_a_number_is_held_otherwise_without_it() -> None:
    held = table((ROW[0], "", *ROW[2:])).rows
    found = sift(PAST, table(ROW).rows, map(kept, held), str)
    assert [len(found.new), len(found.held), len(found.changed)] == [0, 0, 1]


def test_of_what_is_held_the_last_counts() -> None:
    first = table((*ROW[:5], "2022-09-19")).rows
    second = table(ROW).rows
    held = [kept(second[0], number=2), kept(first[0], number=1)]
    assert len(sift(PAST, second, held, str).held) == 1


@given(st.lists(st.sampled_from([ROW, ("虚构光电", "", *ROW[2:]), (*ROW[:4], "2016", "")]), max_size=8))
def test_a_table_that_is_held_is_held_to_the_last_row(rows: list[tuple[str, ...]]) -> None:
    read = table(*rows)
    found = sift(PAST, read.rows, map(kept, read.rows), str)
    assert (found.new, found.changed) == ((), ())


@given(st.lists(st.lists(st.text(max_size=12), max_size=8), max_size=12))
def test_no_table_breaks_the_reading(rows: list[list[str]]) -> None:
    read = table(*rows)
    assert all(fault.params["row"].isdecimal() for fault in read.faults)


@given(st.permutations([ROW, ("虚构光电", "", *ROW[2:]), ("虚构新材", OTHER_CODE, "银奖", *ROW[3:])]))
def test_the_order_of_the_rows_changes_nothing_but_their_places(rows: list[tuple[str, ...]]) -> None:
    read = table(*rows)
    assert {row.name for row in read.rows} == {ROW[0], "虚构光电"}
    assert len(read.faults) == 1
