"""What does one rule find, under every reading?"""

from award.eligibility.outcome import DEPENDS, MET, NOT_MET, UNKNOWN
from award.eligibility.rules import bind
from award.notice.scheme import Scheme
from tests.award.announced import ON, SCHEME, found

DAYS_BEFORE = {"decided_on": "2022-09-20", "label_year": 2021}


def cohort() -> dict[str, list[dict[str, object]]]:
    return {"awards": [{"tier": "gold", "category": "model", **DAYS_BEFORE}]}


def test_the_recommended_readings_say_what_would_follow() -> None:
    finding = found("gold_held", cohort())
    assert finding.outcome is DEPENDS
    assert finding.as_recommended is NOT_MET


def test_a_ruling_takes_the_place_of_the_recommendation() -> None:
    assert found("gold_held", cohort(), award_start="label_year").as_recommended is MET


def test_where_a_reading_has_no_recommendation_it_stays_open() -> None:
    readings = tuple(
        item.model_copy(update={"recommended": None}) if item.id == "window_end" else item
        for item in SCHEME.eligibility.readings
    )
    silent = SCHEME.eligibility.model_copy(update={"readings": readings})
    scheme = Scheme(notice=SCHEME.notice, eligibility=silent, dossier=SCHEME.dossier, criteria=SCHEME.criteria)
    rules = bind(scheme, "mayor_model", on=ON).rules
    finding = next(rule for rule in rules if rule.rule.id == "gold_held").find(found("gold_held", cohort()).facts)
    assert finding.bound.recommended is None
    assert finding.as_recommended is DEPENDS


def test_a_condition_that_nobody_answered_is_what_is_missing() -> None:
    finding = found("branch", {"activity": None})
    assert finding.outcome is UNKNOWN
    assert finding.missing() == ("activity",)


def test_where_a_rule_is_met_or_does_not_apply_nobody_waits_for_a_ruling() -> None:
    met, failed = (found("one_line", {"other_tier_filed": filed}) for filed in (False, True))
    assert (met.mattering(), met.turning()) == (("one_tier",), ())
    assert failed.turning() == ("one_tier",)
    assert found("gold_held", cohort()).turning() == found("gold_held", cohort()).mattering()


def test_readings_that_change_nothing_do_not_matter() -> None:
    assert found("operated", {}).mattering() == ()
    assert set(found("gold_held", cohort()).mattering()) == {"window_end", "award_start", "year_counting"}
