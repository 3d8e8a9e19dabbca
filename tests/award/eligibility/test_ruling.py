"""What follows from all findings together?"""

from datetime import date
from typing import Any

import pytest

from award.eligibility.outcome import DEPENDS, JUDGED, NOT_MET, UNKNOWN, Verdict
from award.eligibility.ruling import escapes
from tests.award.announced import ON, SCHEME, ruled

HEIR: dict[str, Any] = {
    "succession": "successor",
    "established_on": date(2024, 3, 1),
    "predecessor_established_on": date(2001, 5, 1),
    "cqo_appointed_on": date(2024, 3, 1),
    "awards": [
        {
            "tier": "gold",
            "category": "model",
            "label_year": 2023,
            "decided_on": date(2024, 9, 10),
            "published_on": date(2024, 9, 10),
            "certified_on": date(2024, 9, 10),
            "presented_on": date(2024, 9, 10),
            "holder": "predecessor",
            "same_project": True,
        }
    ],
}


@pytest.mark.parametrize("line", SCHEME.lines)
def test_who_meets_every_rule_on_every_reading_is_eligible(line: str) -> None:
    ruling = ruled(line, {})
    assert ruling.verdict is Verdict.ELIGIBLE
    assert ruling.as_recommended() is Verdict.ELIGIBLE
    assert len(ruling.findings) == len(SCHEME.rules_for(line))


def test_one_rule_that_is_not_met_refuses() -> None:
    ruling = ruled("gold_model", {"registered_place": "elsewhere", "truthful": None})
    assert ruling.verdict is Verdict.NOT_ELIGIBLE
    assert [finding.bound.rule.id for finding in ruling.of(NOT_MET)] == ["registered"]


def test_a_fact_that_is_not_known_leaves_it_incomplete() -> None:
    ruling = ruled("gold_model", {"truthful": None})
    assert ruling.verdict is Verdict.INCOMPLETE
    assert [finding.bound.rule.id for finding in ruling.of(UNKNOWN)] == ["truth_undertaken"]


def test_what_people_judge_never_refuses() -> None:
    ruling = ruled("gold_model", {})
    assert ruling.of(JUDGED)
    assert ruling.verdict is Verdict.ELIGIBLE


def test_an_heir_too_young_alone_and_barred_as_heir_is_not_eligible_on_any_joint_reading() -> None:
    ruling = ruled("gold_model", HEIR)
    assert {"operated", "not_won_again"} <= {finding.bound.rule.id for finding in ruling.of(DEPENDS)}
    assert ruling.verdict is Verdict.NOT_ELIGIBLE


def test_an_heir_that_would_be_old_enough_by_itself_depends_on_whether_the_burden_is_inherited() -> None:
    ruling = ruled("gold_model", HEIR | {"established_on": date(2010, 1, 1), "cqo_appointed_on": date(2015, 1, 1)})
    assert ruling.verdict is Verdict.DEPENDS


@pytest.mark.parametrize("successors", ["own", "linked"])
def test_either_ruling_on_successors_refuses_the_young_heir_of_a_recent_winner(successors: str) -> None:
    assert ruled("gold_model", HEIR, successors=successors).verdict is Verdict.NOT_ELIGIBLE


def test_findings_that_share_no_reading_leave_every_escape_open() -> None:
    ruling = ruled("gold_model", {"unit_form": "internal_unit", "other_tier_filed": True})
    assert len(ruling.of(DEPENDS)) == 2
    assert escapes(ruling.of(DEPENDS))


def test_a_ruling_on_every_open_reading_as_recommended_gives_what_was_foretold() -> None:
    facts = {"awards": [{"tier": "gold", "category": "model", "label_year": 2021, "decided_on": date(2022, 9, 20)}]}
    free = ruled("mayor_model", facts, on=ON)
    recommended = {item.id: item.recommended for item in SCHEME.eligibility.readings if item.recommended}
    assert free.verdict is Verdict.DEPENDS
    assert ruled("mayor_model", facts, on=ON, **recommended).verdict is free.as_recommended() is Verdict.NOT_ELIGIBLE
