"""Do the two versions come back from what is said to differ, and is nothing said of what does not?"""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.application.answers import PartAnswers
from award.application.difference import Change, Piece, RowChange, difference, pieces
from award.application.dossier import read_part
from tests.award.application.dossiers import PARTS, a_file, answered

PART = PARTS["internal_posting_proof"]
SENTENCES = st.lists(st.sampled_from(["虚构。", "示例!", "甲\n", "One. ", "two", "", "。", "\n\n"]), max_size=8).map(
    "".join
)


def change(before: dict[str, Any], after: dict[str, Any]) -> Change:
    (found,) = difference(PART, read_part(before, PART), read_part(after, PART))
    return found


@given(SENTENCES | st.text(max_size=40), SENTENCES | st.text(max_size=40))
def test_both_texts_come_back_from_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "added") == before
    assert "".join(piece.text for piece in found if piece.kind != "removed") == after
    assert all(piece.text for piece in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


def test_a_word_changed_in_a_long_text_is_found_in_its_place() -> None:
    text = "虚构的一句话。" * 2_000
    assert pieces(text + "有异议。" + text, text + "无异议。" + text) == (
        Piece("same", text),
        Piece("removed", "有"),
        Piece("added", "无"),
        Piece("same", "异议。" + text),
    )


def test_long_texts_without_any_sentence_in_common_are_not_compared_letter_by_letter() -> None:
    before, after = "甲" * 30_000, "甲乙" * 15_000
    assert pieces(before, after) == (Piece("removed", before), Piece("added", after))


@given(answered(PART), answered(PART))
def test_only_what_differs_is_told(before: PartAnswers, after: PartAnswers) -> None:
    found = difference(PART, before, after)
    asked = [question.id for question in PART.questions]
    assert [item.question for item in found] == [name for name in asked if before.get(name) != after.get(name)]
    assert difference(PART, before, before) == ()


@given(answered(PART), answered(PART))
def test_rows_and_files_are_as_many_as_came_and_went(before: PartAnswers, after: PartAnswers) -> None:
    for item in difference(PART, before, after):
        gain = sum((row.after is not None) - (row.before is not None) for row in item.rows)
        gain += sum((file.after is not None) - (file.before is not None) for file in item.files)
        if item.question != "posting_outcome":
            assert gain == sum(1 for _ in item.after or ()) - sum(1 for _ in item.before or ())  # type: ignore[union-attr]  # only tables and files are left


ROWS = [{"unit": "甲"}, {"unit": "乙"}, {"unit": "丙"}]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([ROWS[0], ROWS[2]], [RowChange(2, ROWS[1], None)]),
        ([*ROWS, {"unit": "丁"}], [RowChange(4, None, {"unit": "丁"})]),
        ([ROWS[0], {"unit": "乙", "place": "虚构"}, ROWS[2]], [RowChange(2, ROWS[1], {"unit": "乙", "place": "虚构"})]),
    ],
)
def test_a_row_is_removed_added_or_changed(after: list[Any], expected: list[RowChange]) -> None:
    assert list(change({"posting_record": ROWS}, {"posting_record": after}).rows) == expected


def test_a_file_that_only_bears_another_name_is_the_same_file() -> None:
    before = [a_file("甲.pdf", "a"), a_file("乙.pdf", "b"), a_file("丙.pdf", "c")]
    after = [a_file("丁.pdf", "a"), a_file("丙.pdf", "c"), a_file("戊.pdf", "d")]
    told = change({"posting_files": before}, {"posting_files": after}).files
    names = [(file.before and file.before.name, file.after and file.after.name) for file in told]
    assert names == [("甲.pdf", "丁.pdf"), ("乙.pdf", None), (None, "戊.pdf")]


def test_an_answer_that_comes_or_goes_is_added_or_removed_as_a_whole() -> None:
    assert change({}, {"posting_outcome": "无异议"}).pieces == (Piece("added", "无异议"),)
    assert change({"posting_outcome": "无异议"}, {}).after is None
