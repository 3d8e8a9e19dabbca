"""Is a scheme well-formed? All that is wrong with its files, at once."""

from datetime import date

import pytest

from award.notice.checking import FILES, OPTIONAL, read_rulings, read_scheme
from award.vocabulary.fault import Fault, Faulty
from tests.award.announced import SCHEME, TEXTS, WORDINGS


def faults(**changed: tuple[str, str]) -> list[Fault]:
    """What is wrong where, in each file, one text is replaced by another."""
    texts = dict(TEXTS)
    for file, (old, new) in changed.items():
        assert old in texts[f"{file}.toml"]
        texts[f"{file}.toml"] = texts[f"{file}.toml"].replace(old, new, 1)
    with pytest.raises(Faulty) as faulty:
        read_scheme(texts)
    return list(faulty.value.faults)


def places(**changed: tuple[str, str]) -> list[tuple[str, str]]:
    return [(fault.key, fault.code) for fault in faults(**changed)]


def test_the_scheme_as_announced_is_well_formed() -> None:
    assert read_scheme(TEXTS) == SCHEME


def test_every_missing_file_is_named() -> None:
    with pytest.raises(Faulty) as faulty:
        read_scheme({})
    needed = [name for name in FILES if name not in OPTIONAL]
    assert [(fault.file, fault.code) for fault in faulty.value.faults] == [(name, "missing_file") for name in needed]


def test_a_scheme_need_not_say_how_it_receives() -> None:
    without = read_scheme({name: text for name, text in TEXTS.items() if name not in OPTIONAL})
    assert without.intake.form == ()


def test_an_intake_file_that_refers_to_nothing_is_told_where() -> None:
    found = places(
        intake=('rules = ["no_major_accident", "work_safety"]', 'rules = ["no_minor_accident", "work_safety"]'),
    )
    assert found == [("authorities.emergency_management.rules", "unknown_reference")]


def test_faults_of_every_file_come_at_once() -> None:
    found = faults(notice=("on = 2025-07-31", "on = 2025-07-32"), eligibility=("years = 3", 'years = "three"'))
    assert (found[0].file, found[0].code) == ("notice.toml", "not_toml")
    assert {fault.file for fault in found} == {"notice.toml", "eligibility.toml"}


def test_a_kind_of_rule_that_does_not_exist_names_those_that_do() -> None:
    (found,) = faults(eligibility=('kind = "held_award"', 'kind = "held_awards"'))
    assert found.code == "form.union_tag_invalid"
    assert "not_won_within" in found.params["expected_tags"]


def test_a_key_that_does_not_exist_is_refused_at_its_place() -> None:
    (found,) = faults(eligibility=("years = 3", "years = 3\nyear = 3"))
    assert (found.key, found.code) == ("rules[3].year", "form.extra_forbidden")


def test_a_number_out_of_bounds_is_refused() -> None:
    (found,) = faults(eligibility=("years = 3", "years = 0"))
    assert (found.key, found.code, found.params["ge"]) == ("rules[3].years", "form.greater_than_equal", "1")


def test_a_condition_names_a_fact_or_a_reading_and_not_both() -> None:
    old = 'applies = [{ fact = "activity", any_of = ["mixed"] }]'
    (found,) = faults(eligibility=(old, 'applies = [{ any_of = ["mixed"] }]'))
    assert found.code == "form.value_error"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('until = { reading = "window_end" }', 'until = { reading = "window_ends" }', "rules.gold_held.until"),
        ('until = { reading = "window_end" }', 'until = "deadlin"', "rules.gold_held.until"),
        ('until = { reading = "window_end" }', 'until = { reading = "bar_scope" }', "rules.gold_held.until"),
        (
            'counting = { reading = "year_counting" }',
            'counting = { reading = "bar_scope" }',
            "rules.gold_held.counting",
        ),
        ('awards = "awards"', 'awards = "prizes"', "rules.gold_held.awards"),
        ('as_of = "deadline"', 'as_of = "deadlines"', "rules.cqo.as_of"),
        ('reading = "mayor_conditions", any_of = ["cumulative"]', 'reading = "mayor_conditions", any_of = ["all"]', ""),
        ('recommended = "deadline"', 'recommended = "dead_line"', "readings.window_end.recommended"),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(old: str, new: str, key: str) -> None:
    found = faults(eligibility=(old, new))
    assert {fault.code for fault in found} == {"unknown_reference"}
    assert all(fault.params["expected"] for fault in found)
    assert not key or {fault.key for fault in found} == {key}


