"""Is what a predecessor won held about its successor, for as long as they are linked?"""

from datetime import date

import pytest

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.acts.performing import NotPossible, perform
from office.records.applications import Application
from office.records.intake import Standing
from office.records.issued import Notice
from office.records.people import Person
from office.records.registers import Succession
from tests.office.acts.intake.holding import GOLD, filed, take
from tests.office.applying import NOON, set_clock
from tests.office.arranging import code, joined, person

OLD = ("虚构旧厂", code(7001))


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON)


@pytest.fixture
def secretary(db: None) -> Person:
    return person("secretary", "secretary")


@pytest.fixture
def application(notice: Notice) -> Application:
    return filed(notice, person("owner"))


def link(application: Application, by: Person, **said: object) -> Succession:
    asked = {
        "predecessor": OLD[0],
        "predecessor_number": OLD[1],
        "successor": application.applicant.name,
        "successor_number": application.applicant.number,
        "since": date(2019, 5, 6),
        "document": "虚构的吸收合并协议",
    }
    return perform(Act.INTAKE_LINK_SUCCESSOR, by=by, on=application.notice_id, **{**asked, **said})


def codes(application: Application) -> list[str]:
    return [one["code"] for one in Standing.objects.get(application=application).contradictions]


def test_what_the_predecessor_won_is_held_about_the_successor_while_they_are_linked(
    notice: Notice, secretary: Person, application: Application
) -> None:
    take(notice, secretary, (*OLD, *GOLD))
    assert codes(application) == []
    linked = link(application, secretary)
    assert codes(application) == ["held_not_declared"]
    perform(Act.INTAKE_UNLINK_SUCCESSOR, by=secretary, on=linked.pk, reason="虚构的更正")
    assert codes(application) == []


def test_what_the_predecessors_predecessor_won_is_held_too(
    notice: Notice, secretary: Person, application: Application
) -> None:
    take(notice, secretary, ("虚构老厂", code(7002), *GOLD))
    link(application, secretary)
    link(
        application,
        secretary,
        predecessor="虚构老厂",
        predecessor_number=code(7002),
        successor=OLD[0],
        successor_number=OLD[1],
    )
    assert codes(application) == ["held_not_declared"]


def test_a_predecessor_without_a_number_is_matched_by_name_for_people_to_confirm(
    notice: Notice, secretary: Person, application: Application
) -> None:
    take(notice, secretary, (OLD[0], "", *GOLD))
    link(application, secretary, predecessor_number="")
    assert codes(application) == ["by_name"]


def test_a_link_is_ended_once_and_for_a_reason(notice: Notice, secretary: Person, application: Application) -> None:
    linked = link(application, secretary)
    with pytest.raises(NotPossible) as refused:
        perform(Act.INTAKE_UNLINK_SUCCESSOR, by=secretary, on=linked.pk, reason=" ")
    assert refused.value.refusal.code == "reason_missing"
    perform(Act.INTAKE_UNLINK_SUCCESSOR, by=secretary, on=linked.pk, reason="虚构")
    with pytest.raises(NotPossible):
        perform(Act.INTAKE_UNLINK_SUCCESSOR, by=secretary, on=linked.pk, reason="虚构")


def test_the_same_link_is_not_made_twice(notice: Notice, secretary: Person, application: Application) -> None:
    link(application, secretary)
    with pytest.raises(NotPossible) as refused:
        link(application, secretary)
    assert refused.value.refusal.code == "succession_known"


def test_whoever_has_a_part_in_either_links_it_with_nothing(
    notice: Notice, secretary: Person, application: Application
) -> None:
    joined(application.applicant, application.applicant.memberships.get().person, secretary, Role.READER)
    for said in ({}, {"predecessor_number": application.applicant.number, "successor_number": OLD[1]}):
        with pytest.raises(NotPossible) as refused:
            link(application, secretary, **said)
        assert refused.value.refusal.code == "own_case"
    assert not Succession.objects.exists()
