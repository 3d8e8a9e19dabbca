"""Is every file refused that could not be used, by which clause, and is the dossier whole with the rest?"""

from typing import Any

import pytest

from award.application.answers import Filed, FileRef, files
from award.application.deadline import deadline
from award.application.dossier import LONGEST_NAME
from award.application.lifecycle import DRAFT, SUBMITTED, WITHDRAWN
from award.application.limits import MEGABYTE
from award.application.uploads import (
    Place,
    Received,
    attachable,
    changeable,
    file_place,
    takeable,
    with_files,
)
from award.vocabulary.refusal import Refusal
from tests.award.announced import SCHEME, WORDINGS
from tests.award.application.dossiers import LINE, NOON, ZONE, a_file, complete, kept

PLACE = file_place(SCHEME, LINE, "application_form", "signed_form")
assert isinstance(PLACE, Place)
MEGABYTES = PLACE.megabytes
END = deadline(SCHEME, LINE, zone=ZONE)

# Direction marks and characters that are not seen, written so that they can be seen here.
BIDI, ZERO_WIDTH, ISOLATE = "\u202e", "\u200b", "\u2066"


def declared(name: str = "盖章.pdf", size: int = 1024, sha256: str = "a" * 64) -> FileRef:
    return FileRef(name, size, sha256)


def received(**changes: Any) -> Received:
    return Received(**{"size": 1024, "sha256": "a" * 64, "type": "pdf", "pages": 2, **changes})


def code(refused: Refusal | None) -> str | None:
    """The code; what is refused can be said in words, with the question and by a clause."""
    if refused is None:
        return None
    assert refused.clauses == PLACE.clauses
    assert all("{" not in wording.say(refused.key, refused.params) for wording in WORDINGS.values())
    return refused.code.removeprefix("upload.")


@pytest.mark.parametrize(
    ("line", "part", "question"),
    [
        (LINE, "application_form", "applicant_name"),
        (LINE, "application_form", "虚构"),
        (LINE, "虚构", "signed_form"),
        ("gold_achievement", "organisation_profile", "organisation_chart"),
    ],
)
def test_what_is_not_asked_for_is_not_received(line: str, part: str, question: str) -> None:
    assert file_place(SCHEME, line, part, question) == Refusal("upload.no_question")


def test_a_file_within_every_limit_may_be_handed_in() -> None:
    assert attachable(PLACE, declared(), 0) is None
    assert attachable(PLACE, declared(size=MEGABYTES * MEGABYTE), 0) is None


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", "../盖章.pdf", "a/b.pdf", r"c:\a.pdf", "a\0.pdf", "a\n.pdf", "a\t.pdf", "a\x7f.pdf"]
    + [f"a{mark}fdp.exe.pdf" for mark in (BIDI, ZERO_WIDTH, ISOLATE, "\u200f", "\ufeff", "\ud800")],
)
def test_a_hostile_name_is_refused(name: str) -> None:
    assert code(attachable(PLACE, declared(name), 0)) == "name"


@pytest.mark.parametrize(
    "name", ["申报表（盖章）.pdf", "𬭎.PDF", "a b.Pdf", "葛\U000e0100.pdf", "…….pdf", "A&B<1>.pdf"]
)
def test_a_name_is_as_people_write_it(name: str) -> None:
    assert attachable(PLACE, declared(name), 0) is None


def test_a_name_may_be_long_but_not_endless() -> None:
    assert attachable(PLACE, declared("a" * (LONGEST_NAME - 4) + ".pdf"), 0) is None
    assert code(attachable(PLACE, declared("a" * (LONGEST_NAME - 3) + ".pdf"), 0)) == "name_long"


@pytest.mark.parametrize("name", ["盖章.exe", "盖章", "盖章.pdf.html", "盖章.svg"])
def test_a_type_that_is_not_asked_for_is_refused_with_those_that_are(name: str) -> None:
    refused = attachable(PLACE, declared(name), 0)
    assert code(refused) == "type"
    assert refused.params["expected"] == tuple(map(str.upper, PLACE.question.file_types))


