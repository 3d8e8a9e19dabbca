"""Does a ruling on a reading hold for everyone at once, tell those concerned, and stand in the books?"""

from collections.abc import Iterator

import pytest

from award.application.snapshot import plain
from award.vocabulary.acts import Act
from office.acts.performing import NotPossible, perform, rehearse
from office.acts.progressing import Cancelled
from office.acts.sealing import entries
from office.records.applications import Application
from office.records.intake import Standing
from office.records.issued import Notice
from office.records.people import Person
from office.records.rulings import OfficeRuling, ruled
from tests.award.announced import sound
from tests.office.applying import NOON, completed, set_clock, submit
from tests.office.arranging import letters, organisation, person

pytestmark = pytest.mark.django_db

LINE = "mayor_model"
GOLD = {"tier": "gold", "category": "model", "label_year": 2021, "decided_on": "2022-09-20"}
RULING = {"reading": "award_start", "chosen": "label_year", "reason": "虚构的理由：以年度为准"}


@pytest.fixture
def office(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    set_clock(monkeypatch, NOON)
    return person("secretary", "secretary")


def contested(notice: Notice, who: Person) -> Application:
    """An applicant on whom readings differ has filed."""
    applicant = organisation(notice, who)
    facts = plain({**sound(LINE)}) | {"awards": [GOLD]}
    application = perform(Act.APPLICATION_OPEN, by=who, on=applicant.pk, line=LINE, facts=facts)
    submit(completed(application, who), who)
    return application


def rule(office: Person, notice: Notice, **said: object) -> OfficeRuling:
    return perform(Act.ELIGIBILITY_RULE, by=office, on=notice.pk, **{**RULING, **said})


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
    applicant = organisation(notice, sure)
    facts = plain(sound("gold_model"))
    other = perform(Act.APPLICATION_OPEN, by=sure, on=applicant.pk, line="gold_model", facts=facts)
    submit(completed(other, sure), sure)
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
