"""Does the office see, before it rules, exactly what a ruling would then bring about, and only of what it serves?"""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.eligibility.rules import bind
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts import pen
from office.acts.performing import perform
from office.filings.cohort import Cohort, cohort
from office.records.applications import Application
from office.records.intake import Standing
from office.records.issued import Notice, issued
from office.records.people import Person
from office.records.rulings import ruled
from tests.office.applying import NOON, set_clock
from tests.office.arranging import joined, organisation, person
from tests.office.ruling import READING, agreed, contested, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    set_clock(monkeypatch, NOON)
    return person("secretary", "secretary")


def seen(office: Person, notice: Notice, reading: str = READING) -> Cohort:
    return cohort(office, Role.SECRETARY, notice, issued(notice.digest).readings[reading])


def test_what_is_foretold_is_what_happens(notice: Notice, office: Person) -> None:
    cases = [contested(notice, person(f"owner{number}")) for number in range(2)]
    agreed(notice, person("sure"))
    for alternative in [one.id for one in issued(notice.digest).readings[READING].alternatives]:
        foretold = seen(office, notice).ways[alternative]
        before = {one.application_id: one for one in Standing.objects.all()}
        if alternative == "label_year":
            assert {one.application.pk for one in foretold.changes} == {case.pk for case in cases}
        rule(office, notice, chosen=alternative)
        after = {one.application_id: one for one in Standing.objects.all()}
        assert foretold.verdicts == Counter(one.verdict for one in after.values())
        moved = {pk for pk, one in after.items() if one.outcomes != before[pk].outcomes}
        assert {one.application.pk for one in foretold.changes} == moved
        for change in foretold.changes:
            old, new = before[change.application.pk], after[change.application.pk]
            assert (change.before.value, change.after.value) == (old.verdict, new.verdict)
            assert all((old.outcomes[r], new.outcomes[r]) == pair for r, pair in change.findings.items())


def test_only_cases_that_can_come_out_otherwise_are_computed(notice: Notice, office: Person) -> None:
    contested(notice, person("owner"))
    agreed(notice, person("sure"))
    found = seen(office, notice)
    assert (found.open, found.asked) == (2, 1)
    assert sum(found.now.verdicts.values()) == 2


def test_the_ruling_that_holds_changes_nothing(notice: Notice, office: Person) -> None:
    contested(notice, person("owner"))
    rule(office, notice)
    found = seen(office, notice)
    assert found.ways["label_year"].changes == []
    assert len(found.ways["decided_on"].changes) == 1


def test_decided_cases_are_listed_apart_and_not_counted(notice: Notice, office: Person) -> None:
    application = contested(notice, person("owner"))
    with pen.held():
        Application.objects.filter(pk=application.pk).update(stage="not_accepted")
    found = seen(office, notice)
    assert (found.open, found.ways["label_year"].changes) == (0, [])
    assert [one.application.pk for one in found.ways["label_year"].closed] == [application.pk]


def test_a_decided_case_is_measured_by_how_it_was_decided(notice: Notice, office: Person) -> None:
    application = contested(notice, person("owner"))
    rule(office, notice)
    with pen.held():
        Application.objects.filter(pk=application.pk).update(stage="accepted")
    rule(office, notice, chosen="decided_on")
    found = seen(office, notice)
    assert found.ways["label_year"].closed == []
    assert [one.application.pk for one in found.ways["decided_on"].closed] == [application.pk]


@pytest.mark.parametrize("part", [Role.EDITOR, Role.READER])
def test_a_case_in_which_one_has_a_part_is_not_there(notice: Notice, office: Person, part: Role) -> None:
    owner = person("owner")
    mine = contested(notice, owner)
    contested(notice, person("other"))
    joined(mine.applicant, owner, office, part)
    found = seen(office, notice)
    assert (found.open, found.asked) == (1, 1)
    assert mine.pk not in {one.application.pk for way in found.ways.values() for one in way.changes}


def test_a_withdrawn_case_is_not_there(notice: Notice, office: Person) -> None:
    owner = person("owner")
    perform(Act.APPLICATION_WITHDRAW, by=owner, on=contested(notice, owner).pk)
    assert seen(office, notice).open == 0


def test_it_costs_the_same_however_many_there_are(notice: Notice, office: Person) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            seen(office, notice)
        return len(asked)

    who = person("owner")
    contested(notice, who, organisation(notice, who))
    seen(office, notice)
    once = cost()
    for number in range(29):
        contested(notice, person(f"owner{number}"))
    assert cost() == once


def test_rules_under_other_rulings_are_the_rules_bound_anew(notice: Notice, office: Person) -> None:
    """The short way and the long way say the same."""
    scheme = issued(notice.digest)
    rule(office, notice)
    rulings = ruled(notice)
    day = NOON.date()
    for line in scheme.lines:
        short = bind(scheme, line, on=day).under(rulings)
        long = bind(scheme, line, on=day, rulings=rulings)
        assert [rule.choices for rule in short.rules] == [rule.choices for rule in long.rules]
        assert [rule.tests for rule in short.rules] == [rule.tests for rule in long.rules]
        assert short.rulings == long.rulings
