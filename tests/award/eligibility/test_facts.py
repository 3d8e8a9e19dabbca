"""What does the applicant say of itself, and can it be read?"""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from award.eligibility.facts import Facts, read_facts
from award.vocabulary.days import span
from award.vocabulary.fault import Fault, Faulty
from tests.award.announced import ON, SCHEME


def read(content: dict[str, Any]) -> Facts:
    return read_facts(content, SCHEME, on=ON, file="facts.toml")


def faults(content: dict[str, Any]) -> list[Fault]:
    with pytest.raises(Faulty) as faulty:
        read(content)
    return list(faulty.value.faults)


def fault(**facts: Any) -> Fault:
    found = faults({"facts": facts})
    assert len(found) == 1
    return found[0]


def test_every_form_is_read_as_what_it_means() -> None:
    said = {
        "name": " 虚构有限公司 ",
        "code": "913100000000002007",
        "unit_form": "legal_person",
        "established_on": "2010-05",
        "cqo": True,
        "filed_time": "16:30",
        "results": {"2020": {"net_profit": -1.5}},
        "events": [],
    }
    values = read({"line": "gold_model", "facts": said}).values
    assert values["name"] == "虚构有限公司"
    assert values["established_on"] == span("2010-05")
    assert values["results"] == {2020: {"net_profit": Decimal("-1.5")}}
    assert values["events"] == ()
    assert values["filed_time"] == "16:30"


def test_a_time_may_be_written_as_toml_writes_it() -> None:
    assert read({"facts": {"filed_time": time(9, 5)}}).values == {"filed_time": "09:05"}


def test_what_is_not_said_is_not_known() -> None:
    assert read({"facts": {}}).values == {}


def test_all_faults_come_at_once_each_with_its_place() -> None:
    found = faults(
        {
            "line": "gold",
            "facts": {
                "registered_plce": "shanghai",
                "cqo": "yes",
                "awards": [{"tier": "gold", "category": "model"}, {"tier": "silver", "decidedon": "2022"}],
                "results": {"2019": {}, "2020": {"net_profit": "many"}},
            },
        }
    )
    assert [item.key for item in found] == [
        "line",
        "facts.registered_plce",
        "facts.cqo",
        "facts.awards[2].tier",
        "facts.awards[2].decidedon",
        "facts.awards[2].category",
        "facts.results.2019",
        "facts.results.2020.net_profit",
    ]


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    found = fault(established="2010")
    assert (found.code, found.params["nearest"]) == ("unknown_key_near", "established_on")


def test_an_unknown_key_like_no_other_names_them_all() -> None:
    found = fault(zzzz=1)
    assert found.code == "unknown_key"
    assert "established_on" in found.params["expected"]


def test_a_fact_outside_the_table_of_facts_is_shown_its_place() -> None:
    found = faults({"cqo": True, "facts": {}})
    assert [(item.key, item.params["nearest"]) for item in found] == [("cqo", "facts.cqo")]


def test_what_has_already_happened_cannot_lie_in_the_future() -> None:
    found = fault(established_on=date(2025, 7, 16))
    assert (found.code, found.params["on"], found.found) == ("future", "2025-07-15", "2025-07-16")
    assert read({"facts": {"established_on": date(2025, 7, 15)}}).values


def test_a_year_that_has_begun_is_not_in_the_future() -> None:
    assert read({"facts": {"established_on": "2025"}}).values["established_on"] == span("2025")


def test_a_day_still_to_come_may_be_planned_where_the_question_says_so() -> None:
    assert read({"facts": {"filed_on": date(2025, 7, 30)}}).values


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("913100000000002008", "code.InvalidChecksum"),
        ("91310000", "code.InvalidLength"),
        ("91310000000000200I", "code.InvalidFormat"),
        ("", "code.InvalidLength"),
        (91310000, "code.InvalidLength"),
    ],
)
def test_a_credit_code_says_what_is_wrong_with_it(code: object, reason: str) -> None:
    assert fault(code=code).code == reason


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("name", "  ", "form.text"),
        ("name", 3, "form.text"),
        ("established_on", "20100501", "form.date"),
        ("established_on", "2010-02-30", "form.date"),
        ("established_on", True, "form.date"),
        ("filed_time", "25:00", "form.time"),
        ("filed_time", 16, "form.time"),
        ("cqo", 1, "form.flag"),
        ("unit_form", "company", "form.choice"),
        ("unit_form", ["legal_person"], "form.choice"),
        ("awards", {}, "form.list"),
        ("awards", ["gold"], "form.table"),
        ("results", [], "form.table"),
        ("results", {"2020": 3}, "form.table"),
    ],
)
def test_a_value_of_another_form_is_refused(fact: str, value: object, code: str) -> None:
    assert fault(**{fact: value}).code == code


@pytest.mark.parametrize("number", ["nan", "inf", "1,5", True, None])
def test_a_number_is_a_number(number: object) -> None:
    assert fault(results={"2020": {"net_profit": number}}).code == "form.number"


def test_a_row_whose_days_are_the_wrong_way_round_is_refused() -> None:
    found = fault(jobs=[{"from": "2020", "to": "2019-12"}])
    assert (found.key, found.code) == ("facts.jobs[1].to", "before")
    assert read({"facts": {"jobs": [{"from": "2020", "to": "2020-03"}]}}).values


def test_facts_for_another_scheme_are_refused() -> None:
    assert [item.code for item in faults({"scheme": "other", "facts": {}})] == ["other_scheme"]


@pytest.mark.parametrize(("content", "code"), [({}, "form.missing"), ({"facts": 3}, "form.table")])
def test_a_file_without_facts_is_refused(content: dict[str, Any], code: str) -> None:
    assert [item.code for item in faults(content)] == [code]


def test_a_row_that_says_nothing_means_what_the_scheme_says_it_means() -> None:
    award = {"tier": "gold", "category": "model"}
    assert [row["holder"] for row in read({"facts": {"awards": [award]}}).values["awards"]] == ["own"]
