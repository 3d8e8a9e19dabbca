"""Do two people's changes to one part stand side by side, and is none of them overwritten unseen?"""

from hypothesis import given
from hypothesis import strategies as st

from award.application.merging import merged

SAID = st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyz"))


def test_changes_to_different_answers_both_stand() -> None:
    found = merged({"a": "x", "b": "x"}, {"a": "y", "b": "x"}, {"a": "x", "b": "z", "c": "z"})
    assert found == ({"a": "y", "b": "z", "c": "z"}, ())


def test_an_answer_that_both_changed_is_contested_and_stays_as_i_wrote_it() -> None:
    assert merged({"a": "x"}, {"a": "y"}, {"a": "z"}) == ({"a": "z"}, ("a",))
    assert merged({"a": "x"}, {"a": "y"}, {}) == ({}, ("a",))
    assert merged({"a": "x"}, {}, {"a": "z"}) == ({"a": "z"}, ("a",))


@given(before=SAID, theirs=SAID, mine=SAID)
def test_whoever_changed_nothing_gives_way(
    before: dict[str, str], theirs: dict[str, str], mine: dict[str, str]
) -> None:
    assert merged(before, theirs, before) == (theirs, ())
    assert merged(before, before, mine) == (mine, ())
    assert merged(before, mine, mine) == (mine, ())


@given(before=SAID, theirs=SAID, mine=SAID)
def test_a_change_of_theirs_is_gone_only_where_it_is_said_to_be_contested(
    before: dict[str, str], theirs: dict[str, str], mine: dict[str, str]
) -> None:
    found = merged(before, theirs, mine)
    lost = {q for q in "abc" if theirs.get(q) != before.get(q) and found.answers.get(q) != theirs.get(q)}
    assert lost <= set(found.contested)