def test_what_is_too_large_is_told_how_much_too_large() -> None:
    refused = attachable(PLACE, declared(size=MEGABYTES * MEGABYTE + 1), 0)
    assert code(refused) == "megabytes"
    assert f"{MEGABYTES}.1 MB" in WORDINGS["zh"].say(refused.key, refused.params)


@pytest.mark.parametrize("size", [0, -1])
def test_an_empty_file_is_refused(size: int) -> None:
    assert code(attachable(PLACE, declared(size=size), 0)) == "empty"


def test_one_more_than_the_scheme_allows_is_refused() -> None:
    assert code(attachable(PLACE, declared(), PLACE.most)) == "most"
    assert attachable(PLACE, declared(), PLACE.most - 1) is None


def test_a_scheme_without_limits_is_bounded_all_the_same() -> None:
    question = PLACE.question.model_copy(update={"files": None, "megabytes": None, "file_types": ()})
    place = PLACE._replace(question=question)
    assert attachable(place, declared("虚构.dat", 100 * MEGABYTE), 100) is None
    assert attachable(place, declared(size=1000 * MEGABYTE), 0) is not None
    assert attachable(place, declared(), 1_000) is not None


def test_what_was_declared_and_can_be_read_is_taken() -> None:
    assert takeable(PLACE, declared(), received(), []) is None
    assert takeable(PLACE, declared(sha256=""), received(sha256="b" * 64), []) is None
    assert takeable(PLACE, declared("图.JPEG"), received(type="jpg", pages=None), []) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"size": 1023}, "size"),
        ({"sha256": "b" * 64}, "hash"),
        ({"type": "html"}, "content"),
        ({"type": None}, "content"),
        ({"trouble": "unreadable"}, "unreadable"),
        ({"trouble": "locked"}, "locked"),
        ({"trouble": "mixed"}, "mixed"),
    ],
)
def test_what_is_not_the_file_that_was_declared_or_cannot_be_read_is_not_taken(
    changes: dict[str, Any], expected: str
) -> None:
    assert code(takeable(PLACE, declared(), received(**changes), [])) == expected


def test_the_same_content_twice_under_one_question_is_told_by_the_name_of_the_other() -> None:
    refused = takeable(PLACE, declared(), received(), [declared("先交.pdf")])
    assert code(refused) == "twice"
    assert "先交.pdf" in WORDINGS["en"].say(refused.key, refused.params)


@pytest.mark.parametrize(("stage", "open_"), [(DRAFT, True), (SUBMITTED, True), (WITHDRAWN, False)])
def test_files_belong_to_an_application_that_can_be_written(stage: str, open_: bool) -> None:
    assert (changeable(stage, END, NOON) is None) is open_


def test_no_file_comes_or_goes_after_the_deadline() -> None:
    assert changeable(DRAFT, END, END.instant).code == "too_late"
    assert changeable(DRAFT, None, END.instant) is None


def test_what_was_written_and_handed_in_is_read_as_one() -> None:
    whole = kept(complete())
    asked = {(item.part, item.question) for item in files(whole)}
    written = {
        part: {name: value for name, value in said.items() if (part, name) not in asked}
        for part, said in complete().items()
    }
    handed_in = [Filed(part, name, FileRef(**a_file())) for part, name in sorted(asked)]
    assert asked
    assert list(files(kept(written))) == []
    assert kept(with_files(written, handed_in)) == whole


def test_files_stand_in_the_order_in_which_they_came_and_nothing_written_is_changed() -> None:
    written = {"application_form": {"applicant_name": "虚构"}}
    come = [Filed("application_form", "signed_form", declared(name)) for name in ("乙.pdf", "甲.pdf")]
    whole = with_files(written, come)
    assert whole["application_form"]["signed_form"] == [item.file for item in come]
    assert written == {"application_form": {"applicant_name": "虚构"}}
    assert with_files({}, come[:1]) == {"application_form": {"signed_form": [come[0].file]}}
