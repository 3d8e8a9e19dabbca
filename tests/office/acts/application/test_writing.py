"""Is an application opened once for a line, and written by several hands without one losing the other's words?"""

import pytest

from award.application.lifecycle import DRAFT, WITHDRAWN
from award.application.writing import FACTS
from award.eligibility.facts import read_facts
from award.vocabulary.acts import Act
from award.vocabulary.fault import Faulty
from award.vocabulary.roles import Role
from office.access.gate import NotAllowed
from office.acts.performing import NotPossible, perform
from office.records.applications import Application, Part, Version
from office.records.issued import Notice
from office.records.people import Applicant, Person
from office.wording import all_told
from tests.award.announced import ON, SCHEME, sound
from tests.award.application.dossiers import a_file
from tests.office.acts.application.test_membership import refused
from tests.office.applying import LINE, opened, write
from tests.office.arranging import joined, organisation, person

pytestmark = pytest.mark.django_db

PART = "application_form"


@pytest.fixture
def owner(db: None) -> Person:
    return person("甲")


@pytest.fixture
def applicant(notice: Notice, owner: Person) -> Applicant:
    return organisation(notice, owner)


@pytest.fixture
def application(applicant: Applicant, owner: Person) -> Application:
    return opened(applicant, owner)


def test_an_application_has_a_number_of_its_own_and_the_facts_of_the_self_check(
    notice: Notice, application: Application
) -> None:
    other = person("乙")
    assert (application.stage, application.reference) == (DRAFT, "2025-0001-2")
    assert opened(organisation(notice, other), other).reference != application.reference
    kept = application.parts.get(part=FACTS)
    assert read_facts({"facts": kept.answers}, SCHEME, on=ON).values == sound(LINE)


def test_an_applicant_opens_one_application_for_a_line(applicant: Applicant, owner: Person) -> None:
    opened(applicant, owner)
    again = {"by": owner, "on": applicant.pk}
    assert refused(Act.APPLICATION_OPEN, **again, line=LINE) == "opened_already"
    assert refused(Act.APPLICATION_OPEN, **again, line="虚构") == "line_unknown"
    assert refused(Act.APPLICATION_OPEN, **again, line="gold_achievement") == "line_of_others"
    assert perform(Act.APPLICATION_OPEN, **again, line="mayor_model").stage == DRAFT


def test_what_was_withdrawn_is_opened_again_as_it_was(application: Application, owner: Person) -> None:
    write(application, owner, PART, {"applicant_name": "虚构"})
    assert perform(Act.APPLICATION_WITHDRAW, by=owner, on=application.pk).stage == WITHDRAWN
    assert refused(Act.APPLICATION_WRITE, by=owner, on=application.pk, part=PART, answers={}, version=1) == "stage"
    again = perform(Act.APPLICATION_OPEN, by=owner, on=application.applicant.pk, line=LINE)
    assert (again.pk, again.stage, again.reference) == (application.pk, DRAFT, application.reference)
    assert again.parts.get(part=PART).answers == {"applicant_name": "虚构"}


def test_members_write_as_their_role_allows(application: Application, owner: Person) -> None:
    editor, reader = person("编"), person("阅")
    joined(application.applicant, owner, editor)
    joined(application.applicant, owner, reader, Role.READER)
    assert write(application, editor, PART, {"applicant_name": "虚构"}).by == editor
    for stranger in (reader, person("外"), person("办", "secretary")):
        with pytest.raises(NotAllowed):
            write(application, stranger, PART, {}, 1)


def test_whoever_wrote_upon_an_older_version_is_told_of_the_newer_and_overwrites_nothing(
    application: Application, owner: Person
) -> None:
    editor = person("编")
    joined(application.applicant, owner, editor)
    saved = write(application, editor, PART, {"applicant_name": "先到"})
    with pytest.raises(NotPossible) as stale:
        write(application, owner, PART, {"applicant_name": "后到"})
    told = stale.value.refusal
    assert (told.code, told.params["by"], told.params["version"]) == ("part_changed", editor.name, 1)
    for wording in all_told().values():
        assert editor.name in wording.say(told.key, told.params)
    saved.refresh_from_db()
    assert saved.answers == {"applicant_name": "先到"}
    assert write(application, owner, PART, {"applicant_name": "后到"}, 1).version == 2


def test_every_version_is_kept(application: Application, owner: Person) -> None:
    for version, words in enumerate(("一", "二", "三")):
        write(application, owner, PART, {"applicant_name": words}, version)
    kept = Version.objects.filter(part__part=PART).order_by("number").values_list("number", "answers")
    assert list(kept) == [(n, {"applicant_name": words}) for n, words in enumerate(("一", "二", "三"), start=1)]


def test_a_draft_beyond_a_limit_is_kept(application: Application, owner: Person) -> None:
    long = "长" * 500
    assert write(application, owner, PART, {"applicant_name": long}).answers == {"applicant_name": long}


def test_what_cannot_be_read_is_not_kept(application: Application, owner: Person) -> None:
    for part, answers in ((PART, {"no_such_question": "虚构"}), (PART, "虚构"), (FACTS, {"no_such_fact": 1})):
        version = 1 if part == FACTS else 0
        with pytest.raises(Faulty):
            write(application, owner, part, answers, version)
    assert refused(Act.APPLICATION_WRITE, by=owner, on=application.pk, part="nothing", answers={}, version=0) == (
        "part_unknown"
    )
    assert list(Part.objects.values_list("part", "version")) == [(FACTS, 1)]


def test_nobody_writes_a_file_into_a_form(application: Application, owner: Person) -> None:
    kept = write(application, owner, PART, {"applicant_name": "虚构", "signed_form": [a_file()]})
    assert kept.answers == {"applicant_name": "虚构"}


def test_a_version_that_never_was_is_refused(application: Application, owner: Person) -> None:
    asked = {"by": owner, "on": application.pk, "part": PART, "answers": {}, "version": 7}
    assert refused(Act.APPLICATION_WRITE, **asked) == "no_such_record"