def test_a_table_matches_the_alternatives_of_its_reading() -> None:
    assert ("rules.organisation.values", "table_matches") in places(
        eligibility=("legal_persons = [", "legal_people = [")
    )


def test_a_rule_that_is_stated_twice_is_named() -> None:
    assert ("rules", "twice") in places(eligibility=('id = "mayor_innovation"', 'id = "gold_held"'))


def test_a_statement_that_nobody_cites_is_an_orphan() -> None:
    found = faults(eligibility=('clauses = ["S2-2"]', 'clauses = ["S2-3"]'))
    assert [(fault.code, fault.found) for fault in found] == [("orphan", "S2-2")]


def test_an_item_from_the_notice_cites_its_clause() -> None:
    assert any(code == "notice_without_clause" for _, code in places(eligibility=('clauses = ["S2-2"]\n', "")))


def test_a_question_belongs_to_one_page() -> None:
    assert ("facts.awards", "placed_once") in places(eligibility=('facts = ["awards"]', 'facts = ["awards", "awards"]'))


def test_a_translation_bears_the_marks_of_the_original() -> None:
    text = TEXTS["notice.toml"]
    start = text.index("〔S1-1〕", text.index("〔S1-1〕") + 1)
    with pytest.raises(Faulty) as faulty:
        read_scheme(TEXTS | {"notice.toml": text[:start] + "〔S1-9x〕" + text[start + len("〔S1-1〕") :]})
    assert "other_marks" in {fault.code for fault in faulty.value.faults}


@pytest.mark.parametrize("wording", WORDINGS.values(), ids=WORDINGS)
def test_every_fault_has_words(wording) -> None:
    found = faults(eligibility=("years = 3", "years = 0")) + faults(notice=("on = 2025-07-31", "on = 2025-07-32"))
    assert all(wording.say(f"fault.{fault.code}", {"found": fault.found, **fault.params}) for fault in found)


RULING = """
scheme = "shanghai_2025"
[[rulings]]
reading = "window_end"
chosen = "deadline"
by = "虚构办公室"
on = 2025-06-10
reason = "示例"
"""


def test_a_ruling_says_which_reading_holds() -> None:
    (ruling,) = read_rulings(RULING, SCHEME).rulings
    assert (ruling.reading, ruling.chosen, ruling.on) == ("window_end", "deadline", date(2025, 6, 10))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("shanghai_2025", "other", ("scheme", "other_scheme")),
        ("window_end", "window", ("rulings[1].reading", "unknown_reference")),
        ('chosen = "deadline"', 'chosen = "never"', ("rulings[1].chosen", "unknown_reference")),
        ("by =", "from =", ("rulings[1].by", "form.missing")),
    ],
)
def test_a_ruling_on_what_is_not_there_is_refused(old: str, new: str, fault: tuple[str, str]) -> None:
    with pytest.raises(Faulty) as faulty:
        read_rulings(RULING.replace(old, new), SCHEME)
    assert (faulty.value.faults[0].key, faulty.value.faults[0].code) == fault


def test_a_reading_is_ruled_on_once() -> None:
    twice = RULING + RULING[RULING.index("[[") :]
    with pytest.raises(Faulty) as faulty:
        read_rulings(twice, SCHEME)
    assert [fault.code for fault in faulty.value.faults] == ["twice"]
