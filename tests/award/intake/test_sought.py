"""Is it understood what someone types who looks for a name, a code or a number?"""

import pytest

from award.intake.sought import LONGEST_FOLDED, folded, kept, sought, split


@pytest.mark.parametrize(
    "typed", ["虚构（上海）A&B有限公司", "虚构(上海) a&b 有限公司", "虚构 上海 Ａ&Ｂ\u3000有限公司"]
)
def test_width_capitals_spaces_and_brackets_do_not_matter(typed: str) -> None:
    assert folded(typed) == "虚构上海ab有限公司"


def test_traditional_and_simplified_characters_stay_apart() -> None:
    assert folded("虚构電氣") != folded("虚构电气")


def test_what_is_kept_of_a_name_is_bounded() -> None:
    assert len(kept("\ufdfa" * 200)) == LONGEST_FOLDED


def test_words_stand_between_spaces_of_any_width_and_what_is_not_seen_is_gone() -> None:
    assert split(" 虚构\u3000甲\u200b乙\0") == ["虚构", "甲", "乙"]


@pytest.mark.parametrize("typed", ["2025-0042-2", "2025—0042—2", "２０２５ 0042 2", "202500422"])
def test_a_reference_number_is_known_however_it_is_written(typed: str) -> None:
    assert sought(typed).reference == "2025-0042-2"


def test_part_of_a_reference_number_is_one_word() -> None:
    [word] = sought("0042—2").words
    assert word.reference == "0042-2"


def test_a_code_is_known_by_all_of_it_with_spaces_or_by_its_end() -> None:
    whole = "91310000000000100H"  # the demonstration's, invented
    spaced = " ".join((whole[:4], whole[4:10].lower(), whole[10:]))
    assert sought(spaced).tail == whole
    assert sought(whole[-4:].lower()).words[0].tail == whole[-4:]


@pytest.mark.parametrize("typed", ["A1B", "虚构1234", "ISO9001"])
def test_what_no_code_can_end_with_is_no_end_of_a_code(typed: str) -> None:
    assert sought(typed).tail == ""


def test_an_identity_number_is_known_only_whole_and_by_its_check_digit() -> None:
    assert sought("11010519491231 002x").identity == "11010519491231002X"
    assert sought("110105194912310021").identity == ""
    assert sought("31002X").identity == ""
