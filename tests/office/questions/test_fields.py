"""Do form fields and facts say the same, whatever was typed?"""

from datetime import date

import pytest

from award.eligibility.rules import bind
from award.notice.scheme import Scheme
from office.questions.fields import ROWS_AT_MOST, content, posted, row_count
from office.questions.reading import read

ON = date(2025, 6, 16)
ROW = {"awards.1.tier": "gold", "awards.1.decided_on-year": "2022"}
SECOND = {"awards.2.tier": "mayor"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("2022", "9", "2"), "2022-09-02"),
        (("2022", "9", ""), "2022-09"),
        (("2022", "", ""), "2022"),
        (("２０２２", "０９", ""), "2022-09"),
        ((" 2022 ", "", ""), "2022"),
        (("", "", ""), None),
        (("2022", "", "5"), "2022--05"),
        (("", "9", ""), "-09"),
        (("二〇二二", "", ""), "二〇二二"),
    ],
)
def test_a_day_may_be_known_in_part(scheme: Scheme, typed: tuple[str, ...], said: str | None) -> None:
    fields = zip(("year", "month", "day"), typed, strict=True)
    answers = {f"established_on-{part}": value for part, value in fields}
    assert content(scheme.facts["established_on"], answers) == said


@pytest.mark.parametrize(("typed", "said"), [("1,050", "1050"), ("−12．5", "-12.5"), ("１２", "12"), ("many", "many")])
def test_numbers_are_read_as_people_write_them(scheme: Scheme, typed: str, said: str) -> None:
    results = content(scheme.facts["results"], {"results.2020.net_profit": typed})
    assert results == {"2020": {"net_profit": said}}


def test_what_was_typed_is_kept_to_the_letter(scheme: Scheme) -> None:
    typed = {"established_on-year": " 20x2", "established_on-month": "13"}
    assert posted(scheme.facts["established_on"], typed) == typed


def test_fields_that_no_question_has_are_not_kept(scheme: Scheme) -> None:
    forged = {**ROW, "awards.1.nothing": "x", "awards.999.tier": "gold", "admin": "true", "awards.0.tier": "gold"}
    assert set(posted(scheme.facts["awards"], forged)) == {*ROW, "awards.count"}


def test_an_empty_row_is_closed_up(scheme: Scheme) -> None:
    sent = posted(scheme.facts["awards"], {"awards.count": "1", "awards.3.tier": "gold"})
    assert sent == {"awards.count": "1", "awards.1.tier": "gold"}


def test_a_row_is_added_at_the_end_and_one_is_removed_from_the_middle(scheme: Scheme) -> None:
    awards = scheme.facts["awards"]
    more = posted(awards, {**ROW, **SECOND}, "add.awards")
    assert row_count(awards, more) == 3
    fewer = posted(awards, {**ROW, **SECOND}, "remove.awards.1")
    assert fewer == {"awards.count": "1", "awards.1.tier": "mayor"}
    assert posted(awards, SECOND, "remove.awards.2") == {}


def test_rows_have_an_end(scheme: Scheme) -> None:
    awards = scheme.facts["awards"]
    full = {f"awards.{number}.tier": "gold" for number in range(1, 500)}
    assert row_count(awards, posted(awards, full, "add.awards")) == ROWS_AT_MOST


def test_none_some_and_unknown_are_three_answers(scheme: Scheme) -> None:
    awards = scheme.facts["awards"]
    assert content(awards, posted(awards, {"awards.count": "0"})) == []
    assert content(awards, posted(awards, {"awards.count": "1"})) is None
    assert content(awards, posted(awards, {"awards.count": ""})) is None
    assert content(awards, posted(awards, {"awards.count": "", **ROW})) == [{"tier": "gold", "decided_on": "2022"}]


def test_none_beside_rows_is_a_contradiction(scheme: Scheme) -> None:
    answers = posted(scheme.facts["awards"], {"awards.count": "0", **ROW, "awards.1.category": "model"})
    said = read(answers, bind(scheme, "gold_model", on=ON))
    assert [(name, fault.code) for name, fault in said.faults.items()] == [("awards.count", "none_and_rows")]


def test_one_unreadable_answer_leaves_the_others_read(scheme: Scheme) -> None:
    answers = {"name": "虚构", "code": "1", "registered_place": "the moon"}
    said = read(answers, bind(scheme, "gold_model", on=ON))
    assert dict(said.facts.values) == {"name": "虚构"}
    assert set(said.faults) == {"code", "registered_place"}


def test_a_fault_lies_at_the_field_it_was_typed_into(scheme: Scheme) -> None:
    answers = {**ROW, "awards.1.category": "model", "awards.1.published_on-year": "2021", "awards.count": "1"}
    said = read(answers, bind(scheme, "mayor_model", on=ON))
    assert {name: fault.code for name, fault in said.faults.items()} == {"awards.1.published_on": "before"}


def test_an_answer_counts_only_where_its_question_arises(scheme: Scheme) -> None:
    day = {"cqo_appointed_on-year": "2020"}
    assert "cqo_appointed_on" not in read({"cqo": "false", **day}, bind(scheme, "gold_model", on=ON)).facts.values
    assert "cqo_appointed_on" in read({"cqo": "true", **day}, bind(scheme, "gold_model", on=ON)).facts.values


@pytest.mark.parametrize("year", ["0001", "1024", "9999", "2130"])
def test_days_beyond_reckoning_are_refused(scheme: Scheme, year: str) -> None:
    said = read({"filed_on-year": year}, bind(scheme, "gold_model", on=ON))
    assert [fault.code for fault in said.faults.values()] == ["form.date"]
