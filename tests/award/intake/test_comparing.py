"""Is what is declared set beside what is held, so that what is held counts and what contradicts is told?"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.eligibility.facts import Facts, read_facts
from award.intake.comparing import (
    AnsweredRow,
    Compared,
    Contradiction,
    HeldRow,
    Holdings,
    compared,
    read,
    written,
)
from award.vocabulary.days import span
from tests.award.announced import ON, SCHEME, answer

GOLD = {"tier": "gold", "category": "model", "label_year": "2021"}


def declared(**facts: Any) -> Facts:
    return read_facts({"facts": facts}, SCHEME, on=ON)


def held(number_matches: bool = True, predecessor: bool = False, same: bool | None = None, **said: str) -> HeldRow:
    return HeldRow("past_awards", "1/2", "虚构精工", number_matches, predecessor, {**GOLD, **said}, same)


def compare(
    facts: Facts, *rows: HeldRow, imported: tuple[str, ...] = ("past_awards",), linked: bool = False
) -> Compared:
    return compared(SCHEME, facts, Holdings(rows, (), imported, linked), on=ON)


def codes(found: Compared) -> list[str]:
    return [one.code for one in found.contradictions]


def test_where_nothing_was_imported_everything_is_as_declared() -> None:
    facts = declared(awards=[GOLD])
    assert compared(SCHEME, facts, Holdings(), on=ON) == Compared(facts, ())


def test_what_is_declared_and_held_alike_contradicts_nothing_and_knows_all_that_either_knows() -> None:
    found = compare(declared(awards=[{**GOLD, "same_project": True}]), held(decided_on="2022-09-20"))
    assert found.contradictions == ()
    [row] = found.facts.values["awards"]
    assert row["same_project"] is True
    assert row["decided_on"] == span("2022-09-20")


def test_what_is_held_and_not_declared_counts_and_is_told() -> None:
    found = compare(declared(awards=[]), held())
    assert codes(found) == ["held_not_declared"]
    assert [row["tier"] for row in found.facts.values["awards"]] == ["gold"]
    assert found.contradictions[0].row == "1/2"


def test_what_is_declared_and_not_held_stands_and_is_told() -> None:
    facts = declared(awards=[GOLD])
    found = compare(facts)
    assert codes(found) == ["declared_not_held"]
    assert found.facts == facts


def test_from_a_register_that_is_not_complete_nothing_follows_where_nothing_is_held() -> None:
    facts = declared(district_filings=[{"by": "own", "filed_on": "2025-05-06", "state": "filed"}])
    assert compare(facts, imported=("district_filings",)).contradictions == ()


def test_a_cell_that_is_held_otherwise_counts_as_held_and_is_told_with_both() -> None:
    found = compare(declared(awards=[{**GOLD, "decided_on": "2020-09-20"}]), held(decided_on="2022-09-20"))
    assert codes(found) == ["differs"]
    assert found.contradictions[0].params == {"column": "decided_on", "declared": "2020-09-20", "held": "2022-09-20"}
    assert found.facts.values["awards"][0]["decided_on"] == span("2022-09-20")


def test_a_day_known_in_part_contradicts_no_day_within_it_and_the_narrower_counts() -> None:
    found = compare(declared(awards=[{**GOLD, "decided_on": "2022-09-20"}]), held(decided_on="2022"))
    assert found.contradictions == ()
    assert found.facts.values["awards"][0]["decided_on"] == span("2022-09-20")


def test_a_predecessors_award_is_held_as_such() -> None:
    found = compare(declared(awards=[]), held(predecessor=True), linked=True)
    assert [row["holder"] for row in found.facts.values["awards"]] == ["predecessor"]


def test_an_award_declared_as_ones_own_that_a_predecessor_won_is_told() -> None:
    found = compare(declared(awards=[GOLD]), held(predecessor=True), linked=True)
    assert [(one.code, one.params["column"]) for one in found.contradictions] == [("differs", "holder")]


@pytest.mark.parametrize(("linked", "code"), [(False, "predecessor_not_linked"), (True, "declared_not_held")])
def test_a_predecessors_award_that_is_not_held_says_whether_anyone_is_linked(linked: bool, code: str) -> None:
    assert codes(compare(declared(awards=[{**GOLD, "holder": "predecessor"}]), linked=linked)) == [code]


def test_a_row_that_matches_by_name_alone_counts_for_nothing_until_people_say_so() -> None:
    facts = declared(awards=[])
    found = compare(facts, held(number_matches=False))
    assert codes(found) == ["by_name"]
    assert found.facts == facts


def test_once_people_said_that_it_is_the_same_it_counts() -> None:
    found = compare(declared(awards=[]), held(number_matches=False, same=True))
    assert codes(found) == ["held_not_declared"]


def test_once_people_said_that_it_is_another_it_is_nothing() -> None:
    assert compare(declared(awards=[]), held(number_matches=False, same=False)).contradictions == ()


def test_what_is_declared_and_perhaps_held_by_name_is_not_called_missing() -> None:
    assert codes(compare(declared(awards=[GOLD]), held(number_matches=False))) == ["by_name"]


def test_a_record_without_a_number_of_what_is_held_with_one_is_no_second_thing() -> None:
    assert compare(declared(awards=[GOLD]), held(), held(number_matches=False)).contradictions == ()


def test_several_awards_find_each_their_own() -> None:
    facts = declared(awards=[{**GOLD, "label_year": 2016}, {"tier": "gold", "category": "model", "decided_on": "2022"}])
    found = compare(facts, held(decided_on="2022-09-20"), held(label_year="2016", decided_on="2017-01-05"))
    assert found.contradictions == ()
    assert [str(row["label_year"]) for row in found.facts.values["awards"]] == ["2016", "2021"]


def test_what_an_authority_answered_counts_and_is_told() -> None:
    event = {"class": "safety", "grade": "major", "on": "2024-03-01"}
    said = Holdings(answered=[AnsweredRow("emergency_management", "events", event)])
    found = compared(SCHEME, declared(events=[]), said, on=ON)
    assert codes(found) == ["answered_not_declared"]
    assert found.contradictions[0].register == "emergency_management"
    assert [row["grade"] for row in found.facts.values["events"]] == ["major"]


def test_what_an_authority_determined_counts_before_what_was_declared() -> None:
    said = AnsweredRow("emergency_management", "events", {"class": "safety", "grade": "major", "on": "2024-03-01"})
    facts = declared(events=[{"class": "safety", "grade": "larger", "on": "2024-03"}])
    found = compared(SCHEME, facts, Holdings(answered=[said]), on=ON)
    assert [(one.code, one.params["column"]) for one in found.contradictions] == [("answered_differs", "grade")]
    assert found.facts.values["events"][0]["grade"] == "major"


HELD = st.builds(
    held,
    number_matches=st.booleans(),
    predecessor=st.booleans(),
    same=st.sampled_from([None, True, False]),
    tier=st.sampled_from(["gold", "mayor"]),
    label_year=st.sampled_from(["2010", "2016", "2021"]),
    decided_on=st.sampled_from(["2011", "2017-01-05", "2022-09-20"]),
)
DECLARED = st.fixed_dictionaries({"awards": answer(SCHEME.facts["awards"])})


@given(DECLARED, st.lists(HELD, max_size=5))
def test_nothing_that_is_declared_is_lost_and_all_that_is_held_counts_once(
    values: dict[str, Any], rows: list[HeldRow]
) -> None:
    found = compare(Facts(values), *rows)
    count = sum(1 for row in rows if row.number_matches or row.same)
    total = len(found.facts.values["awards"])
    assert max(len(values["awards"]), count) <= total <= len(values["awards"]) + count
    assert sum(one.code == "held_not_declared" for one in found.contradictions) == total - len(values["awards"])


@given(DECLARED, st.lists(HELD, max_size=5))
def test_what_was_put_among_the_facts_is_found_there_again(values: dict[str, Any], rows: list[HeldRow]) -> None:
    counted = [row for row in rows if row.number_matches or row.same]
    once = compare(Facts(values), *counted, linked=True)
    again = compare(once.facts, *counted, linked=True)
    assert not {"held_not_declared", "differs"} & set(codes(again)) or len(once.facts.values["awards"]) != len(counted)
    assert len(again.facts.values["awards"]) == len(once.facts.values["awards"])


@given(DECLARED, st.lists(HELD.filter(lambda row: not row.number_matches and not row.same), max_size=5))
def test_likeness_of_names_changes_no_fact(values: dict[str, Any], rows: list[HeldRow]) -> None:
    assert compare(Facts(values), *rows).facts == Facts(values)


@given(DECLARED, st.lists(HELD, max_size=4))
def test_a_contradiction_is_read_back_from_json_as_it_was(values: dict[str, Any], rows: list[HeldRow]) -> None:
    for one in compare(Facts(values), *rows).contradictions:
        back = read(json.loads(json.dumps(written(one))))
        assert isinstance(back, Contradiction)
        assert written(back) == written(one)
