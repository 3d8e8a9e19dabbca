"""Does what comes back differ from what was filed only where it was named?"""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.application.answers import Filed as HandedIn
from award.application.answers import FileRef
from award.application.filing import Draft, Filed, Office, filed
from award.application.snapshot import Party, Recommendation, Snapshot, Undertaking, plain
from award.application.writing import FACTS
from award.intake.amending import readable
from award.intake.correction import Place, places
from award.intake.returning import Amendment, corrected, filed_on, looked_over, unchanged
from award.vocabulary.fault import Faulty
from award.vocabulary.refusal import Refusal
from tests.award.announced import SCHEME, answer, sound
from tests.award.application.dossiers import LINE, NOON, RULES, ZONE, complete

LATER = datetime(2025, 8, 6, 4, tzinfo=UTC)
GIVEN = Recommendation("association", "虚构协会", "推荐。", "虚构会长", "会长", NOON, (FileRef("章.pdf", 9, "c" * 64),))
DRAFT = Draft(
    notice="a" * 64,
    nonce="0f" * 16,
    reference="2025-0042-2",
    applicant=Party("organisation", "91310000MA1FL0000X", "虚构精工（上海）有限公司"),
    parts={**complete(), FACTS: plain(sound(LINE))},
    recommendation=GIVEN,
)
EVERY = {place.id: place for place in places(SCHEME, LINE)}
FILE = next(one for one in EVERY.values() if one.of_files and one.part and one.asked.required)
TEXT = next(one for one in EVERY.values() if one.asked.kind == "text" and one.part and one.asked.required)


def snapshot() -> Snapshot:
    done = filed(DRAFT, Undertaking("虚构联系人", "承诺…", NOON), Office(zone=ZONE, rules=RULES(LINE)))
    assert isinstance(done, Filed)
    return done.snapshot


BEFORE = snapshot()


def back(named: Any, values: Any = None, files: Any = (), words: str = "承诺…") -> Any:
    amendment = Amendment(frozenset(named), values or {}, files)
    return corrected(BEFORE.text, amendment, Undertaking("虚构负责人", words, LATER), "1e" * 16, RULES(LINE))


def handed(place: Place, mark: str = "b") -> HandedIn:
    assert place.part is not None
    return HandedIn(place.part.id, place.asked.id, FileRef(f"重扫{mark}.pdf", 2048, mark * 64, 3))


def test_a_named_answer_is_replaced_and_undertaken_anew() -> None:
    after = back([TEXT.id], {TEXT.id: "更正"})
    assert after.answers[TEXT.part.id][TEXT.asked.id] == "更正"
    assert after.undertaking == Undertaking("虚构负责人", "承诺…", LATER)
    assert after.recommendation == GIVEN
    assert (after.reference, after.notice, after.applicant) == (BEFORE.reference, BEFORE.notice, BEFORE.applicant)


def test_the_files_of_a_named_place_are_those_that_lie_there_now() -> None:
    after = back([FILE.id], files=[handed(FILE)])
    assert after.answers[FILE.part.id][FILE.asked.id] == (handed(FILE).file,)


def test_it_stays_filed_when_it_was_first_filed() -> None:
    after = back(["facts.name"], {"facts.name": "虚构新名"})
    told = plain(after.ruling.facts.values)
    assert (told["filed_on"], told["filed_time"], told["name"]) == ("2025-07-15", "12:00", "虚构新名")
    assert filed_on(json.loads(after.text)["facts"], SCHEME, LINE, date.max) == date(2025, 7, 15)
    assert filed_on(after.ruling.facts.values, SCHEME, LINE, date.max) == date(2025, 7, 15)
    assert filed_on({}, SCHEME, LINE, date.max) == date.max


def test_nothing_comes_back_without_an_undertaking() -> None:
    assert back([TEXT.id], words=" ").code == "undertaking_missing"


@pytest.mark.parametrize("place", [TEXT, FILE], ids=["text", "file"])
def test_what_was_named_and_asked_for_may_not_be_lacking(place: Place) -> None:
    refused = back([place.id], {place.id: None})
    assert isinstance(refused, Refusal)
    assert (refused.code, len(refused.params["reasons"])) == ("correction.incomplete", 1)


def test_what_is_looked_over_is_named_by_all_of_it() -> None:
    one, other = (Amendment(frozenset([FILE.id]), {}, [handed(FILE, mark)]) for mark in "bc")
    assert len({looked_over(1, one), looked_over(2, one), looked_over(1, other)}) == 3


def can_be_kept(place: Place, said: Any) -> Any:
    """What would be kept of it: nothing, where it cannot be read."""
    try:
        return readable(SCHEME, LINE, {place.id: said}, NOON.date())[place.id]
    except Faulty:
        return None


def values_of(place: Place) -> st.SearchStrategy[Any]:
    """Anything that can be kept at a place; of a fact what is read of it."""
    if place.part is None:
        return st.one_of(st.none(), answer(place.asked).map(lambda said: can_be_kept(place, plain(said))))
    kinds = {
        "text": st.sampled_from(["更正", "又一次更正"]),
        "table": st.just([{column.id: "更正" for column in place.asked.columns}]),
        "date": st.just("2024-02-29"),
        "flag": st.just(True),
        "choice": st.sampled_from([option.id for option in place.asked.options] or [""]),
        "file": st.none(),
    }
    return kinds[place.asked.kind]


@st.composite
def amendments(draw: st.DrawFn) -> Amendment:
    """Anything said of any places, of which only some were named."""
    named = draw(st.frozensets(st.sampled_from(sorted(EVERY)), min_size=1, max_size=6))
    said = draw(st.frozensets(st.sampled_from(sorted(EVERY)), max_size=6)) | named
    values = {place: draw(values_of(EVERY[place])) for place in sorted(said)}
    files = [handed(place, mark) for place in EVERY.values() if place.of_files for mark in "bc"]
    return Amendment(named, values, files)


@given(amendments())
def test_whatever_is_amended_only_the_named_places_differ(amendment: Amendment) -> None:
    after = corrected(BEFORE.text, amendment, Undertaking("虚构", "承诺…", LATER), "1e" * 16, RULES(LINE))
    if isinstance(after, Refusal):  # too many files for a place: told, not filed
        assert after.code == "correction.incomplete"
        return
    was, now = json.loads(BEFORE.text), json.loads(after.text)
    for part in was["answers"].keys() | now["answers"].keys():
        old, new = was["answers"].get(part, {}), now["answers"].get(part, {})
        assert {
            f"{part}.{name}" for name in old.keys() | new.keys() if old.get(name) != new.get(name)
        } <= amendment.named
    changed = {
        name for name in was["facts"].keys() | now["facts"].keys() if was["facts"].get(name) != now["facts"].get(name)
    }
    assert {f"facts.{name}" for name in changed} <= amendment.named
    rest = {name for name in was if was[name] != now[name]}
    assert rest <= {"answers", "facts", "nonce", "undertaking", "verdict", "findings"}
    assert unchanged(BEFORE.text, after.text) is (not rest & {"answers", "facts"})


def test_an_old_snapshot_can_be_corrected_again_and_again() -> None:
    first = back([TEXT.id], {TEXT.id: "更正"})
    again = corrected(
        first.text,
        Amendment(frozenset([FILE.id]), {}, [handed(FILE)]),
        Undertaking("虚构", "承诺…", LATER + timedelta(days=9)),
        "2d" * 16,
        RULES(LINE),
    )
    assert isinstance(again, Snapshot)
    assert again.answers[TEXT.part.id][TEXT.asked.id] == "更正"
