"""Is an authority asked about whom it may be asked, and does what it answers decide, and its silence nothing?"""

from datetime import date

import pytest

from award.application.lifecycle import WITHDRAWN
from award.intake.enquiry import Answered
from award.vocabulary.acts import Act
from office.acts.performing import NotPossible, perform
from office.records.applications import Application
from office.records.intake import Standing
from office.records.issued import Notice
from office.records.people import Person
from office.records.registers import Answer, Enquiry
from tests.office.acts.intake.holding import filed
from tests.office.applying import NOON, set_clock
from tests.office.arranging import person

UNTIL = date(2025, 7, 29)
MAJOR = {"events": ({"class": "safety", "grade": "major", "on": "2024-03-01"},)}


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON)


@pytest.fixture
def secretary(db: None) -> Person:
    return person("secretary", "secretary")


@pytest.fixture
def application(notice: Notice) -> Application:
    return filed(notice, person("owner"))


def ask(by: Person, *about: Application, authority: str = "emergency_management", until: date = UNTIL) -> Enquiry:
    asked = {"authority": authority, "applications": [one.pk for one in about], "until": until}
    return perform(Act.INTAKE_ENQUIRE, by=by, on=about[0].notice_id, **asked)


def answer(enquiry: Enquiry, by: Person, *given: Answered) -> None:
    perform(Act.INTAKE_RECORD_ANSWERS, by=by, on=enquiry.pk, answers=given)


def test_what_an_authority_found_decides_and_is_told(secretary: Person, application: Application) -> None:
    enquiry = ask(secretary, application)
    answer(enquiry, secretary, Answered(application.pk, "found", "虚构的认定", MAJOR))
    standing = Standing.objects.get(application=application)
    assert [one["code"] for one in standing.contradictions] == ["answered_not_declared"]
    assert standing.outcomes["no_major_accident"] == "not_met"


def test_what_it_corrects_later_holds_instead(secretary: Person, application: Application) -> None:
    enquiry = ask(secretary, application)
    answer(enquiry, secretary, Answered(application.pk, "found", "虚构", MAJOR))
    answer(enquiry, secretary, Answered(application.pk, "none", "更正：虚构"))
    assert Standing.objects.get(application=application).contradictions == []


def test_until_it_has_answered_it_has_said_nothing(secretary: Person, application: Application) -> None:
    before = Standing.objects.filter(application=application).values().first()
    ask(secretary, application)
    kept = Answer.objects.get()
    assert (kept.said, kept.by, kept.at) == ("", None, None)
    assert Standing.objects.filter(application=application).values().first() == before


def test_nothing_is_asked_about_those_it_does_not_concern(secretary: Person, application: Application) -> None:
    perform(Act.APPLICATION_WITHDRAW, by=application.applicant.memberships.get().person, on=application.pk)
    with pytest.raises(NotPossible) as refused:
        ask(secretary, application)
    assert refused.value.refusal.code == "enquiry_about_nobody"
    application.refresh_from_db()
    assert application.stage == WITHDRAWN


def test_nobody_asks_about_an_application_in_which_they_have_a_part(notice: Notice) -> None:
    own = person("both", "secretary")
    application = filed(notice, own)
    with pytest.raises(NotPossible) as refused:
        ask(own, application)
    assert refused.value.refusal.code == "enquiry_about_nobody"


def test_an_answer_that_says_what_was_said_is_not_recorded_again(secretary: Person, application: Application) -> None:
    enquiry = ask(secretary, application)
    answer(enquiry, secretary, Answered(application.pk, "none"))
    with pytest.raises(NotPossible) as refused:
        answer(enquiry, secretary, Answered(application.pk, "none"))
    assert refused.value.refusal.code == "answers_none"


def test_an_answer_about_someone_else_is_none(secretary: Person, notice: Notice, application: Application) -> None:
    enquiry = ask(secretary, application)
    other = filed(notice, person("other"))
    with pytest.raises(NotPossible):
        answer(enquiry, secretary, Answered(other.pk, "found", "虚构", MAJOR))
