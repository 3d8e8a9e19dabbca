"""Is an answer as required, or an arrangement in force?"""

from datetime import date
from functools import partial

import pytest

from award.eligibility.outcome import JUDGED, MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from tests.award.announced import outcome

cqo = partial(outcome, "cqo")


@pytest.mark.parametrize(
    ("form", "reading", "said"),
    [
        ("own_code", "own_code", MET),
        ("own_code", "legal_persons", NOT_MET),
        ("internal_unit", "own_code", NOT_MET),
        ("internal_unit", "any_unit", MET),
        (None, "own_code", UNKNOWN),
    ],
)
def test_an_answer_is_one_of_those_that_the_reading_admits(form: str | None, reading: str, said: object) -> None:
    assert outcome("organisation", {"unit_form": form}, registered_unit=reading) is said


def test_a_rule_applies_only_where_its_condition_holds() -> None:
    assert outcome("branch", {"activity": "mixed"}) is JUDGED
    assert outcome("branch", {"activity": "business"}) is NOT_APPLICABLE
    assert outcome("branch", {"activity": None}) is UNKNOWN


def test_what_people_judge_is_never_decided() -> None:
    assert outcome("mayor_innovation", {}) is JUDGED


def test_a_chief_quality_officer_appointed_on_the_day_of_filing_is_in_force() -> None:
    filed = {"filed_on": date(2025, 7, 10)}
    assert cqo(filed | {"cqo_appointed_on": date(2025, 7, 10)}, cqo_time="on_filing") is MET
    assert cqo(filed | {"cqo_appointed_on": date(2025, 7, 11)}, cqo_time="on_filing") is NOT_MET


def test_an_arrangement_that_ends_on_the_day_of_filing_is_still_in_force() -> None:
    filed = {"filed_on": date(2025, 7, 10)}
    assert cqo(filed | {"cqo_ended_on": date(2025, 7, 10)}, cqo_time="on_filing") is MET
    assert cqo(filed | {"cqo_ended_on": date(2025, 7, 9)}, cqo_time="on_filing") is NOT_MET
    assert cqo(filed | {"cqo_ended_on": "2025-07"}, cqo_time="on_filing") is UNKNOWN


def test_throughout_five_years_means_from_the_first_day_or_from_the_founding() -> None:
    old = {"established_on": date(2000, 1, 1)}
    assert cqo(old | {"cqo_appointed_on": date(2020, 8, 1)}, cqo_time="throughout") is MET
    assert cqo(old | {"cqo_appointed_on": date(2020, 8, 2)}, cqo_time="throughout") is NOT_MET
    young = {"established_on": date(2022, 3, 1), "cqo_appointed_on": date(2022, 3, 1)}
    assert cqo(young, cqo_time="throughout") is MET


def test_no_chief_quality_officer_is_not_met_on_every_reading() -> None:
    assert cqo({"cqo": False, "cqo_appointed_on": None}) is NOT_MET
    assert cqo({"cqo": None, "cqo_appointed_on": None}) is UNKNOWN
