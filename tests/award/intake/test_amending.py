"""Do two people who correct the same places ever overwrite each other?"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from award.intake.amending import Kept, amended, conflicting, filed_at, of_files, read_kept, standing, together
from tests.award.announced import SCHEME
from tests.award.application.dossiers import LINE

AT = datetime(2025, 8, 4, 4, tzinfo=UTC)
FILED = {"part.a": "一", "part.b": None}


def written(kept: Mapping[str, Kept], version: int, by: str = "甲", **said: Any) -> dict[str, Kept]:
    answers = {f"part.{name}": value for name, value in said.items()}
    return read_kept(amended(kept, FILED, answers, version, by, AT))


def test_what_nobody_changed_stays_as_it_was_filed() -> None:
    assert standing({}, FILED) == FILED
    assert written({}, 1, a="一", b=None) == {}


def test_a_change_says_who_made_it_and_when() -> None:
    [(place, kept)] = written({}, 1, a="二").items()
    assert (place, kept.value, kept.version, kept.by, kept.at) == ("part.a", "二", 1, "甲", AT.isoformat())


def test_changes_to_different_places_both_stand() -> None:
    theirs = written({}, 1, a="她的")
    both = together(theirs, FILED, {"part.a": "一", "part.b": "我的"}, 0)
    assert both == ({"part.a": "她的", "part.b": "我的"}, ())


def test_different_changes_to_one_place_are_contested_and_neither_is_lost() -> None:
    theirs = written({}, 1, a="她的")
    both = together(theirs, FILED, {"part.a": "我的"}, 0)
    assert both.contested == ("part.a",)
    assert both.answers["part.a"] == "我的"
    assert standing(theirs, FILED)["part.a"] == "她的"


def test_the_same_change_by_both_is_no_contest() -> None:
    assert together(written({}, 1, a="同"), FILED, {"part.a": "同"}, 0).contested == ()


def test_what_i_have_seen_i_may_change() -> None:
    theirs = written({}, 1, a="她的")
    assert together(theirs, FILED, {"part.a": "我的"}, 1) == ({"part.a": "我的", "part.b": None}, ())


def test_a_place_can_be_emptied() -> None:
    assert standing(written({}, 1, a=None), FILED)["part.a"] is None


def test_only_the_version_that_stands_can_be_written_upon() -> None:
    assert conflicting(3, 3) is None
    refused = conflicting(3, 2)
    assert refused is not None
    assert refused.code == "correction.changed"


VALUES = st.sampled_from(["一", "二", "三", None])
EDITS = st.lists(st.tuples(st.sampled_from(["part.a", "part.b"]), VALUES, st.integers(0, 6)), max_size=8)


@given(EDITS)
def test_whoever_writes_upon_an_old_version_undoes_nothing_unseen(edits: list[tuple[str, Any, int]]) -> None:
    kept: dict[str, Kept] = {}
    stood = [dict(FILED)]
    for place, value, seen in edits:
        version = min(seen, len(stood) - 1)
        mine = {**stood[version], place: value}
        both = together(kept, FILED, mine, version)
        now = standing(kept, FILED)
        for other in FILED:
            if mine[other] == stood[version][other]:
                assert both.answers[other] == now[other]
            elif now[other] not in (stood[version][other], mine[other]):
                assert other in both.contested
        if not both.contested:
            kept = read_kept(amended(kept, FILED, both.answers, len(stood), "甲", AT))
            stood.append(standing(kept, FILED))


def test_what_was_filed_is_found_at_its_place() -> None:
    content = {"answers": {"part": {"a": "一"}}, "facts": {"name": "虚构"}}
    assert filed_at(content, ["part.a", "part.b", "facts.name", "other.c"]) == {
        "part.a": "一",
        "part.b": None,
        "facts.name": "虚构",
        "other.c": None,
    }


def test_places_of_files_are_told_from_places_of_words() -> None:
    part = next(part for part in SCHEME.dossier.parts if {q.kind for q in part.questions} > {"file"})
    named = [f"{part.id}.{question.id}" for question in part.questions]
    assert of_files(SCHEME, LINE, named) == {(part.id, q.id) for q in part.questions if q.kind == "file"}
