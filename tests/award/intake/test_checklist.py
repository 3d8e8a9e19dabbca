"""What is there to be looked at, and does what people said of it stand?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.application.snapshot import plain
from award.eligibility.facts import read_facts
from award.eligibility.rules import bind
from award.intake.checklist import FINDING, FORM, Item, ItemState, Said, items, sayable, settle
from award.notice.intake import Eyes
from award.notice.text import Words
from tests.award.announced import ON, SCHEME, sound
from tests.award.application.dossiers import complete

LINE = "mayor_model"
TITLE = Words(zh="虚构的一项", en="an invented item")
AT = datetime(2025, 7, 15, tzinfo=UTC)
EYES = Eyes(form=1, confirmed=1, overruled=2, failed=2, source="practice")


def item(computed: str = "met", sort: str = FINDING) -> Item:
    return Item(sort, "one", TITLE, ("S2-1",), "" if sort == FORM else computed, "a" * 64)


def said(by: int, says: str, of: Item, minutes: int = 0) -> Said:
    return Said(by, says, of.computed, of.basis, AT + timedelta(minutes=minutes))


def whole(line: str = LINE, **changed: object) -> tuple[Item, ...]:
    facts = plain(sound(line)) | changed
    ruling = bind(SCHEME, line, on=ON).rule_on(read_facts({"facts": facts}, SCHEME, on=ON))
    return items(SCHEME, ruling, {"answers": complete(line), "facts": facts})


def test_form_comes_first_and_every_finding_follows_in_the_order_of_the_rules() -> None:
    found = whole()
    form = [one.id for one in found if one.sort == FORM]
    assert form == [one.id for one in SCHEME.intake.form_for("organisation", LINE)]
    assert [one.id for one in found if one.sort == FINDING] == [rule.id for rule in SCHEME.rules_for(LINE)]


def test_what_a_finding_rests_on_is_its_basis_and_nothing_else_is() -> None:
    before = {one.id: one.basis for one in whole()}
    after = {one.id: one.basis for one in whole(cqo_appointed_on="2018-03-02")}
    assert {name for name in before if before[name] != after[name]} == {"cqo"}


def test_another_persons_last_word_counts_and_an_own_earlier_one_does_not() -> None:
    one = item()
    found = settle(one, [said(1, "not_met", one), said(1, "met", one, 1)], EYES)
    assert (found.state, found.says, len(found.standing)) == (ItemState.SETTLED, "met", 1)


@pytest.mark.parametrize(
    ("computed", "says", "people", "state"),
    [
        ("met", "met", 1, ItemState.SETTLED),
        ("judged", "met", 1, ItemState.SETTLED),
        ("met", "not_met", 1, ItemState.SECOND),
        ("met", "not_met", 2, ItemState.SETTLED),
        ("not_met", "met", 1, ItemState.SECOND),
        ("not_met", "met", 2, ItemState.SETTLED),
        ("not_met", "not_met", 1, ItemState.SECOND),
        ("unknown", "met", 1, ItemState.SECOND),
    ],
)
def test_as_many_must_say_the_same_as_the_scheme_asks(computed: str, says: str, people: int, state: ItemState) -> None:
    one = item(computed)
    assert settle(one, [said(number, says, one, number) for number in range(people)], EYES).state is state


def test_people_who_differ_settle_nothing() -> None:
    one = item()
    assert settle(one, [said(1, "met", one), said(2, "not_met", one, 1)], EYES).state is ItemState.DISPUTED


def test_what_was_said_upon_something_else_has_lapsed() -> None:
    one = item()
    for other in (replace(one, basis="b" * 64), replace(one, computed="not_met")):
        found = settle(one, [said(1, "met", other)], EYES)
        assert (found.state, len(found.lapsed)) == (ItemState.OPEN, 1)


@pytest.mark.parametrize(
    ("computed", "says", "reason", "evidence", "code"),
    [
        ("met", "met", "", "", None),
        ("met", "perhaps", "", "", "judgement_missing"),
        ("not_applicable", "met", "", "", "judgement_not_asked"),
        ("depends", "not_met", "因为", "看过", "reading_open"),
        ("depends", "met", "因为", "看过", "reading_open"),
        ("met", "not_met", "", "看过", "judgement_without_reason"),
        ("not_met", "met", "因为", "", "judgement_without_evidence"),
        ("judged", "met", "", "", "judgement_without_evidence"),
        ("judged", "met", "", "看过", None),
        ("unknown", "met", "因为", "看过", None),
        ("met", "met", "长" * 4001, "", "judgement_too_long"),
        ("met", "met", "", "看\0过", "character"),
    ],
)
def test_whoever_says_otherwise_says_why_and_from_what(
    computed: str, says: str, reason: str, evidence: str, code: str | None
) -> None:
    refused = sayable(item(computed), says, reason=reason, evidence=evidence)
    assert (refused and refused.code) == code
    assert refused is None or refused.clauses == ("S2-1",)


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["met", "not_met"])), max_size=8))
def test_nothing_is_settled_but_by_people_who_agree(words: list[tuple[int, str]]) -> None:
    one = item()
    found = settle(one, [said(by, says, one, number) for number, (by, says) in enumerate(words)], EYES)
    last = dict(words)
    if found.state is ItemState.SETTLED:
        assert set(last.values()) == {found.says}
        assert len(last) >= found.needed


def test_merit_is_left_to_those_who_assess() -> None:
    left = {one.id for one in whole() if one.left}
    assert {"mayor_quality_culture", "mayor_renown"} <= left
    assert not any(one.asked for one in whole() if one.left)
    assert {one.id for one in whole() if one.computed == "judged" and one.asked} >= {"credit_record", "materials_true"}
