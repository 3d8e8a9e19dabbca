"""Is a cell read as people write it, and as nothing where it says nothing?"""

import pytest

from award.intake.cells import meant
from tests.award.announced import SCHEME

COLUMNS = {column.id: column for column in SCHEME.facts["awards"].columns}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-09-20", "2022-09-20"),
        ("2022/9/20", "2022-09-20"),
        ("2022.9.20", "2022-09-20"),
        ("20220920", "2022-09-20"),
        ("2022年9月20日", "2022-09-20"),
        ("2022 年 9 月 20 日", "2022-09-20"),
        ("2022年9月", "2022-09"),
        ("2022-9", "2022-09"),
        ("2022年", "2022"),
        ("2022", "2022"),
        ("2022-09-20T00:00:00", "2022-09-20"),
    ],
)
def test_days_are_read_as_tables_write_them(text: str, day: str) -> None:
    assert meant(COLUMNS["decided_on"], text) == day


@pytest.mark.parametrize("text", ["去年", "20-09-2022", "2022年第3季度", "22.9.20"])
def test_what_is_no_day_is_handed_on_as_it_stands(text: str) -> None:
    assert meant(COLUMNS["decided_on"], text) == text


@pytest.mark.parametrize(
    ("text", "year"), [("2021", "2021"), ("2021年度", "2021"), ("2021—2022年度", "2021"), ("2021-22", "2021")]
)
def test_the_year_of_a_label_is_its_first(text: str, year: str) -> None:
    assert meant(COLUMNS["label_year"], text) == year


@pytest.mark.parametrize("text", ["gold", "上海市质量金奖", "Shanghai Quality Gold Award", " 上海市质量金奖 "])
def test_an_answer_is_known_by_its_id_and_its_words(text: str) -> None:
    assert meant(COLUMNS["tier"], text) == "gold"


def test_the_words_before_the_bracket_are_enough_where_they_are_one_answer_alone() -> None:
    assert meant(COLUMNS["category"], "先进质量管理模式") == "model"


@pytest.mark.parametrize(("text", "flag"), [("是", True), ("否", False), ("yes", True), ("或许", "或许")])
def test_yes_and_no_are_read_in_both_languages(text: str, flag: object) -> None:
    assert meant(COLUMNS["same_project"], text) == flag
