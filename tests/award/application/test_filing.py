"""Is it filed only in time, undertaken and complete, and exactly as it stands?"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from award.application.answers import Filed as HandedIn
from award.application.answers import FileRef
from award.application.deadline import Extension, deadline
from award.application.filing import Draft, Filed, Office, extendable, filed, looked_over, unchanged
from award.application.snapshot import Party, Undertaking, plain
from award.application.writing import FACTS
from award.vocabulary.refusal import Refusal
from tests.award.announced import SCHEME, sound
from tests.award.application.dossiers import LINE, NOON, RULES, ZONE, a_file, complete, kept

OFFICE = Office(zone=ZONE, rules=RULES(LINE))
END = deadline(SCHEME, LINE, zone=ZONE)
LAST = END.instant
SECOND = timedelta(seconds=1)
DRAFT = Draft(
    notice="a" * 64,
    nonce="0f" * 16,
    reference="2025-0042-2",
    applicant=Party("organisation", "91310000MA1FL0000X", "虚构精工（上海）有限公司"),
    parts={**complete(), FACTS: plain(sound(LINE))},
)


def at(moment: datetime = NOON, draft: Draft = DRAFT, office: Office = OFFICE, words: str = "承诺…") -> Any:
    """What comes of filing at this moment."""
    return filed(draft, Undertaking("虚构联系人", words, moment), office)


def test_what_is_filed_is_what_was_written_and_by_whom_it_was_undertaken() -> None:
    done = at()
    assert isinstance(done, Filed)
    assert done.snapshot.answers == kept(complete())
    assert done.snapshot.undertaking == Undertaking("虚构联系人", "承诺…", NOON)
    assert done.clauses == END.clauses


def test_the_day_and_the_time_of_filing_are_the_servers() -> None:
    facts = at().snapshot.ruling.facts.values
    [rule] = [rule for rule in SCHEME.rules_for(LINE) if rule.kind == "filed_by"]
    assert (plain(facts[rule.filed]), facts[rule.filed_time]) == ("2025-07-15", "12:00")


@pytest.mark.parametrize(("moment", "late"), [(LAST - SECOND, False), (LAST, True), (LAST + SECOND, True)])
def test_it_is_in_time_to_the_last_second(moment: datetime, late: bool) -> None:
    assert isinstance(at(moment), Refusal) is late


def test_what_is_late_is_told_so_first_and_with_its_clauses() -> None:
    refused = at(LAST, replace(DRAFT, parts={}), words="")
    assert (refused.code, refused.clauses) == ("too_late", END.clauses)


def test_an_extension_holds() -> None:
    until = LAST + timedelta(days=3)
    longer = replace(OFFICE, extension=Extension(until, "虚构的理由", "虚构的主任"))
    assert isinstance(at(until - SECOND, office=longer), Filed)
    assert at(until, office=longer).code == "too_late"


def test_nothing_is_filed_without_words_of_undertaking() -> None:
    assert at(words=" \n").code == "undertaking_missing"


@pytest.mark.parametrize("part", complete())
def test_no_part_may_be_missing_that_asks_for_something(part: str) -> None:
    rest = {name: said for name, said in DRAFT.parts.items() if name != part}
    asks = any(q.required for p in SCHEME.dossier.parts if p.id == part for q in p.questions)
    refused = at(draft=replace(DRAFT, parts=rest))
    assert (isinstance(refused, Refusal) and refused.code == "incomplete") is asks


def test_without_facts_the_internal_posting_is_not_known() -> None:
    refused = at(draft=replace(DRAFT, parts=complete()))
    assert "posting_unknown" in {reason.code for reason in refused.params["reasons"]}


def test_an_extension_ends_later_than_the_deadline_and_says_why_and_by_whom() -> None:
    said = {"reason": "虚构的理由", "approver": "虚构的主任"}
    assert extendable(OFFICE, LAST + SECOND, **said) is None
    assert extendable(OFFICE, LAST, **said) == Refusal("extension_without_effect")
    for lacking in said:
        assert extendable(OFFICE, LAST + SECOND, **{**said, lacking: " "}) == Refusal("reason_missing")


def test_a_form_that_is_sent_once_finds_what_was_looked_over() -> None:
    assert unchanged(DRAFT, looked_over(DRAFT, 1), 1) is None


def test_a_form_that_is_sent_twice_is_told_which_filing_came_of_it() -> None:
    sent = looked_over(DRAFT, 1)
    assert unchanged(DRAFT, sent, 2) == Refusal("filed_already", params={"number": 1})


def test_what_was_changed_after_it_was_looked_over_is_not_filed() -> None:
    changed = replace(DRAFT, parts={**DRAFT.parts, FACTS: {}})
    assert unchanged(changed, looked_over(DRAFT, 1), 1) == Refusal("changed_since")
    assert unchanged(replace(DRAFT, nonce="f0" * 16), looked_over(DRAFT, 1), 1) is None


def test_a_file_that_came_after_it_was_looked_over_is_not_filed_unseen() -> None:
    come = HandedIn("evidence_volume", "evidence_files", FileRef(**a_file("后来.pdf", "c")))
    assert unchanged(replace(DRAFT, files=(come,)), looked_over(DRAFT, 1), 1) == Refusal("changed_since")


@pytest.mark.parametrize("forged", ["", "-", "9-x", "0-x", "\u00b2-x", "x", "1" * 5000])
def test_a_form_that_was_tampered_with_files_nothing(forged: str) -> None:
    assert unchanged(DRAFT, forged, 2) == Refusal("changed_since")
