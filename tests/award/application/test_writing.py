"""May an application be opened only where it may be, and is nothing overwritten that someone else wrote?"""

from datetime import timedelta

import pytest

from award.application.lifecycle import DRAFT, SUBMITTED, WITHDRAWN
from award.application.writing import FACTS, Saved, conflict, openable, rewritten, title
from award.vocabulary.fault import Faulty
from award.vocabulary.refusal import Refusal
from tests.award.announced import ON, SCHEME, WORDINGS
from tests.award.application.dossiers import LINE, NOON, PARTS, ZONE, a_file

FORM = "application_form"
SAVED = Saved(3, "虚构联系人", NOON)


@pytest.mark.parametrize(
    ("line", "kind", "stage", "code"),
    [
        (LINE, "organisation", None, None),
        (LINE, "organisation", WITHDRAWN, None),
        (LINE, "organisation", DRAFT, "opened_already"),
        (LINE, "organisation", SUBMITTED, "opened_already"),
        (LINE, "individual", None, "line_of_others"),
        ("虚构", "organisation", None, "line_unknown"),
    ],
)
def test_it_is_opened_for_a_line_of_the_applicants_kind_and_once(
    line: str, kind: str, stage: str | None, code: str | None
) -> None:
    refused = openable(SCHEME, line, kind, stage)
    assert (refused and refused.code) == code


def test_what_was_written_upon_the_version_that_stands_is_saved() -> None:
    assert conflict(PARTS[FORM].title, SAVED, 3, ZONE) is None
    assert conflict(PARTS[FORM].title, Saved(), 0, ZONE) is None


@pytest.mark.parametrize("version", [0, 2, 4])
def test_what_was_written_upon_another_version_is_refused_with_who_saved_what_and_when(version: int) -> None:
    refused = conflict(PARTS[FORM].title, SAVED, version, ZONE)
    assert refused is not None
    for wording in WORDINGS.values():
        told = wording.say(refused.key, refused.params)
        assert all(said in told for said in ("虚构联系人", "12:00", "3", wording.value(PARTS[FORM].title)))


def test_a_version_of_what_nobody_wrote_is_not_there() -> None:
    assert conflict(PARTS[FORM].title, Saved(), 1, ZONE) == Refusal("no_such_record")


@pytest.mark.parametrize("part", [*PARTS, FACTS])
def test_every_part_has_a_title_in_words(part: str) -> None:
    line = (*PARTS[part].lines, LINE)[0] if part in PARTS else LINE
    called = title(SCHEME, line, part)
    if part in PARTS and SCHEME.applicant(line) not in PARTS[part].of:
        assert called == Refusal("part_unknown")
    else:
        assert all(wording.value(called) for wording in WORDINGS.values())


def test_the_facts_are_no_part_of_the_dossier() -> None:
    assert FACTS not in PARTS


def test_no_file_is_handed_in_by_writing() -> None:
    said = {"applicant_name": "后", "signed_form": [a_file()]}
    assert rewritten(SCHEME, LINE, FORM, said, on=ON) == {"applicant_name": "后"}


def test_what_was_blanked_is_gone() -> None:
    assert rewritten(SCHEME, LINE, FORM, {"applicant_name": " "}, on=ON) == {}


def test_a_fact_is_not_dated_later_than_it_is_said() -> None:
    founded = next(fact.id for fact in SCHEME.eligibility.facts if fact.kind == "date" and not fact.future)
    with pytest.raises(Faulty) as told:
        rewritten(SCHEME, LINE, FACTS, {founded: (ON + timedelta(days=1)).isoformat()}, on=ON)
    assert [fault.code for fault in told.value.faults] == ["future"]


def test_there_is_no_part_but_those_for_the_line() -> None:
    with pytest.raises(KeyError):
        rewritten(SCHEME, LINE, "虚构", {}, on=ON)
