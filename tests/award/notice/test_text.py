"""Can every statement be quoted by its mark?"""

from hypothesis import given
from hypothesis import strategies as st

from award.notice.text import segments, statements

WORDS = st.text(alphabet="申报组织，。A b", max_size=8)
PARAGRAPHS = st.lists(st.one_of(WORDS, st.sampled_from(["〔S1-1〕", "〔S2-12a〕", "〔S2-36a-e〕"])), max_size=8).map(
    "".join
)


@given(text=PARAGRAPHS)
def test_nothing_is_lost_between_the_marks(text: str) -> None:
    pieces = list(segments(text))
    assert "".join(words + (f"〔{mark}〕" if mark else "") for words, mark in pieces) == text
    assert [mark for _, mark in pieces[:-1] if mark is None] == []


def test_a_statement_ends_at_its_mark_and_is_quoted_without_what_joins_it() -> None:
    text = "符合条件〔S2-1〕，并且，成立3年以上〔S2-2〕。"
    assert statements(text) == {"S2-1": "符合条件", "S2-2": "并且，成立3年以上"}


def test_words_without_a_mark_are_no_statement() -> None:
    assert statements("附件：申报表") == {}
