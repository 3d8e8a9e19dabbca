"""Is what was sent kept as it was meant, and every fault told at once?"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.application.answers import written
from award.application.dossier import LONGEST, MOST, read_answers, read_part
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.wording import fault_words
from tests.award.announced import SCHEME, WORDINGS
from tests.award.application.dossiers import CHOICE, LINE, PARTS, a_file, complete, kept, sent

FORM = PARTS["application_form"]
OFFICER = PARTS["quality_officer"]
CHOOSING = FORM.model_copy(update={"questions": (CHOICE,)})


def faults(content: Any, part: str = "application_form", *, draft: bool = False) -> dict[str, Fault]:
    with pytest.raises(Faulty) as told:
        read_part(content, PARTS[part], draft=draft)
    assert all(fault_words(fault, wording) for fault in told.value.faults for wording in WORDINGS.values())
    return {fault.key: fault for fault in told.value.faults}


def code(content: Any, part: str = "application_form", **options: bool) -> str:
    (fault,) = faults(content, part, **options).values()
    return fault.code


@given(st.data())
def test_answers_written_and_read_again_are_the_same(data: st.DataObject) -> None:
    content = {
        part: data.draw(sent(PARTS[part])) for part in ("application_form", "quality_officer", "evidence_volume")
    }
    answers = kept(content)
    assert kept(written(answers)) == answers


def test_a_date_a_choice_and_a_file_are_kept_in_their_forms() -> None:
    answers = kept(complete())
    assert answers["quality_officer"]["officer_appointed_on"] == date(2024, 1, 31)
    assert read_part({"format": "bound"}, CHOOSING)["format"] == "bound"
    assert answers["evidence_volume"]["evidence_files"][0].type == "pdf"


@pytest.mark.parametrize("blank", [None, "", " \u3000\r\n", [], [{}], [{"unit": " "}]])
def test_what_is_blank_is_no_answer(blank: Any) -> None:
    question = "applicant_name" if isinstance(blank, str | None) else "posting_record"
    part = FORM if question == "applicant_name" else PARTS["internal_posting_proof"]
    assert read_part({question: blank}, part) == {}


def test_line_breaks_count_as_one_character_whoever_made_them() -> None:
    assert read_part({"applicant_name": "甲\r\n乙\r丙"}, FORM)["applicant_name"] == "甲\n乙\n丙"


def test_rare_characters_of_names_are_kept_as_they_are() -> None:
    rare = "\ufa19𠮷\u845b\U000e0100"
    assert read_part({"applicant_name": rare}, FORM)["applicant_name"] == rare


def test_answers_cannot_be_changed() -> None:
    answers = kept(complete())
    with pytest.raises(TypeError):
        answers["application_form"]["applicant_name"] = "虚构"  # type: ignore[index]  # that it fails is the point


def test_all_faults_come_at_once_each_with_its_place() -> None:
    content = complete() | {"aplication_form": {}}
    content["application_form"] |= {"aplicant_name": "虚构", "identity_code": 5, "signed_form": [a_file(size=0)]}
    content["quality_officer"]["officer_appointed_on"] = "2024-01"
    with pytest.raises(Faulty) as told:
        read_answers(content, SCHEME, LINE)
    assert [(fault.key, fault.code) for fault in told.value.faults] == [
        ("aplication_form", "unknown_key_near"),
        ("application_form.aplicant_name", "unknown_key_near"),
        ("application_form.identity_code", "form.text"),
        ("application_form.signed_form[1].size", "form.greater_than"),
        ("quality_officer.officer_appointed_on", "form.date_type"),
    ]


def test_what_cannot_be_chosen_is_told() -> None:
    with pytest.raises(Faulty) as told:
        read_part({"format": "both"}, CHOOSING)
    assert [(fault.key, fault.code) for fault in told.value.faults] == [("application_form.format", "form.choice")]


def test_a_part_of_another_kind_of_applicant_is_not_known() -> None:
    with pytest.raises(Faulty):
        read_answers({"work_history": {}}, SCHEME, LINE)


@pytest.mark.parametrize(
    ("content", "part", "expected"),
    [
        ([], "application_form", "form.table"),
        ({"applicant_name": 5}, "application_form", "form.text"),
        ({"applicant_name": "a\x00b"}, "application_form", "form.character"),
        ({"applicant_name": "\ud800"}, "application_form", "form.character"),
        ({"applicant_name": "\u202efdp.exe"}, "application_form", "form.character"),
        ({"applicant_name": "字" * (LONGEST + 1)}, "application_form", "form.too_many"),
        ({"signed_form": {}}, "application_form", "form.list"),
        ({"signed_form": [5]}, "application_form", "form.table"),
        ({"truthful": "yes"}, "truth_undertaking", "form.flag"),
        ({"officer_appointed_on": True}, "quality_officer", "form.date_type"),
        ({"posting_record": ["甲"]}, "internal_posting_proof", "form.table"),
        ({"posting_record": [{}] * (MOST + 1)}, "internal_posting_proof", "form.too_many"),
    ],
)
def test_what_is_not_in_its_form_is_told(content: Any, part: str, expected: str) -> None:
    faulty = list(faults(content, part, draft=True).values())
    assert faulty[0].code == expected


@pytest.mark.parametrize("name", ["", "../甲.pdf", "..", "C:\\甲.pdf", "甲\n.pdf", "\u202efdp.exe", "甲" * 256, 5])
def test_a_name_that_could_be_a_path_or_a_trick_is_no_name_of_a_file(name: Any) -> None:
    told = faults({"signed_form": [a_file() | {"name": name}]}, draft=True)
    assert told["application_form.signed_form[1].name"].code == "form.file_name"


@pytest.mark.parametrize(
    "change", [{"sha256": "A" * 64}, {"sha256": None}, {"size": True}, {"pages": 0}, {"path": "/"}]
)
def test_a_file_is_a_name_a_size_a_hash_and_pages_and_nothing_else(change: dict[str, Any]) -> None:
    assert code({"signed_form": [a_file() | change]})


@pytest.mark.parametrize(
    ("content", "part", "expected"),
    [
        ({"applicant_name": "字" * 101}, "application_form", "limit.text"),
        ({"signed_form": [a_file(mark="a"), a_file(mark="b")]}, "application_form", "limit.files"),
        ({"signed_form": [a_file(size=20 * 1024 * 1024 + 1)]}, "application_form", "limit.megabytes"),
        ({"signed_form": [a_file("虚构.docx")]}, "application_form", "limit.type"),
    ],
)
def test_a_draft_may_go_beyond_a_limit_and_a_dossier_may_not(content: Any, part: str, expected: str) -> None:
    assert code(content, part) == expected
    assert read_part(content, PARTS[part], draft=True)


@pytest.mark.parametrize("value", ["字" * 100, "𠮷" * 100, "字\r\n" * 50])
def test_a_text_of_just_as_many_characters_as_allowed_is_within_its_limit(value: str) -> None:
    assert read_part({"applicant_name": value}, FORM)


def test_a_file_of_just_as_many_megabytes_as_allowed_is_within_its_limit() -> None:
    assert read_part({"signed_form": [a_file("虚构.JPEG", size=20 * 1024 * 1024)]}, FORM)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(), max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(list(PARTS)), st.data())
def test_anything_at_all_is_read_or_told_to_be_faulty(part: str, data: st.DataObject) -> None:
    questions = [question.id for question in PARTS[part].questions]
    content = data.draw(JSON | st.dictionaries(st.sampled_from([*questions, "虚构"]), JSON))
    try:
        answers = read_part(content, PARTS[part])
    except Faulty as faulty:
        told = faulty.faults
    else:
        told = ()
        assert read_part(written({part: answers})[part], PARTS[part]) == answers
    assert all(fault_words(fault, WORDINGS["zh"]).encode() and fault.key.encode() for fault in told)
