"""Is a search read as it was meant, and is told whatever of an address is none?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.intake.searching import MOST_KEPT, Known, Search, keepable, read_search, recorded

KNOWN = Known(
    stages=("draft", "submitted"),
    lines=("gold", "mayor"),
    readings=("window_end",),
    rules=("posted",),
    features={"district": ("pudong", "huangpu")},
)


def read(**said: str | list[str]) -> tuple[Search, list[tuple[str, str]]]:
    given = {name: [value] if isinstance(value, str) else value for name, value in said.items()}
    search, faults = read_search(given, KNOWN)
    return search, [(fault.key, fault.code) for fault in faults]


def test_what_a_form_left_empty_says_nothing() -> None:
    search, faults = read(q=" ", stage="", filed_from="", sort="")
    assert search == Search()
    assert search.everything
    assert faults == []


def test_of_one_parameter_any_value_may_hold_and_of_several_all() -> None:
    search, faults = read(stage=["submitted", "draft", "draft"], finding="posted.not_met", district="not_said")
    assert faults == []
    assert search.chosen == {
        "stage": ("draft", "submitted"),
        "finding": ("posted.not_met",),
        "district": ("not_said",),
    }


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"colour": "red"}, ("colour", "unknown_key")),
        ({"stge": "draft"}, ("stge", "unknown_key_near")),
        ({"stage": "drafts"}, ("stage", "unknown_key_near")),
        ({"todo": "虚构"}, ("todo", "unknown_key")),
        ({"sort": "-filed"}, ("sort", "unknown_key")),
        ({"q": ["甲", "乙"]}, ("q", "search.twice")),
        ({"q": "——"}, ("q", "search.word_empty")),
        ({"q": "虚" * 101}, ("q", "search.words_long")),
        ({"q": "甲 " * 9}, ("q", "search.words_many")),
        ({"filed_from": "2025-02-30"}, ("filed_from", "search.no_day")),
        ({"filed_from": "2025-07-02", "filed_to": "2025/07/01"}, ("filed_to", "search.days_reversed")),
    ],
)
def test_what_is_no_search_is_told_with_its_place(said: dict[str, str], told: tuple[str, str]) -> None:
    _, faults = read(**said)
    assert [(key, code.replace("unknown_key_near", "unknown_key")) for key, code in faults] == [
        (told[0], told[1].replace("unknown_key_near", "unknown_key"))
    ]


def test_all_faults_are_told_at_once() -> None:
    _, faults = read(colour="red", stage="none", filed_to="soon")
    assert {key for key, _ in faults} == {"colour", "stage", "filed_to"}


VALUES = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.lists(st.sampled_from(values), max_size=3) for name, values in KNOWN.choices.items()},
        "q": st.lists(st.text("甲乙 ab12-"), max_size=1),
        "filed_from": st.lists(st.dates(date(2025, 1, 1), date(2025, 12, 31)).map(str), max_size=1),
        "sort": st.lists(st.sampled_from(["name", "name_back", "filed_back", "stage"]), max_size=1),
    },
)


@given(VALUES)
def test_a_search_written_as_an_address_is_the_same_search(said: dict[str, list[str]]) -> None:
    search, faults = read_search(said, KNOWN)
    if not faults:
        again: dict[str, list[str]] = {}
        for name, value in search.pairs:
            again.setdefault(name, []).append(value)
        assert read_search(again, KNOWN) == (search, ())


def test_a_search_is_kept_under_a_name_and_not_without() -> None:
    search, _ = read(stage="draft")
    assert keepable("待办", search, 0) is None
    refusals = [
        keepable(" ", search, 0),
        keepable("名" * 81, search, 0),
        keepable("名\0", search, 0),
        keepable("甲", search, MOST_KEPT),
    ]
    assert [refused and refused.code for refused in refusals] == [
        *("search.name_missing", "search.name_long", "character", "search.too_many"),
    ]


def test_an_identity_number_is_not_kept_in_a_search() -> None:
    search, _ = read(q="11010519491231002X")
    refused = keepable("甲", search, 0)
    assert refused is not None
    assert refused.code == "search.identity_number"


def test_a_search_too_long_to_be_kept_is_refused() -> None:
    known = Known((), (), tuple(f"reading_of_a_long_name_{number}" for number in range(40)), (), {})
    search, _ = read_search({"turns_on": list(known.readings)}, known)
    refused = keepable("甲", search, 0)
    assert refused is not None
    assert refused.code == "search.too_long"


def test_the_ledger_hears_the_conditions_and_of_words_only_that_there_were_some() -> None:
    search, _ = read(q="虚构的人名", stage=["draft", "submitted"], filed_to="2025-07-31", sort="name_back")
    assert recorded(search) == {
        "by_stage": "draft+submitted",
        "filed_to": "2025-07-31",
        "sort": "name_back",
        "words": "yes",
    }
    assert recorded(Search()) == {"sort": "filed_back"}


def test_conditions_that_an_entry_has_no_room_for_are_counted_in_it() -> None:
    known = Known((), tuple(f"line_{number}" for number in range(40)), (), (), {})
    search, _ = read_search({"line": list(known.lines)}, known)
    assert recorded(search)["by_line"] == "40"
