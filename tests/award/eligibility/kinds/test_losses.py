"""Was there a loss in the years that count?"""

from datetime import date
from functools import partial
from typing import Any

from award.eligibility.outcome import DEPENDS, JUDGED, MET, NOT_MET, UNKNOWN
from tests.award.announced import outcome

STRICT = {
    "loss_years": "since_founding",
    "loss_figure": "net_profit",
    "loss_accounts": "own",
    "policy_loss_reading": "approved_only",
    "nonprofit_loss": "not_applicable",
}
ROLLING = STRICT | {"loss_years": "rolling_months"}
no_loss = partial(outcome, "no_loss")


def results(**years: dict[str, Any]) -> dict[str, Any]:
    """Ten of profit in every year, but for the years given as ``y2021``."""
    plain = {str(year): {"net_profit": 10, "total_profit": 12} for year in range(2020, 2026)}
    return {"results": plain | {year.removeprefix("y"): row for year, row in years.items()}}


LOSS = {"net_profit": -1, "total_profit": -1, "policy_loss": "none"}


def test_a_loss_in_one_of_the_five_years_fails() -> None:
    assert no_loss(results(y2022=LOSS)) is NOT_MET


def test_a_result_of_nothing_is_no_loss() -> None:
    assert no_loss(results(y2022={"net_profit": 0, "total_profit": 0})) is MET


def test_an_organisation_younger_than_five_years_is_tested_for_the_years_it_has_existed() -> None:
    young = results(y2020={}, y2021={}) | {"established_on": date(2022, 3, 1)}
    assert no_loss(young, **STRICT) is MET
    assert no_loss(young, **STRICT | {"loss_years": "all_full_years"}) is NOT_MET
    assert no_loss(young) is DEPENDS


def test_five_full_years_begin_with_the_first_day_of_the_first() -> None:
    full = STRICT | {"loss_years": "all_full_years"}
    assert no_loss({"established_on": date(2020, 1, 1)}, **full) is MET
    assert no_loss({"established_on": date(2020, 1, 2)}, **full) is NOT_MET
    assert no_loss({"established_on": "2020"}, **full) is UNKNOWN


def test_a_loss_in_the_year_of_filing_counts_only_over_rolling_months() -> None:
    assert no_loss(results(y2025=LOSS), **STRICT) is MET
    assert no_loss(results(y2025=LOSS), **ROLLING) is NOT_MET


def test_a_loss_in_the_year_that_counts_in_part_is_looked_up_by_people() -> None:
    assert no_loss(results(y2020=LOSS), **STRICT) is NOT_MET
    assert no_loss(results(y2020=LOSS), **ROLLING) is JUDGED


def test_an_approved_policy_loss_is_for_people() -> None:
    approved = results(y2022=LOSS | {"policy_loss": "approved"})
    assert no_loss(approved) is JUDGED


def test_a_policy_loss_without_approval_depends_on_the_reading() -> None:
    claimed = results(y2022=LOSS | {"policy_loss": "claimed"})
    assert no_loss(claimed, **STRICT) is NOT_MET
    assert no_loss(claimed, **STRICT | {"policy_loss_reading": "any_cause"}) is JUDGED
    assert no_loss(claimed) is DEPENDS


def test_a_loss_whose_cause_nobody_told_is_unknown() -> None:
    assert no_loss(results(y2022={"net_profit": -1, "total_profit": -1})) is UNKNOWN


def test_the_figure_that_is_read_decides() -> None:
    mixed = results(y2022={"net_profit": -1, "total_profit": 1, "policy_loss": "none"})
    assert no_loss(mixed, **STRICT) is NOT_MET
    assert no_loss(mixed, **STRICT | {"loss_figure": "total_profit"}) is MET


def test_consolidated_accounts_count_where_they_are_drawn_up() -> None:
    consolidated = STRICT | {"loss_accounts": "consolidated"}
    group = results(y2022=LOSS | {"consolidated_net_profit": 5}) | {"consolidates": True}
    assert no_loss(group, **STRICT) is NOT_MET
    assert no_loss(group, **consolidated) is UNKNOWN
    assert no_loss(results(y2022=LOSS) | {"consolidates": False}, **consolidated) is NOT_MET


def test_a_hospital_is_spared_or_tested_by_its_surplus() -> None:
    hospital = results(y2022=LOSS) | {"activity": "nonprofit"}
    assert no_loss(hospital, **STRICT) is JUDGED
    assert no_loss(hospital, **STRICT | {"nonprofit_loss": "surplus"}) is NOT_MET


def test_what_does_not_say_what_it_does_may_be_spared() -> None:
    assert no_loss(results(y2022=LOSS) | {"activity": None}, **STRICT) is UNKNOWN
