"""Who serves in the office, and since when?"""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from award.ledger.entry import decode
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.access.relations import duties
from office.access.scope import visible
from office.acts.performing import NotPossible, perform
from office.acts.sealing import entries
from office.records.issued import Notice
from office.records.people import Person
from tests.office.arranging import letters, person

pytestmark = pytest.mark.django_db


def test_the_first_is_appointed_at_the_terminal_and_appoints_others(notice: Notice) -> None:
    first, second = person("first"), person("second")
    call_command("appoint", "First@People.example", "secretary")
    first.refresh_from_db()
    perform(Act.NOTICE_APPOINT, by=first, on=notice.pk, email=second.email, duty="supervisor")
    second.refresh_from_db()
    assert (first.duty, second.duty) == ("secretary", "supervisor")
    assert [letter.subject for letter in letters()] == ["您已受命：评审委员会办公室", "您已受命：监督人员"]


def test_the_ledger_tells_the_duty_and_not_the_name(notice: Notice) -> None:
    first = person("first")
    call_command("appoint", first.email, "secretary")
    call_command("dismiss", first.email)
    told = [decode(entry) for entry in entries(notice)][1:]
    assert [entry.act for entry in told] == [Act.NOTICE_APPOINT, Act.NOTICE_DISMISS]
    assert {entry.detail["person"] for entry in told} == {first.pseudonym}


def test_a_duty_ends_at_once(notice: Notice) -> None:
    first = person("first", "secretary")
    call_command("dismiss", first.email)
    assert Role.SECRETARY not in duties(Person.objects.get())


def test_nobody_dismisses_themselves(notice: Notice) -> None:
    first = person("first", "secretary")
    with pytest.raises(NotPossible) as refused:
        perform(Act.NOTICE_DISMISS, by=first, on=notice.pk, email=first.email)
    assert refused.value.refusal.code == "own_duty"


@pytest.mark.parametrize("duty", ["", "supervisor"])
def test_whoever_is_no_secretary_appoints_nobody(notice: Notice, duty: str) -> None:
    with pytest.raises(NotAllowed):
        perform(Act.NOTICE_APPOINT, by=person("one", duty), on=notice.pk, email=person("two").email, duty="secretary")


def test_the_terminal_says_why_not_in_both_languages(notice: Notice) -> None:
    with pytest.raises(CommandError, match=r"没有账号[^\n]*\n[^\n]*no account"):
        call_command("appoint", "nobody@people.example", "secretary")


def test_those_who_serve_know_each_other_and_nobody_else(notice: Notice) -> None:
    person("nobody")
    serving = {person("one", "secretary"), person("two", "supervisor")}
    for one in serving:
        assert set(visible(one, Person)) == serving


def test_a_duty_counts_for_nothing_without_a_second_factor(notice: Notice) -> None:
    first = person("first", "secretary")
    first.in_duty = False
    assert duties(first) == {Role.PERSON}
    person("second", "supervisor")
    assert set(visible(first, Person)) == {first}
    with pytest.raises(NotAllowed):
        perform(Act.NOTICE_APPOINT, by=first, on=notice.pk, email=first.email, duty="secretary")
