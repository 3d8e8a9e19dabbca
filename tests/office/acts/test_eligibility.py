"""Does a ruling on a reading hold for everyone at once, tell those concerned, and stand in the books?"""

from collections.abc import Iterator

import pytest

from award.ledger.entry import decode
from award.ledger.receipt import examine
from award.vocabulary.acts import Act
from office.acts.eligibility import said
from office.acts.performing import NotPossible, perform, rehearse
from office.acts.progressing import Cancelled
from office.acts.sealing import entries, receipt
from office.records.intake import Standing
from office.records.issued import Notice
from office.records.people import Person
from office.records.rulings import OfficeRuling, ruled
from tests.office.applying import NOON, set_clock
from tests.office.arranging import letters, person
from tests.office.ruling import RULING, agreed, contested, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    set_clock(monkeypatch, NOON)
    return person("secretary", "secretary")


def test_a_filing_is_decided_when_it_comes(notice: Notice, office: Person) -> None:
    application = contested(notice, person("owner"))
    standing = Standing.objects.get(application=application)
    assert standing.verdict == "depends"
    assert standing.outcomes["gold_held"] == "depends"
    assert "award_start" in standing.turns_on


def test_a_ruling_decides_every_open_case_anew_and_no_other(notice: Notice, office: Person) -> None:
    owner, withdrawn = person("owner"), person("withdrawn")
    application, other = contested(notice, owner), contested(notice, withdrawn)
    perform(Act.APPLICATION_WITHDRAW, by=withdrawn, on=other.pk)
    rule(office, notice)
    assert Standing.objects.get(application=application).outcomes["gold_held"] == "met"
    assert Standing.objects.get(application=other).outcomes["gold_held"] == "depends"


def test_those_whose_outcome_changed_are_told_and_nobody_else(notice: Notice, office: Person) -> None:
    owner, sure = person("owner"), person("sure")
    contested(notice, owner)
    agreed(notice, sure)
    rule(office, notice)
    told = [letter for letter in letters() if letter.act == Act.ELIGIBILITY_RULE]
    assert [letter.recipient for letter in told] == [owner.email]
    assert RULING["reason"] in told[0].body


def test_a_ruling_is_superseded_and_both_stand_in_the_books(notice: Notice, office: Person) -> None:
    application = contested(notice, person("owner"))
    rule(office, notice)
    rule(office, notice, chosen="decided_on")
    assert [one.chosen for one in ruled(notice)] == ["decided_on"]
    assert OfficeRuling.objects.count() == 2
    assert Standing.objects.get(application=application).outcomes["gold_held"] != "met"


def test_the_same_ruling_is_not_given_twice(notice: Notice, office: Person) -> None:
    rule(office, notice)
    with pytest.raises(NotPossible) as refused:
        rule(office, notice)
    assert refused.value.refusal.code == "ruled_already"
    assert refused.value.refusal.clauses


def test_what_is_rehearsed_is_seen_and_nothing_is_kept(notice: Notice, office: Person) -> None:
    owner = person("owner")
    application = contested(notice, owner)
    before = len(list(entries(notice)))
    seen = rehearse(Act.ELIGIBILITY_RULE, by=office, on=notice.pk, **RULING)
    assert [letter.post.to for letter in seen.letters] == [owner.email]
    assert (OfficeRuling.objects.count(), len(list(entries(notice)))) == (0, before)
    assert Standing.objects.get(application=application).outcomes["gold_held"] == "depends"
    rule(office, notice, letters_seen=seen.digest)
    kept = next(letter for letter in letters() if letter.act == Act.ELIGIBILITY_RULE)
    assert (kept.subject, kept.body) == (seen.letters[0].subject, seen.letters[0].body)


def test_letters_that_nobody_saw_do_not_leave(notice: Notice, office: Person) -> None:
    contested(notice, person("owner"))
    seen = rehearse(Act.ELIGIBILITY_RULE, by=office, on=notice.pk, **RULING)
    contested(notice, person("later"))
    with pytest.raises(NotPossible) as refused:
        rule(office, notice, letters_seen=seen.digest)
    assert refused.value.refusal.code == "letters_changed"
    assert OfficeRuling.objects.count() == 0


def test_stopped_in_the_middle_it_has_not_happened(notice: Notice, office: Person) -> None:
    for number in range(3):
        contested(notice, person(f"owner{number}"))

    def told(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        rule(office, notice, told=told)
    assert OfficeRuling.objects.count() == 0
    assert set(Standing.objects.values_list("verdict", flat=True)) == {"depends"}


def test_the_entry_proves_every_word_of_the_ruling(notice: Notice, office: Person) -> None:
    ruling = rule(office, notice)
    found = examine(receipt(notice, ruling, said(ruling)))
    assert found.verified
    assert RULING["reason"] in said(ruling)
    assert found.entry is not None
    assert found.entry.at == ruling.at.replace(microsecond=found.entry.at.microsecond)


def test_the_entry_does_not_say_how_many_cases_moved(notice: Notice, office: Person) -> None:
    """It is given to everyone; whoever has a part in a case would reckon how it fares."""
    contested(notice, person("owner"))
    rule(office, notice)
    assert decode(list(entries(notice))[-1]).detail == {
        "reading": RULING["reading"],
        "chosen": RULING["chosen"],
        "ruling": "1",
    }
