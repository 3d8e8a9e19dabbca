"""Is a slip of the pen noticed in a number, and is what was meant understood?"""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from award.application.numbering import print_code, read_print_code, read_reference, reference

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
LEGIBLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.integers(1000, 9999), st.integers(1, 99_999))
def test_a_reference_number_is_read_as_it_was_written(year: int, number: int) -> None:
    assert read_reference(reference(year, number)) == reference(year, number)


@pytest.mark.parametrize("text", ["2025-0042-2", "202500422", " 2025 0042 2", "２０２５－００４２－２", "2025—0042—2"])
def test_a_reference_number_is_understood_however_it_is_typed(text: str) -> None:
    assert read_reference(text) == reference(2025, 42) == "2025-0042-2"


@given(st.integers(1, 99_999), st.data())
def test_a_wrong_digit_is_always_noticed(number: int, data: st.DataObject) -> None:
    digits = reference(2025, number).replace("-", "")
    at = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[at]]))
    assert read_reference(digits[:at] + wrong + digits[at + 1 :]) is None


@pytest.mark.parametrize("text", ["", "abc", "2025-42", "12", "²²²²²²²²²²", "2025-0000-4", "2025-0042-2x"])
def test_what_is_no_reference_number_is_none(text: str) -> None:
    assert read_reference(text) is None


@pytest.mark.parametrize(("year", "number"), [(2025, 0), (2025, -1), (25, 1), (20250, 1)])
def test_a_number_before_the_first_or_a_year_of_other_than_four_digits_is_refused(year: int, number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        reference(year, number)


@given(st.text(max_size=30))
def test_any_text_is_a_number_in_its_one_spelling_or_none(text: str) -> None:
    assert read_reference(text) in (None, read_reference(read_reference(text) or ""))
    assert read_print_code(text) in (None, read_print_code(read_print_code(text) or ""))


@given(DIGESTS)
def test_a_print_code_is_four_groups_of_four_legible_characters(digest: str) -> None:
    groups = print_code(digest).split("-")
    assert [len(group) for group in groups] == [4] * 4
    assert set("".join(groups)) <= set(LEGIBLE)


@given(DIGESTS)
def test_a_print_code_is_understood_however_it_is_typed(digest: str) -> None:
    code = print_code(digest)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_print_code(typed) == read_print_code(code) == code


@given(DIGESTS, st.data())
def test_a_wrong_character_is_always_noticed(digest: str, data: st.DataObject) -> None:
    characters = print_code(digest).replace("-", "")
    at = data.draw(st.integers(0, len(characters) - 1))
    wrong = data.draw(st.sampled_from([one for one in LEGIBLE if one != characters[at]]))
    assert read_print_code(characters[:at] + wrong + characters[at + 1 :]) is None


@given(DIGESTS, DIGESTS)
def test_different_beginnings_of_hashes_have_different_codes(one: str, other: str) -> None:
    assume(int(one, 16) >> 181 != int(other, 16) >> 181)
    assert print_code(one) != print_code(other)
